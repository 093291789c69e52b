package org.planledger.plan.document.goal;

import org.planledger.plan.document.source.WordList;

/// What a number counts, among the words before it, behind it, and what was said before.
///
/// @param name the words that name it; empty when nothing does
/// @param isBehind whether the words behind the number name it
/// @param isShared whether it is what an earlier clause names
record Naming(String name, boolean isBehind, boolean isShared) {

    private static final int LONGEST_SHARE = 60;
    private static final int LONGEST_DEED = 4;
    private static final int LONGEST_EACH = 8;
    /// With these end the names of things, and the words for deeds do not.
    private static final String ENDS_OF_THINGS = "业村区园店站院校馆家户人场会点线路厂企品牌目地量率镇乡县市省级额值";

    /// What is counted afresh more often than each year.
    private static final WordList PACES = WordList.of("每季度 每月 每周 每学期 每半年 每日 每天");

    /// 总数达到150家: all of those there are, and not only the new ones that were named before.
    private static final WordList ALL_OF_THEM = WordList.of("总数达到 总数达 总量达到 总量达");

    /// What names too little by itself to be told from all of its kind.
    private static final WordList GENERAL = WordList.of("企业 项目 人才 人员");

    private static final WordList PLACES = WordList.of("村 镇 乡 乡镇 县 街道 社区 校 乡镇街道 镇街 村居");

    private static final WordList AREAS = WordList.of("平方米 平方公里 亩 公顷");

    private static final WordList TOTALS = WordList.of("总数 总量 总个数 总家数");

    /// Deeds before an amount: 市级财政安排3亿元专项资金, 领导小组召开2次会议.
    private static final WordList GIVES = WordList.of("安排 统筹 统筹安排 列支 拿出 召开 组织 开展 举办 给予 解决 设立 筹措 守住 守牢 坚守 严守 确保 稳定");

    /// Deeds before a count: 每个乡镇至少建成1所敬老院.
    private static final WordList HAS =
            WordList.of("有 建成 建设 培育 培养 打造 配备 配置 建立 设立 创建 形成 引进 引育 招引 遴选 选派 认定 评选 推出 实施 完成 储备 谋划 组建 新建 新增");

    /// Whether nothing around the number says what it counts.
    boolean isUnsaid() {
        return isBehind && (isShared || name.isEmpty());
    }

    /// @param left the words before the number
    /// @param after the words behind it
    static Naming of(String left, String after, Quantity quantity, Context context) {
        Naming naming = withoutPace(left, after, quantity, context);
        String pace = paceOf(left, quantity);
        return naming.name().isEmpty() || naming.name().contains(pace)
                ? naming
                : new Naming(pace + naming.name(), naming.isBehind(), naming.isShared());
    }

    /// Whether a name says that so many are counted in each quarter, month or week.
    static boolean isOfEachPeriod(String name) {
        return PACES.at(name, 0, name.length()) != null;
    }

    /// 每季度召开1次会议 promises more of them than one.
    private static String paceOf(String left, Quantity quantity) {
        int from = CountedUnits.COUNTS.contains(quantity.unit()) ? PACES.indexIn(left, 0, left.length()) : -1;
        boolean isPerHead = from > 0 && "人户生".indexOf(left.charAt(from - 1)) >= 0;
        return from < 0 || isPerHead ? "" : PACES.at(left, from, left.length());
    }

    private static Naming withoutPace(String left, String after, Quantity quantity, Context context) {
        String before = IndicatorName.before(Change.isPossible(quantity) ? withoutChange(left) : left);
        String words = after.strip();
        if (CountedUnits.isShare(quantity.unit()) && before.isEmpty() && words.startsWith("的")) {
            return new Naming(words.substring(1, Math.min(words.length(), LONGEST_SHARE)), true, false);
        }
        String behind = IndicatorName.after(after);
        boolean areExamples = before.endsWith("等") && CountedUnits.COUNTS.contains(quantity.unit());
        if (areExamples && quantity.leading().isEmpty() && behind.length() > 1) {
            return new Naming(behind, true, false);
        }
        if (isDeed(before, quantity) && behind.length() > 1) {
            return new Naming(forEach(before) + behind, true, false);
        }
        String last = context.last();
        boolean isOfLast = last != null
                && context.lastGoal() != null
                && context.lastGoal().unit() != null
                && context.lastGoal().unit().endsWith(quantity.unit());
        boolean isOfAPlace = CountedUnits.COUNTS.contains(quantity.unit()) && Rank.isPlaceAlone(before);
        if (Rank.isAlone(before) || isOfAPlace && behind.length() > 1) {
            return behind.length() > 1
                    ? new Naming(before + behind, true, false)
                    : new Naming(isOfLast ? Rank.of(before, last) : before, false, isOfLast);
        }
        if (last != null && TOTALS.contains(before)) {
            return new Naming(IndicatorName.withoutNew(levelOf(last)), false, true);
        }
        if (IndicatorName.isOnlySum(before)) {
            String summed = behind.length() > 1 ? behind : context.summedUp(quantity);
            return new Naming(summed == null ? before : IndicatorName.asSum(before, summed), false, behind.isEmpty());
        }
        boolean isBehind = before.isEmpty() || IndicatorName.isOnlyNew(before);
        if (isDoneByAShare(before, behind, quantity) && last != null) {
            return new Naming(doer(last) + behind, true, true);
        }
        String done = before.isEmpty() ? last : context.done();
        if (isBehind && behind.isEmpty() && done != null) {
            boolean isOfAll = ALL_OF_THEM.contains(quantity.leading());
            String level = isOfAll
                    ? IndicatorName.withoutNew(levelOf(done))
                    : Words.REACHES.contains(quantity.leading()) ? levelOf(done) : done;
            String whole = context.whole(IndicatorName.asNew(before, level));
            return new Naming(isAreaOfThose(quantity, context) ? whole + "面积" : whole, true, true);
        }
        if (isBehind) {
            String deed = left.isBlank() && CountedUnits.COUNTS.contains(quantity.unit()) ? context.deed() : before;
            context.beginDeed(deed);
            return new Naming(context.whole(deed + behind), true, false);
        }
        if (isOnlyEach(before, quantity) && behind.length() > 1) {
            return new Naming(before + behind, true, false);
        }
        if (last != null && isOnlyEach(before, quantity)) {
            return new Naming(before + last, false, true);
        }
        boolean isPart = !CountedUnits.isShare(quantity.unit()) && PartName.isBare(before);
        if (isPart && behind.length() > 1 && CountedUnits.COUNTS.contains(quantity.unit())) {
            return new Naming(before + behind, true, false);
        }
        if (isPart && (isOfLast || PartName.isSize(before) && isCountedToo(quantity, context.lastGoal()))) {
            return new Naming(PartName.of(before, last), false, true);
        }
        String named = CountedUnits.isShare(quantity.unit()) ? Rank.ofPlace(before, last) : before;
        if (GENERAL.contains(before) && CountedUnits.COUNTS.contains(quantity.unit())) {
            return new Naming(context.whole(context.fresh() + before), false, false);
        }
        return before.startsWith("占") && last != null
                ? new Naming(context.whole(last + before), false, true)
                : new Naming(context.whole(withoutDeedForEach(NameEnd.withoutDeed(named))), false, false);
    }

