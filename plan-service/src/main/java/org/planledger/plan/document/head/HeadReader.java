package org.planledger.plan.document.head;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.planledger.plan.document.source.Range;
import org.planledger.plan.document.source.SourceText;
import org.planledger.plan.document.source.WordList;

/// Reads what stands before the first part of a plan: the table of properties of the page, the letter, the
/// title.
public final class HeadReader {
    private static final int LONGEST_LINE_OF_A_TITLE = 60;
    private static final int SHORTEST_REASONS = 16;
    private static final int MOST_LINES_OF_A_TITLE = 8;
    private static final int LONGEST_NUMBER_LINE = 60;
    private static final WordList PLANS = WordList.of("计划 任务 方案 要点 规划 目标 意见 安排 措施 清单 工作 报告 实事");
    /// With these the reasons of a plan begin.
    private static final String REASONS = "为根按以认近当";
    /// What a letter or the reasons of a plan say, and no title.
    private static final WordList SAYINGS = WordList.of("制定本 制订本 制定如下 提出如下 现将 现就 如下 印发给 请认真 请结合 结合实际 已经");
    private static final WordList OVER = WordList.of("失效 废止 已废止 已失效");
    private static final WordList LETTERS = WordList.of("关于印发 印发");
    private static final int MOST_LINES_OF_A_LETTER = 4;
    private static final int LONGEST_DAY = 16;
    private static final WordList ENDS_OF_TITLES = WordList.of("计划 任务 方案 要点 规划 目标 意见 安排 措施 清单 报告 通知 分工 分解表 分工表 责任表 台账");
    private static final WordList NOT_TITLES = WordList.of("此件公开发布 此件主动公开 此件依申请公开 附件 各镇 各县 各乡 字号 打印 索引号");

    private final SourceText source;
    private final String text;
    private final PageProperties properties;
    private final List<Range> lines;

    private HeadReader(SourceText source, PageProperties properties) {
        this.source = source;
        this.text = source.plain();
        this.properties = properties;
        this.lines = properties.lines();
    }

    /// @param lines the lines before the first part
    public static PlanHead read(SourceText source, List<Range> lines) {
        List<Range> all = HeadLines.apart(source, HeadLines.withProperties(source, lines));
        return new HeadReader(source, PageProperties.on(source, all)).head();
    }

    private PlanHead head() {
        String title = title();
        LocalDate issuedOn = issuedOn();
        YearWords years = years(title, issuedOn);
        return new PlanHead(
                title == null ? null : withoutDraftMark(title),
                documentNumber(),
                issuer(),
                issuedOn,
                years == null ? null : years.firstMonth(),
                years == null ? null : years.lastMonth(),
                validity());
    }

    private YearWords years(String title, LocalDate issuedOn) {
        YearWords named = title == null ? null : YearWords.ofTitle(new SourceText(title).plain());
        if (named != null) {
            return named;
        }
        YearWords most = YearWords.mostNamed(text);
        if (most != null) {
            return issuedOn == null ? most : most.since(issuedOn.getYear());
        }
        return issuedOn == null ? null : new YearWords(issuedOn.getYear(), issuedOn.getYear());
    }

    /// The title above the reasons; that of the letter where the page has lost signs of it.
    private String title() {
        String above = titleAbove();
        String inLetter = titleInLetter();
        if (above == null) {
            return inLetter == null ? titleOfPage() : inLetter;
        }
        return inLetter != null && inLetter.length() > above.length() && hasAllOf(inLetter, above) ? inLetter : above;
    }

    private String titleOfPage() {
        return properties.of(PropertyKind.TITLE).stream()
                .map(source::published)
                .filter(PLANS::isIn)
                .findFirst()
                .orElse(null);
    }

    /// The last title above reasons or above the first part: a letter and its reasons come before those of the plan.
    private String titleAbove() {
        for (int i = lines.size(); i > 0; i--) {
            boolean isAboveReasons = i == lines.size() || !properties.isProperty(i) && isReasons(lines.get(i));
            String title = isAboveReasons ? titleEndingAt(aboveMarks(i - 1)) : null;
            if (title != null) {
                return title;
            }
        }
        return null;
    }

