package org.planledger.plan.document.goal;

import java.util.ArrayList;
import java.util.List;
import org.planledger.plan.document.source.ChineseNumeral;
import org.planledger.plan.document.source.WordList;

/// What is to go up or down, without a number that says how far.
///
/// @param name what goes
/// @param comparator which way: INCREASE or DECREASE
record Turn(String name, GoalComparator comparator) {
    private static final WordList FALLS = WordList.of("下降 减少 降低 负增长 降 减");
    private static final WordList RISES = WordList.of("上升 提升 提高 增长 增加 升 增");
    private static final WordList HOLDS = WordList.of("持续 实现 保持 继续 实现了 继续保持 持续保持 继续实现");
    private static final WordList FALLING =
            WordList.of("下降 减少 降低 持续下降 明显下降 明显减少 明显降低 大幅下降 稳步下降 逐步下降 显著下降 逐年下降 大幅减少 持续减少 进一步下降 稳中有降");
    private static final WordList RISING = WordList.of("提高 提升 上升 持续提高 明显提高 稳步提高 大幅提高 稳步提升 显著提高 逐步提高 明显提升 逐年提高 稳中有升");
    private static final WordList RISING_QUANTITIES = WordList.of("比重 比例 占比 覆盖率 普及率 达标率 利用率 城镇化率 天数 优良率");
    private static final WordList FALLING_QUANTITIES =
            WordList.of("比重 比例 占比 总量 浓度 强度 使用量 排放量 用量 消耗量 能耗 发病率 死亡率 事故起数 起数 死亡人数 负债率 利率 发案数 发案率 警情数 信访量 污染天数");
    private static final WordList MULTIPLIES = WordList.of("倍增 翻番 翻一番 翻两番 实现倍增 实现翻番 实现翻一番 实现翻两番");
    private static final WordList MULTIPLIED = WordList.of("额 量 值 收入 总数 数量 规模");
    private static final WordList NEGATIVE = WordList.of("负增长 保持负增长 实现负增长 零增长 实现零增长 保持零增长");
    private static final WordList POSITIVE = WordList.of("正增长 保持正增长 实现正增长");
    private static final WordList COMPARED = WordList.of("与 较 比 同");
    private static final WordList STATEMENTS = WordList.of("合理 优化 健全 完善 提升 提高 增强");
    private static final int MOST = 9;
    /// More words are no list of what goes up or down.
    private static final int LONGEST = 200;

    /// The turns that a clause promises; empty when it promises none.
    static List<Turn> in(String words) {
        List<Turn> turns = counted(words);
        turns = turns.isEmpty() ? grown(words, NEGATIVE, GoalComparator.DECREASE) : turns;
        turns = turns.isEmpty() ? grown(words, POSITIVE, GoalComparator.INCREASE) : turns;
        turns = turns.isEmpty() ? multiplied(words) : turns;
        return turns.isEmpty() ? turned(words) : turns;
    }

    /// PM2.5、PM10、优良天数“两降一升”, 事故起数、死亡人数“双下降”.
    private static List<Turn> counted(String words) {
        int at = 0;
        List<GoalComparator> ways = ways(words, at);
        while (ways.isEmpty() && at < words.length()) {
            at = Math.max(at + 1, ChineseNumeral.end(words, at));
            ways = ways(words, at);
        }
        int end = at;
        while (end > 0 && "“”\"".indexOf(words.charAt(end - 1)) >= 0) {
            end--;
        }
        String before = words.substring(0, end);
        String holds = HOLDS.before(before, before.length(), 0);
        List<String> subjects = Subjects.named(
                IndicatorName.before(holds == null ? before : before.substring(0, before.length() - holds.length())));
        if (ways.isEmpty() || subjects.size() != ways.size()) {
            return !ways.isEmpty() && before.endsWith("的")
                    ? turned(before.substring(0, before.length() - 1))
                    : List.of();
        }
        boolean areAlike = ways.stream().distinct().count() == 1;
        List<String> bare = subjects.stream().map(Turn::withoutWay).toList();
        List<String> whole = areAlike ? Subjects.withSharedHead(bare) : Subjects.withSharedLevel(bare);
        List<Turn> turns = new ArrayList<>();
        for (int i = 0; i < ways.size(); i++) {
            turns.add(new Turn(whole.get(i), ways.get(i)));
        }
        return turns;
    }