    /// 改造小区28个、35万平方米 is the area of those that were counted.
    private static boolean isAreaOfThose(Quantity quantity, Context context) {
        Goal last = context.lastGoal();
        return AREAS.contains(quantity.unit())
                && quantity.leading().isEmpty()
                && last != null
                && last.unit() != null
                && CountedUnits.COUNTS.contains(last.unit());
    }

    /// 企业20家,其中10亿元以上2个 counts the same in another word.
    private static boolean isCountedToo(Quantity quantity, Goal last) {
        return last != null
                && last.unit() != null
                && CountedUnits.COUNTS.contains(quantity.unit())
                && CountedUnits.COUNTS.contains(last.unit());
    }

    private static boolean isDoneByAShare(String before, String behind, Quantity quantity) {
        return before.isEmpty()
                && CountedUnits.isShare(quantity.unit())
                && Words.DONE_BY_A_SHARE.at(behind, 0, behind.length()) != null;
    }

    /// Of 乡镇卫生院达到国家基本标准 the 乡镇卫生院, a share of which does more.
    private static String doer(String last) {
        int deed = Words.DONE_BY_A_SHARE.indexIn(last, 2, last.length());
        return deed < 0 ? last : last.substring(0, deed);
    }

    /// 培育龙头企业10家、每条产业链1—2家: so many of them for each of others.
    private static boolean isOnlyEach(String before, Quantity quantity) {
        return isForEach(before)
                && before.length() <= LONGEST_EACH
                && CountedUnits.COUNTS.contains(quantity.unit())
                && HAS.indexIn(before, 1, before.length()) < 0;
    }

    private static boolean isForEach(String before) {
        return before.startsWith("每")
                && (CountedUnits.COUNTS.at(before, 1, before.length()) != null
                        || PLACES.at(before, 1, before.length()) != null);
    }

    /// 每条产业链培育龙头企业 counts 龙头企业 for each of them.
    private static String withoutDeedForEach(String before) {
        String each = forEach(before);
        String deed = each.isEmpty() ? null : HAS.at(before, each.length(), before.length());
        return deed == null || each.length() + deed.length() == before.length()
                ? before
                : each + before.substring(each.length() + deed.length());
    }

    /// Of 每个乡镇至少建成 the 每个乡镇, which belongs to what is counted.
    private static String forEach(String before) {
        if (!isForEach(before)) {
            return "";
        }
        int end = before.length();
        for (int i = before.length() - 1; i > 1; i--) {
            boolean isSaid = HAS.at(before, i, before.length()) != null
                    || Words.LEAST_OF_ALL.at(before, i, before.length()) != null
                    || Words.WHEN.at(before, i, before.length()) != null;
            end = isSaid ? i : end;
        }
        return before.substring(0, end);
    }

    /// 占比每年提高1个百分点,到2025年达到10%: what reaches a level is the share, not its rise.
    private static String levelOf(String last) {
        String change = Change.at(last);
        return change == null || last.length() - change.length() < 2
                ? last
                : last.substring(0, last.length() - change.length());
    }

    /// 组建10支队伍: a few words before a count that what is counted follows on.
    private static boolean isDeed(String before, Quantity quantity) {
        boolean isCounted = CountedUnits.COUNTS.contains(quantity.unit());
        boolean isGiven = !IndicatorName.isOnlyNew(before)
                && (quantity.leading().isEmpty() || quantity.isBound())
                && (GIVES.before(before, before.length(), 0) != null
                        || isCounted && HAS.before(before, before.length(), 0) != null);
        return isGiven
                || before.length() > 1
                        && before.length() <= LONGEST_DEED
                        && !IndicatorName.isOnlyNew(before)
                        && isCounted
                        && quantity.leading().isEmpty()
                        && before.chars().allMatch(Character::isIdeographic)
                        && ENDS_OF_THINGS.indexOf(before.charAt(before.length() - 1)) < 0;
    }

    private static String withoutChange(String left) {
        String words = left.stripTrailing();
        String change = Change.at(words);
        return change == null ? words : words.substring(0, words.length() - change.length());
    }
}