    /// The last line that is no property, no number of the document, and no day, as they stand below some titles.
    private int aboveMarks(int last) {
        int i = last;
        while (i >= 0 && (properties.isProperty(i) || isMark(lines.get(i)))) {
            i--;
        }
        return i;
    }

    private boolean isMark(Range line) {
        boolean isDay = line.length() < LONGEST_DAY + 2 && DateWords.in(line.of(text)) != null;
        boolean isNumber = line.length() < LONGEST_LINE_OF_A_TITLE / 2 && DocumentNumber.in(source, line) != null;
        return isDay || isNumber;
    }

    private String titleEndingAt(int last) {
        List<String> parts = new ArrayList<>();
        for (int i = last; i >= Math.max(0, last + 1 - MOST_LINES_OF_A_TITLE) && isLineOfATitle(i); i--) {
            parts.addFirst(source.published(lines.get(i)));
            if (isBeginOfATitle(i, String.join("", parts))) {
                break;
            }
        }
        String title = String.join("", parts).strip();
        return PLANS.isIn(withoutDraftMark(title)) ? title : null;
    }

    private boolean isReasons(Range line) {
        boolean isSentence =
                line.length() >= SHORTEST_REASONS && text.charAt(line.to() - 1) == '。' || isSaid(line.of(text));
        boolean isLong = line.length() >= LONGEST_LINE_OF_A_TITLE;
        return isSentence
                || isLong
                        && (REASONS.indexOf(text.charAt(line.from())) >= 0
                                || line.length() > 2 * LONGEST_LINE_OF_A_TITLE);
    }

    /// Whether words are a sentence that has lost its full stop: 为做好有关工作,制定本方案.
    private static boolean isSaid(String words) {
        int comma = words.indexOf(',');
        boolean isBroken = comma < 0 || comma == words.length() - 1;
        boolean isReason = REASONS.indexOf(words.charAt(0)) >= 0;
        boolean isTitle = ENDS_OF_TITLES.before(words, words.length(), 0) != null;
        return isBroken ? isReason && SAYINGS.isIn(words) : isReason || !isTitle || SAYINGS.isIn(words);
    }

    private boolean isLineOfATitle(int at) {
        String words = lines.get(at).of(text);
        return !properties.isProperty(at)
                && words.length() < LONGEST_LINE_OF_A_TITLE
                && !words.endsWith(":")
                && !words.endsWith("。")
                && !isSaid(words)
                && !NOT_TITLES.isIn(words)
                && !OVER.contains(words)
                && (DateWords.in(words) == null || PLANS.isIn(words));
    }

    /// A line above that is a title of its own, or a number, does not belong to it.
    private boolean isBeginOfATitle(int at, String title) {
        String above = at == 0 ? "" : lines.get(at - 1).of(text);
        return above.isEmpty()
                || PLANS.isIn(withoutDraftMark(title)) && isWhole(withoutDraftMark(above))
                || DocumentNumber.in(source, lines.get(at - 1)) != null;
    }

    /// Whether a line is a title of its own, and not the first line of one: 2024年《政府工作报告》重点工作.
    private static boolean isWhole(String line) {
        String words = line.endsWith(")") || line.endsWith("）")
                ? line.substring(0, Math.max(0, line.lastIndexOf(line.endsWith(")") ? '(' : '（')))
                : line;
        return ENDS_OF_TITLES.before(words, words.length(), 0) != null;
    }

    /// The title in 关于印发……的通知, which may take more lines than one.
    private String titleInLetter() {
        for (int i = 0; i < lines.size(); i++) {
            String words = letter(i);
            int from = words == null ? -1 : LETTERS.indexIn(words, 0, words.length());
            int to = words == null ? -1 : words.lastIndexOf("的通知");
            if (from >= 0 && to > from) {
                int begin = from + LETTERS.at(words, from, words.length()).length();
                String title = words.substring(begin, to).strip();
                return title.startsWith("《") && title.endsWith("》") ? title.substring(1, title.length() - 1) : title;
            }
        }
        return null;
    }

