package org.planledger.plan.document.outline;

import java.util.Arrays;
import java.util.List;
import org.planledger.plan.document.source.ChineseNumeral;
import org.planledger.plan.document.source.Range;
import org.planledger.plan.document.source.SourceText;

/// Headings that lost the line end before them. One begins within a line where its number is the next of its series and
/// it stands behind who is to do the task before it, behind a full stop, or behind the heading of its part or section;
/// but not where a later line begins with that number, and not in a list that a task holds.
final class GluedHeadings {
    private static final int LONGEST_CLAUSE = 300;
    private static final int LONGEST_TITLE = 40;
    private static final int SHORTEST_TITLE = 4;
    private static final int MOST_DIGITS = 3;
    /// Behind these a number is one of what is named before it: 附件1. and 第1.
    private static final String NAMED_BY_NUMBER = "第件表图共约各达为近超至到过仅有-.%/,、《“(+=<>~*";
    /// With these 第一章, 任务一, 重点行动一 and the like begin.
    private static final String BEGINNINGS = "第任重主工具行专实民项事";
    /// Behind these 一 counts nothing: 统一、规范.
    private static final String NO_NUMERALS = "统唯惟同单其之专划合归逐初高第周某每任另";

    private final SourceText source;
    private final String text;
    private final List<Range> lines;
    /// For each line and level the number of the next line that begins so, and does not stand under another heading.
    private final int[][] following;
    private final int[] seconds = new int[Heading.Level.values().length];
    private int secondsIn = -1;
    /// Whether a line begins with 任务一 or the like: else those that stand within lines are no tasks.
    private boolean hasNamed;

    /// @param lines all lines of the document
    GluedHeadings(SourceText source, List<Range> lines) {
        this.source = source;
        this.text = source.plain();
        this.lines = lines;
        this.following = new int[lines.size()][];
        int[] later = new int[Heading.Level.values().length];
        for (int i = lines.size() - 1; i >= 0; i--) {
            following[i] = later.clone();
            Heading heading = numbered(lines.get(i));
            if (heading != null) {
                hasNamed |= heading.level() == Heading.Level.NAMED;
                int level = heading.level().ordinal();
                later[level] = heading.ordinal();
                Arrays.fill(later, level + 1, later.length, 0);
            }
        }
    }

    /// The heading with which a line begins, whatever its number is.
    private Heading numbered(Range line) {
        int end = line.from();
        while (end < line.to() && end - line.from() < MOST_DIGITS && Character.isDigit(text.charAt(end))) {
            end++;
        }
        return Heading.of(text, line, end == line.from() ? 0 : Integer.parseInt(text, line.from(), end, 10) - 1);
    }

    /// What has been counted before a line.
    ///
    /// @param line which of all lines it is
    /// @param form what is a task
    /// @param part the number of the last part; 0 before the first one
    /// @param section that of the present section; 0 when in none
    /// @param lastSection that of the last section, for those that count on in the next part
    /// @param task that of the last task
    /// @param isInTask whether the line is a paragraph of a task, unless it begins another
    record Counted(int line, Form form, int part, int section, int lastSection, int task, boolean isInTask) {
        private Counted with(Heading heading) {
            int number = heading.ordinal();
            return switch (heading.level()) {
                case CHAPTER -> new Counted(line, form, 0, 0, lastSection, task, false);
                case PART -> new Counted(line, form, number, 0, lastSection, task, false);
                case SECTION -> new Counted(line, form, part, number, number, task, false);
                case NAMED, TASK ->
                    isInTask && number == 1 ? this : new Counted(line, form, part, section, lastSection, number, true);
                case ITEM ->
                    form == Form.ITEMS ? new Counted(line, form, part, section, lastSection, number, true) : this;
            };
        }

        /// Whether no part, section or task is begun.
        private boolean isBeforeAll() {
            return part == 0 && section == 0 && !isInTask;
        }

        private boolean isNext(Heading heading) {
            int number = heading.ordinal();
            return switch (heading.level()) {
                case PART -> number == part + 1;
                case SECTION -> number == section + 1 || section > 0 && number == lastSection + 1;
                case TASK -> form == Form.NUMBERS && (number == task + 1 || number == 1 && !isInTask);
                case NAMED -> form == Form.NUMBERS && number == task + 1;
                case ITEM -> form == Form.ITEMS && number == task + 1;
                case CHAPTER -> true;
            };
        }
    }

