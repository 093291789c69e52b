package org.planledger.plan.document.goal;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.planledger.plan.document.source.Range;
import org.planledger.plan.document.source.SourceText;
import org.planledger.plan.document.source.WordList;

/// Reads the goals that have no number: a direction, a number that is set elsewhere, full coverage.
final class WordedGoals {
    private static final BigDecimal FULL = BigDecimal.valueOf(100);
    private static final WordList FULL_COVERAGE = WordList.of("全覆盖 全面覆盖");
    private static final WordList ALL_REACH = WordList.of("全部达到 均达到 全部符合 全面达到 全部达");
    private static final WordList STANDARDS = WordList.of("标准 要求 规范 等级 水平 条件");
    private static final WordList NEARLY = WordList.of("基本实现 基本 基本达到");
    private static final WordList BETTER_THAN = WordList.of("高于 达到 超过 不低于 优于 快于 领先于 低于 不高于");
    private static final WordList AVERAGES = WordList.of("平均水平 平均 平均增速 平均增幅 平均值");
    private static final WordList AHEAD_OF = WordList.of("高于 快于 优于 领先于 低于 慢于 好于");
    private static final WordList NOT_AHEAD_OF = WordList.of("不高于 不低于 不慢于 不优于 不得高于 不得低于");
    private static final WordList OTHERS = WordList.of("全国 全省 全市 全区 全县 省 市 上年 去年 同期 经济 地区生产总值 GDP 城镇 城市 财政");
    private static final WordList LEVELS = Words.QUANTITIES.and(Words.GROWS);
    private static final int LONGEST_OTHER = 16;

    private final SourceText source;
    private final String text;
    private final Range clause;
    private final Mood mood;
    private final Goal last;
    private final List<Goal> goals = new ArrayList<>();

    private WordedGoals(SourceText source, Range clause, Mood mood, Goal last) {
        this.source = source;
        this.text = source.plain();
        this.clause = source.trimmed(clause);
        this.mood = mood;
        this.last = last;
    }

    /// @param last the goal before in the same sentence; null without
    static List<Goal> read(SourceText source, Range clause, Mood mood, Goal last) {
        WordedGoals reader = new WordedGoals(source, clause, mood, last);
        if (!reader.clause.isEmpty()) {
            reader.read();
        }
        return reader.goals;
    }

    /// What is above an average or a level that others make, by however much: 增速快于经济增速0.5个百分点.
    static List<Goal> outdoing(SourceText source, Range words, Quantity by, Mood mood, Goal last) {
        WordedGoals reader = new WordedGoals(source, words, mood, last);
        String said = reader.clause.of(reader.text);
        if (!reader.averaged(said) && CountedUnits.isShare(by.unit())) {
            reader.ahead(said);
        }
        return reader.goals;
    }

    static boolean isFullCoverage(String text, Range clause) {
        return FULL_COVERAGE.indexIn(text, clause.from(), clause.to()) >= 0;
    }

    private void read() {
        String words = clause.of(text);
        boolean found = coverage(words)
                || standard(words)
                || turned(words)
                || setElsewhere(words)
                || averaged(words)
                || ahead(words)
                || redLine(words);
        assert found || goals.isEmpty();
    }

    /// 城乡社区日间照料服务全覆盖 is 100 %.
    private boolean coverage(String words) {
        String word = FULL_COVERAGE.before(words, words.length(), 0);
        if (word == null) {
            return false;
        }
        String subject = words.substring(0, words.length() - word.length());
        boolean nearly = NEARLY.before(subject.strip(), subject.strip().length(), 0) != null;
        String name = IndicatorName.before(withoutLast(subject.strip(), NEARLY));
        int first = name.indexOf("由");
        name = first > 0 && name.contains("到") ? name.substring(0, first) : name;
        if (name.length() < 2) {
            return false;
        }
        full(name, nearly ? GoalComparator.ABOUT : GoalComparator.EXACTLY);
        return true;
    }

    /// 乡镇卫生院全部达到国家基本标准 is 100 %.
    private boolean standard(String words) {
        int all = ALL_REACH.indexIn(words, 2, words.length());
        if (all < 0 || STANDARDS.before(words, words.length(), 0) == null) {
            return false;
        }
        String name = IndicatorName.before(words.substring(0, all)) + words.substring(all + 2);
        full(name, GoalComparator.EXACTLY);
        return true;
    }

    private void full(String name, GoalComparator comparator) {
        GoalDirection direction = GoalDirection.HIGHER;
        add(name, GoalStatus.SET, comparator, FULL, "%", GoalMeasure.AMOUNT, direction, Reason.FULL_COVERAGE, 70);
    }