    /// The title of a letter that begins on a line, as published.
    ///
    /// @return null when none does
    private String letter(int first) {
        StringBuilder words = new StringBuilder();
        for (int i = first; i < Math.min(lines.size(), first + MOST_LINES_OF_A_LETTER); i++) {
            Range line = lines.get(i);
            boolean isProperty = properties.isProperty(i) && !(i == first && properties.isTitle(i));
            boolean isNone = isProperty || line.length() > 2 * LONGEST_LINE_OF_A_TITLE;
            if (isNone || i == first && !LETTERS.isIn(line.of(text))) {
                return null;
            }
            words.append(source.published(line));
            if (line.of(text).contains("通知")) {
                return words.toString();
            }
        }
        return null;
    }

    /// Whether all signs of one stand in the other, in their order.
    private static boolean hasAllOf(String whole, String signs) {
        int next = 0;
        for (int i = 0; i < whole.length() && next < signs.length(); i++) {
            if (whole.charAt(i) == signs.charAt(next)) {
                next++;
            }
        }
        return next == signs.length();
    }

    private static String withoutDraftMark(String title) {
        String shorter = title;
        for (String mark : List.of("(征求意见稿)", "（征求意见稿）", "(草案)", "（草案）", "(送审稿)", "（送审稿）")) {
            shorter = shorter.replace(mark, "");
        }
        return shorter.strip();
    }

    private String documentNumber() {
        for (Range line : labelledFirst(lines, PropertyKind.NUMBER)) {
            String number = line.length() > LONGEST_NUMBER_LINE ? null : DocumentNumber.in(source, line);
            if (number != null) {
                return number;
            }
        }
        return null;
    }

    private String issuer() {
        for (int i = 0; i < lines.size(); i++) {
            String letter = letter(i);
            int from = letter == null ? -1 : letter.indexOf("关于");
            if (from > 3 && !letter.substring(0, from).contains("，")) {
                return letter.substring(0, from).strip();
            }
            if (from == 0 && i > 0 && isUnit(i - 1)) {
                return source.published(lines.get(i - 1));
            }
        }
        List<Range> labelled = properties.of(PropertyKind.ISSUER);
        return labelled.isEmpty() ? signature() : source.published(labelled.getFirst());
    }

    /// A unit above a day: who signed the letter.
    private String signature() {
        for (int i = 1; i < lines.size(); i++) {
            boolean isDay = lines.get(i).length() < LONGEST_DAY
                    && DateWords.in(lines.get(i).of(text)) != null;
            if (isDay && isUnit(i - 1)) {
                return source.published(lines.get(i - 1));
            }
        }
        return null;
    }

    private boolean isUnit(int at) {
        return !properties.isProperty(at) && UnitWords.isUnit(lines.get(at).of(text));
    }

    /// The day that it was drawn up comes before that of its issue, and both before that of the page.
    private LocalDate issuedOn() {
        List<Range> places = labelledFirst(lines, PropertyKind.DRAWN_UP, PropertyKind.ISSUED, PropertyKind.PUBLISHED);
        for (Range place : places) {
            LocalDate day = place.length() < LONGEST_LINE_OF_A_TITLE / 2 ? DateWords.in(place.of(text)) : null;
            if (day != null) {
                return day;
            }
        }
        return null;
    }

    private List<Range> labelledFirst(List<Range> others, PropertyKind... kinds) {
        List<Range> places = new ArrayList<>();
        for (PropertyKind kind : kinds) {
            places.addAll(properties.of(kind));
        }
        places.addAll(others);
        return places;
    }

    private Validity validity() {
        boolean isOver = properties.saysItIsOver();
        for (int i = 0; i < lines.size() && !isOver; i++) {
            Range line = lines.get(i);
            isOver = !properties.isProperty(i) && line.length() < 12 && OVER.at(text, line.from(), line.to()) != null;
        }
        boolean isDraft = lines.stream().anyMatch(line -> line.of(text).contains("征求意见稿"));
        return isOver ? Validity.EXPIRED : isDraft ? Validity.DRAFT_FOR_COMMENT : Validity.IN_FORCE;
    }
}