    /// Where what a line begins with ends, and the heading of something else begins.
    ///
    /// @return the end of the line when nothing else does
    int end(Range line, Counted before) {
        Heading first = Heading.of(text, line, before.task());
        Counted counted = first == null ? before : before.with(first);
        int from = first == null ? line.from() : first.body();
        boolean isTitle = first != null && !counted.isInTask();
        boolean isInList = isList(first, before);
        for (int i = from + 1; i < line.to(); i++) {
            isTitle = isTitle && "。;".indexOf(text.charAt(i - 1)) < 0 && i - from <= LONGEST_TITLE;
            Heading heading = headingAt(new Range(i, line.to()), counted.task());
            if (heading == null) {
                continue;
            }
            boolean isBehindTitle = isTitle && i - from >= SHORTEST_TITLE;
            if (isNext(heading, counted)
                    && (isBehindTitle || begins(heading, new Range(line.from(), i), counted, isInList))) {
                return i;
            }
            isInList |= "。:;, ".indexOf(text.charAt(i - 1)) >= 0 && isList(heading, counted);
        }
        return line.to();
    }

    private boolean isNext(Heading heading, Counted counted) {
        return counted.isNext(heading)
                && following[counted.line()][heading.level().ordinal()] != heading.ordinal();
    }

    /// @param words what stands before it
    private boolean begins(Heading heading, Range words, Counted counted, boolean isInList) {
        char last = text.charAt(words.to() - 1);
        if (counted.isBeforeAll() && heading.ordinal() == 1) {
            boolean isBehindWords = Character.isIdeographic(last) || "。) ".indexOf(last) >= 0;
            return isBehindWords && hasSecond(heading, words.to(), counted.line());
        }
        boolean isBehindSentence = "。 ".indexOf(last) >= 0 || last == ':' && !counted.isInTask();
        return isBehindSentence && !isInList || isBehindUnits(words);
    }

    /// Whether the second of a series stands behind its first, which alone might be anything.
    private boolean hasSecond(Heading first, int from, int line) {
        int level = first.level().ordinal();
        return following[line][level] == 2 || lastSecond(first.level(), line) > from;
    }

    /// Where the line holds its last 二、 or 2. behind a sentence or a bracket.
    private int lastSecond(Heading.Level level, int line) {
        if (secondsIn != line) {
            secondsIn = line;
            Arrays.fill(seconds, -1);
            Range words = lines.get(line);
            for (int i = words.from() + 1; i < words.to(); i++) {
                boolean isMark = "。) ".indexOf(text.charAt(i - 1)) >= 0;
                Heading heading = isMark ? headingAt(new Range(i, words.to()), 1) : null;
                if (heading != null && heading.ordinal() == 2) {
                    seconds[heading.level().ordinal()] = i;
                }
            }
        }
        return seconds[level.ordinal()];
    }

    private static boolean isList(Heading heading, Counted counted) {
        return heading != null && heading.level() == Heading.Level.TASK && heading.ordinal() == 1 && counted.isInTask();
    }

    /// The heading that may begin there, by its form.
    private Heading headingAt(Range words, int lastTask) {
        int from = words.from();
        char sign = text.charAt(from);
        char before = text.charAt(from - 1);
        boolean isDigit = Character.isDigit(sign);
        boolean isChinese = ChineseNumeral.isNumeral(sign);
        if (!isDigit && !isChinese && sign != '(' && BEGINNINGS.indexOf(sign) < 0) {
            return null;
        }
        if (isDigit && isOfAName(before) || isChinese && ChineseNumeral.isNumeral(before)) {
            return null;
        }
        Heading heading = Heading.of(text, words, lastTask);
        if (heading == null) {
            return null;
        }
        boolean isNamed = switch (heading.level()) {
            case TASK -> !hasPoint(from, heading.body());
            case PART -> NO_NUMERALS.indexOf(before) >= 0 || isCountedOn(heading);
            case SECTION -> "(,、第".indexOf(before) >= 0;
            case NAMED -> !hasNamed || before != '。' && before != ')';
            case ITEM -> before != '。' && before != ')';
            case CHAPTER -> before != '。' || !isRestOfLine(heading, words);
        };
        return isNamed ? null : heading;
    }

    /// Whether a chapter's name goes to the end of the line: 第二章 重点任务.
    private boolean isRestOfLine(Heading heading, Range words) {
        return text.charAt(heading.body()) == ' '
                && text.substring(heading.body(), words.to()).chars().noneMatch(sign -> "。,;:".indexOf(sign) >= 0);
    }

    private static boolean isOfAName(char before) {
        return NAMED_BY_NUMBER.indexOf(before) >= 0
                || Character.isLetterOrDigit(before) && !Character.isIdeographic(before);
    }

    private boolean hasPoint(int from, int body) {
        return text.substring(from, body).chars().anyMatch(mark -> mark == '.' || mark == '、');
    }

    /// 二、三产业 and 三、四季度 are no headings.
    private boolean isCountedOn(Heading heading) {
        int end = heading.body() + 1;
        return heading.body() < text.length()
                && ChineseNumeral.value(text.substring(heading.body(), end)) == heading.ordinal() + 1L;
    }

    private boolean isBehindUnits(Range words) {
        Range last = source.trimmed(new Range(Math.max(words.from(), words.to() - LONGEST_CLAUSE), words.to()));
        UnitClause clause = UnitClause.find(source, last);
        return clause != null && clause.range().to() >= last.to();
    }
}