    /// Of 优良天数上升的“两降一升” the 优良天数.
    private static String withoutWay(String subject) {
        String fall = FALLING.before(subject, subject.length(), 0);
        String way = fall == null ? RISING.before(subject, subject.length(), 0) : fall;
        return way == null || way.length() == subject.length()
                ? subject
                : subject.substring(0, subject.length() - way.length());
    }

    /// What 两降一升 says one by one.
    private static List<GoalComparator> ways(String words, int from) {
        List<GoalComparator> ways = new ArrayList<>();
        int i = from;
        while (i < words.length() && ways.size() < MOST) {
            boolean isPair = words.charAt(i) == '双';
            int end = isPair ? i + 1 : ChineseNumeral.end(words, i);
            long count = isPair ? 2 : end == i ? -1 : ChineseNumeral.value(words.substring(i, end));
            String fall = FALLS.at(words, end, words.length());
            String rise = RISES.at(words, end, words.length());
            if (count < 1 || count > MOST || fall == null && rise == null) {
                break;
            }
            for (int k = 0; k < count; k++) {
                ways.add(fall == null ? GoalComparator.INCREASE : GoalComparator.DECREASE);
            }
            i = end + (fall == null ? rise : fall).length();
        }
        return ways.size() > 1 ? ways : List.of();
    }

    /// 化肥、农药使用量负增长, 外贸进出口保持正增长.
    private static List<Turn> grown(String words, WordList growth, GoalComparator way) {
        String word = growth.before(words, words.length(), 0);
        if (word == null) {
            return List.of();
        }
        String subject = words.substring(0, words.length() - word.length());
        int compared = comparison(subject);
        String names = IndicatorName.before(compared > 1 ? subject.substring(0, compared) : subject);
        return names.length() < 2
                ? List.of()
                : Subjects.withSharedHead(List.of(names.split("、"))).stream()
                        .map(name -> new Turn(name, way))
                        .toList();
    }

    private static int comparison(String subject) {
        int compared = subject.indexOf("相比");
        for (int i = compared; i > 1; i--) {
            if (COMPARED.at(subject, i, compared) != null) {
                return i;
            }
        }
        return -1;
    }

    /// 网络零售额倍增.
    private static List<Turn> multiplied(String words) {
        String word = MULTIPLIES.before(words, words.length(), 0);
        String name = word == null ? "" : IndicatorName.before(words.substring(0, words.length() - word.length()));
        return MULTIPLIED.before(name, name.length(), 0) == null
                ? List.of()
                : List.of(new Turn(name, GoalComparator.INCREASE));
    }

    /// PM2.5浓度下降、森林覆盖率上升, 占工业总产值比重明显下降, 事故起数和死亡人数持续下降.
    private static List<Turn> turned(String words) {
        int mark = words.length() > LONGEST ? -1 : words.lastIndexOf('、');
        String first = mark < 0 ? "" : words.substring(0, mark);
        if (!withoutWay(first).equals(first)) {
            List<Turn> turns = new ArrayList<>(turned(first));
            turns.addAll(turned(words.substring(mark + 1)));
            return turns;
        }
        String fall = FALLING.before(words, words.length(), 0);
        String word = fall == null ? RISING.before(words, words.length(), 0) : fall;
        if (word == null) {
            return List.of();
        }
        WordList quantities = fall == null ? RISING_QUANTITIES : FALLING_QUANTITIES;
        GoalComparator way = fall == null ? GoalComparator.INCREASE : GoalComparator.DECREASE;
        String names = IndicatorName.before(words.substring(0, words.length() - word.length()));
        List<String> parts = Subjects.named(names);
        boolean areSubstances =
                fall != null && !parts.isEmpty() && parts.stream().allMatch(Subjects::isSubstance);
        if (!areSubstances && !endsIn(quantities, names)) {
            return List.of();
        }
        boolean areAllQuantities = parts.stream().allMatch(part -> endsIn(quantities, part));
        return areAllQuantities || areSubstances
                ? parts.stream().map(name -> new Turn(name, way)).toList()
                : List.of(new Turn(parts.size() > 1 && isStatement(parts.getFirst()) ? parts.getLast() : names, way));
    }

    private static boolean endsIn(WordList quantities, String name) {
        String quantity = quantities.before(name, name.length(), 0);
        return quantity != null && quantity.length() < name.length();
    }

    /// 配置更加合理、比重明显下降 are two statements.
    private static boolean isStatement(String words) {
        return STATEMENTS.before(words, words.length(), 0) != null;
    }
}