    private static String withoutLast(String words, WordList list) {
        String word = list.before(words, words.length(), 0);
        return word == null ? words : words.substring(0, words.length() - word.length());
    }

    /// A direction alone: 两降一升, 负增长, 明显下降.
    private boolean turned(String words) {
        List<Turn> turns = Turn.in(words);
        turns.forEach(turn -> direction(turn.name(), turn.comparator()));
        return !turns.isEmpty();
    }

    private boolean setElsewhere(String words) {
        List<String> names = SetElsewhere.in(words);
        names.forEach(this::assigned);
        return !names.isEmpty();
    }

    /// 高于全省平均水平.
    private boolean averaged(String words) {
        String average = AVERAGES.before(words, words.length(), 0);
        int from = BETTER_THAN.indexIn(words, 0, words.length());
        if (average != null && from == 0 && last != null) {
            compared(last.indicator(), last.measure());
            return true;
        }
        if (average == null || from < 2) {
            return false;
        }
        String name = IndicatorName.before(words.substring(0, from));
        if (name.length() < 2) {
            return false;
        }
        compared(name);
        return true;
    }

    /// 农民收入增速快于城镇居民: what is reached is what others reach.
    private boolean ahead(String words) {
        boolean isOfLast = last != null && AHEAD_OF.at(words, 0, words.length()) != null;
        int from = isOfLast ? 0 : AHEAD_OF.indexIn(words, 2, words.length());
        if (from < 0 || NOT_AHEAD_OF.before(words, from + 2, 0) != null) {
            return false;
        }
        String others =
                words.substring(from + AHEAD_OF.at(words, from, words.length()).length());
        String name = IndicatorName.before(words.substring(0, from));
        boolean isLevelOfOthers = OTHERS.at(others, 0, others.length()) != null
                && others.length() <= LONGEST_OTHER
                && others.chars().noneMatch(Character::isDigit);
        if (isLevelOfOthers && isOfLast) {
            compared(last.indicator(), last.measure());
            return true;
        }
        if (!isLevelOfOthers || LEVELS.before(name, name.length(), 0) == null) {
            return false;
        }
        compared(name);
        return true;
    }

    private void compared(String name) {
        compared(name, Words.GROWS.before(name, name.length(), 0) == null ? GoalMeasure.AMOUNT : GoalMeasure.GROWTH);
    }

    private void compared(String name, GoalMeasure measure) {
        add(name, GoalStatus.ASSIGNED, null, null, null, measure, directionOf(name), Reason.SET_ELSEWHERE, 60);
    }

    /// 严守用水总量红线.
    private boolean redLine(String words) {
        int from = Words.RED_LINE.indexIn(words, 0, words.length());
        if (from < 0 || !words.endsWith("红线")) {
            return false;
        }
        String keeps = Words.RED_LINE.at(words, from, words.length());
        String line = words.substring(from + keeps.length());
        if (line.length() < 5 || line.indexOf('、') >= 0 || line.startsWith("“")) {
            return false;
        }
        assigned(line);
        return true;
    }

    private void assigned(String name) {
        add(
                name,
                GoalStatus.ASSIGNED,
                null,
                null,
                null,
                GoalMeasure.AMOUNT,
                directionOf(name),
                Reason.SET_ELSEWHERE,
                60);
    }

    private void direction(String name, GoalComparator comparator) {
        boolean isFall = comparator == GoalComparator.DECREASE;
        GoalMeasure measure = isFall ? GoalMeasure.REDUCTION : GoalMeasure.GROWTH;
        GoalDirection direction = isFall ? GoalDirection.LOWER : GoalDirection.HIGHER;
        add(name, GoalStatus.SET, comparator, null, null, measure, direction, Reason.DIRECTION_ONLY, 70);
    }

    private static GoalDirection directionOf(String name) {
        return Words.BETTER_LOWER.before(name, name.length(), 0) != null ? GoalDirection.LOWER : GoalDirection.HIGHER;
    }

    private void add(
            String name,
            GoalStatus status,
            GoalComparator comparator,
            BigDecimal value,
            String unit,
            GoalMeasure measure,
            GoalDirection direction,
            Reason reason,
            int hundredths) {
        goals.add(new Goal(
                clause,
                name,
                status,
                comparator,
                value,
                null,
                unit,
                direction,
                measure,
                mood.yearly() ? GoalRecurrence.YEARLY : GoalRecurrence.TOTAL,
                mood.strength(),
                mood.due(),
                BigDecimal.valueOf(hundredths, 2),
                List.of(reason)));
    }
}
