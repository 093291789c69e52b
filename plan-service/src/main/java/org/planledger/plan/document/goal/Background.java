package org.planledger.plan.document.goal;

import java.math.BigInteger;
import org.planledger.plan.document.source.WordList;

/// Says which quantities are background and promise nothing. Each rule is one reason.
final class Background {
    private static final WordList LEVELS_OF = WordList.of("的水平 的速度 的增速 的目标 的规模 的比例目标 的增长 的标准");
    private static final WordList PROMISES_BEFORE = WordList.of(
            "完成 争取 实现 新增 新建 改造 建设 引进 到位 压减 治理 新改建 建成 新改扩建 改扩建 提升 修复 发展 种植 造林 落实 发放 筹集 减少 节约 降低 整治 绿化 推广 收购 购进 力争 达到 创建 培育 安排 守住 守牢 坚守 严守 确保 保障 稳定 盘活 处置 化解 清收 投放 清理 恢复 复垦 供应 收储 报批 出让 腾退 筹措 设立 投入 兑现 给予");
    private static final WordList RATINGS = WordList.of("千伏 kV 伏 千伏安 kVA 兆伏安 MVA");
    private static final WordList STARTS_PER = WordList.of("每人每月 每人每年 每年 每月").and(Words.BASES);
    private static final WordList ADVERBS = WordList.of("全面 深入 认真 严格 扎实 持续 充分 积极 切实");
    private static final WordList DISTRIBUTES = WordList.of("每 每个 每隔 各 每满 逢");

    private static final WordList GROUNDS =
            WordList.of("为依托 为引领 为重点 为载体 为抓手 为核心 为支撑 为基础 为示范 为试点 为龙头 为骨干 为主体 为牵引 为样板 为突破口");
    private static final WordList SHARES = WordList.of("率 面 度");
    /// 化解56人以上大班额: what goes is a class of size.
    private static final WordList SPENT_ON = Words.MAKES.and(WordList.of("用于 投入 专项用于"));
    private static final WordList LEVELS = Words.RATES.and(WordList.of("浓度"));
    private static final WordList REMOVES = WordList.of("化解 消除 淘汰 取缔 关停 拆除 消灭");
    private static final WordList TREATED = WordList.of("对 针对 将 以 在");
    private static final WordList STRENGTHENS = WordList.of("做优做强 做大做强 做强做大 做强做优 做强 做大 做优 壮大 发展壮大");
    /// 按月, 按期: when, and not on what terms.
    private static final WordList ON_TIME = WordList.of("按时 按期 按月 按年 按季 按需 按规定 按要求");
    private static final WordList TERMS =
            WordList.of("给予 予以 补助 补贴 奖励 资助 奖补 返还 支付 计提 兑付 进行补助 进行奖励 的比例给予 的标准给予 的比例予以 的标准予以");
    private static final WordList GRANTS = WordList.of("给予 予以 给予一次性 一次性给予 奖励 一次性奖励 补助 补贴 奖补 资助 分别给予");
    private static final WordList ENSURES = WordList.of("确保 保证 保障 推动 推进 力争 争取");
    private static final WordList WORKS = WordList.of("项目 工程 机组 电站");
    private static final WordList FORESTALLS = WordList.of("不发生 不出现 不返贫 不反弹");
    /// What is a number by itself: 灌溉水利用系数0.6.
    private static final WordList RATIOS = WordList.of("系数 容积率 PUE");
    private static final WordList DIMENSIONS = WordList.of("高 宽 深");
    private static final WordList HIGH_THINGS = WordList.of("高速 高架 高标准 高压 高铁 高等级 深水 深井 宽带");
    private static final WordList SITES = WordList.of("占地 用地 总投资 概算");
    private static final int FARTHEST_SITE = 40;
    private static final int FARTHEST_SETTER = 20;
    private static final int LONGEST_THING = 8;

    private Background() {}

    /// @param told the part of the clause that tells of what is there already
    /// @param governing the words before the first of the quantities that follow each other
    static boolean is(String text, Told told, Surroundings place, String governing) {
        Quantity quantity = place.quantity();
        String before = place.left().of(text).strip();
        String behind = place.after().of(text).stripLeading();
        return isWhereItStarts(before)
                || saysOfWhatSize(quantity, before, behind)
                || isRankOfWhatIsCounted(quantity, before, behind, place.isCountedBehind())
                || isSizeOfAThing(quantity, before.isEmpty() ? governing : before, behind)
                || isCapacityOfAThing(before, behind)
                || standsOnIt(quantity, before)
                || told.holds(quantity)
                || PolicyName.holds(quantity, before, behind)
                || isGround(quantity, before, behind)
                || isDistributed(before)
                || isOfARate(quantity, before, behind)
                || sumsUpAList(quantity, before, behind)
                || isTerm(quantity, before, behind)
                || tellsOfThose(quantity, before, behind)
                || isDimension(quantity, behind)
                || isRoundSize(quantity, behind)
                || isTimeWithoutBound(quantity, before, behind)
                || countsNothing(quantity, before, behind);
    }

    /// 以10个重点镇为依托; 对新增2000户个体工商户给予支持.
    private static boolean isGround(Quantity quantity, String before, String behind) {
        return before.endsWith("以") && GROUNDS.isIn(behind)
                || before.startsWith("对") && behind.contains("给予") && CountedUnits.COUNTS.contains(quantity.unit());
    }

    /// 由1.3%提高到1.8%.
    private static boolean isWhereItStarts(String before) {
        String words = IndicatorName.withoutYearAtTheEnd(before);
        String per = STARTS_PER.before(words, words.length(), 0);
        words = per == null ? words : words.substring(0, words.length() - per.length());
        return words.endsWith("由") || words.endsWith("从");
    }

    /// 10亿元以上的大项目. 50%以上的企业 are a share of them.
    private static boolean saysOfWhatSize(Quantity quantity, String before, String behind) {
        boolean isDone = quantity.isBound() || Words.DONE_BY_A_SHARE.isIn(behind);
        boolean isShareOfThem = CountedUnits.isShare(quantity.unit())
                && isDone
                && IndicatorName.before(before).isEmpty();
        return behind.startsWith("的")
                && !isShareOfThem
                && !(LEVELS_OF.at(behind, 0, behind.length()) != null
                        && !quantity.leading().isEmpty());
    }

    /// 百亿元企业1户, 5亿元以上项目10个, 其中10亿元以上2家, 600分以上考生30人.
    private static boolean isRankOfWhatIsCounted(
            Quantity quantity, String before, String behind, boolean isCountedBehind) {
        boolean isRank = Words.OR_MORE.contains(quantity.trailing()) || Words.OR_LESS.contains(quantity.trailing());
        String name = IndicatorName.before(before);
        boolean isNamedByIt = (CountedUnits.isMeasure(quantity.unit()) || isRound(quantity))
                && quantity.trailing().isEmpty()
                && quantity.leading().isEmpty()
                && !behind.isEmpty()
                && behind.length() <= LONGEST_THING
                && (name.isEmpty() || isRound(quantity) && IndicatorName.isOnlyNew(name));
        boolean isOfWhatGoes = isRank && REMOVES.before(before, before.length(), 0) != null && !behind.isEmpty();
        return isOfWhatGoes || isCountedBehind && (isRank && !CountedUnits.isShare(quantity.unit()) || isNamedByIt);
    }

    /// 安排5000万元支持企业 spends it. 30万千瓦以下机组, 年产30万吨碳氮联产项目, 10千伏线路.
    private static boolean isSizeOfAThing(Quantity quantity, String before, String behind) {
        boolean isSize = CountedUnits.isMeasure(quantity.unit()) || CountedUnits.isTime(quantity.unit());
        boolean isOfAThing = !behind.isEmpty() && Character.isIdeographic(behind.charAt(0)) || behind.startsWith("“");
        boolean isSpent = SPENT_ON.at(behind, 0, behind.length()) != null;
        boolean isPromised = isSpent
                || PROMISES_BEFORE.before(before, before.length(), 0) != null
                || PROMISES_BEFORE.contains(quantity.leading())
                || isSetByOthers(before);
        return isSize
                && isOfAThing
                && Words.HEIGHTS.at(behind, 0, behind.length()) == null
                && (!isPromised || RATINGS.contains(quantity.unit()));
    }

    /// 完成省下达的120公里农村公路建设任务.
    private static boolean isSetByOthers(String before) {
        String words = before.substring(Math.max(0, before.length() - FARTHEST_SETTER));
        return words.contains("完成") && Words.SET_BY.isIn(words);
    }

    /// 12个国控断面水质优良率达到91.7%: the rate is counted.
    private static boolean isOfARate(Quantity quantity, String before, String behind) {
        return CountedUnits.COUNTS.contains(quantity.unit())
                && !quantity.isBound()
                && quantity.leading().isEmpty()
                && before.isEmpty()
                && LEVELS.before(behind.strip(), behind.strip().length(), 0) != null;
    }

    /// 年产20万套汽车内饰件项目.
    private static boolean isCapacityOfAThing(String before, String behind) {
        return Words.CAPACITIES.before(before, before.length(), 0) != null
                && !behind.isEmpty()
                && Character.isIdeographic(behind.charAt(0));
    }

    /// Whether a number is made known as a size, by itself, in a bracket behind what is counted (电站1座(装机120万千瓦)),
    /// or behind another size: 占地50亩、建筑面积3万平方米.
    static boolean isSize(String text, Surroundings place, boolean isBehindASize) {
        String before = place.left().of(text).strip();
        int opening = place.left().from() - 1;
        boolean isAside = opening >= 0 && text.charAt(opening) == '(' && !before.endsWith("投资");
        boolean isSizeAlone =
                Words.SIZES.contains(before) && place.quantity().leading().isEmpty();
        return isSizeAlone
                        && (isBehindASize
                                || isAside
                                || standsBehindItsSite(text, place.left().from(), before))
                || isMadeKnownAsSize(place.quantity(), before, place.isOfCounted());
    }

    /// 占地50亩,建筑面积3万平方米.
    private static boolean standsBehindItsSite(String text, int from, String before) {
        String said = text.substring(Math.max(0, from - FARTHEST_SITE), from);
        String sentence = said.substring(said.lastIndexOf('。') + 1);
        return before.endsWith("建筑面积") && SITES.isIn(sentence);
    }

    /// 总投资3亿元, 占地50亩; but 签约项目120个、总投资600亿元 sums up what is promised.
    private static boolean isMadeKnownAsSize(Quantity quantity, String before, boolean isOfCounted) {
        String size = Words.SIZES.before(before, before.length(), 0);
        if (size == null || quantity.isOpen()) {
            return false;
        }
        boolean isOfThoseCounted = isOfCounted && size.endsWith("总投资") || before.startsWith("完成");
        boolean isAlwaysASize = !isOfThoseCounted
                && (size.startsWith("总投资")
                        || size.startsWith("占地")
                        || size.startsWith("总占地")
                        || size.startsWith("概算")
                        || size.startsWith("计划总投资")
                        || size.startsWith("注册")
                        || size.startsWith("规划")
                        || size.startsWith("用地"));
        return isAlwaysASize && quantity.leading().isEmpty() && !Words.STRIVES.isIn(before);
    }

    /// 落实“人才新政”35条, 依托5家企业.
    static boolean standsOnIt(Quantity quantity, String before) {
        if (quantity.isBound() || !quantity.leading().isEmpty()) {
            return false;
        }
        String rest = before;
        for (String word = Words.HERE.at(rest, 0, rest.length());
                word != null;
                word = Words.HERE.at(rest, 0, rest.length())) {
            rest = rest.substring(word.length());
        }
        String adverb = ADVERBS.at(rest, 0, rest.length());
        rest = adverb == null ? rest : rest.substring(adverb.length());
        if (saysForWhom(rest)) {
            return true;
        }
        String word = Words.STANDS_ON.at(rest, 0, rest.length());
        if (word == null || SHARES.at(rest, word.length(), rest.length()) != null) {
            return false;
        }
        boolean isBroughtAbout = word.equals("落实") && CountedUnits.isMeasure(quantity.unit());
        boolean isOfAPolicy = word.contains("落实") || word.contains("贯彻") || word.equals("执行");
        return !isBroughtAbout && (isOfAPolicy || Words.BRINGS_ABOUT.indexIn(rest, word.length(), rest.length()) < 0);
    }

    /// 实施范围包括12个镇街, 涉及群众5万人.
    private static boolean saysForWhom(String words) {
        return Words.SCOPES.isIn(words);
    }

    /// 对家具制造、包装印刷等6个产业集群制定方案, 做优做强纺织服装、轻工电子2个产业: so many were just told one by one.
    private static boolean sumsUpAList(Quantity quantity, String before, String behind) {
        boolean isStrengthened = STRENGTHENS.at(before, 0, before.length()) != null
                && (before.endsWith("等") || before.indexOf('、') > 0)
                && CountedUnits.COUNTS.contains(quantity.unit())
                && !quantity.isBound()
                && !behind.isEmpty();
        return isStrengthened || before.endsWith("等") && TREATED.at(before, 0, before.length()) != null;
    }

    /// 按不超过设备投入的15%给予补助, 对新认定企业给予20万元奖励: on what terms something is given.
    private static boolean isTerm(Quantity quantity, String before, String behind) {
        boolean isGranted = TERMS.at(behind, 0, behind.length()) != null;
        boolean isShareGranted = before.startsWith("按") && ON_TIME.at(before, 0, before.length()) == null && isGranted;
        boolean isOfMoney = quantity.unit().endsWith("元") && quantity.trailing().isEmpty();
        boolean isToEachOfThose = before.startsWith("对") && GRANTS.before(before, before.length(), 0) != null;
        return isShareGranted
                || isOfMoney && (isToEachOfThose || isGranted && GRANTS.before(before, before.length(), 0) != null);
    }

    /// 13.1万脱贫人口不发生返贫, 确保20万千瓦光伏项目并网, 实施1000个村的“千村振兴”计划: of those who or which are there,
    /// something else is promised.
    private static boolean tellsOfThose(Quantity quantity, String before, String behind) {
        int of = behind.indexOf("的“");
        boolean isOfAName = of > 0 && of <= LONGEST_THING && CountedUnits.COUNTS.contains(quantity.unit());
        boolean isOfAWork = ENSURES.before(before, before.length(), 0) != null
                && CountedUnits.isMeasure(quantity.unit())
                && WORKS.indexIn(behind, 1, behind.length()) >= 0
                && WORKS.before(behind, behind.length(), 0) == null;
        return !quantity.isBound() && (isOfAName || isOfAWork || before.isEmpty() && FORESTALLS.isIn(behind));
    }

    /// 每50户一名网格员.
    private static boolean isDistributed(String before) {
        return DISTRIBUTES.before(before, before.length(), 0) != null;
    }

    /// 120米高观光塔, 20米宽道路; but 120米高架桥.
    private static boolean isDimension(Quantity quantity, String behind) {
        return quantity.unit().equals("米")
                && DIMENSIONS.at(behind, 0, behind.length()) != null
                && HIGH_THINGS.at(behind, 0, behind.length()) == null;
    }

    /// 百万只肉羊屠宰项目: a round number written out is a class of size.
    private static boolean isRoundSize(Quantity quantity, String behind) {
        return isRound(quantity) && !quantity.isBound() && WORKS.before(behind, behind.length(), 0) != null;
    }

    private static boolean isRound(Quantity quantity) {
        return quantity.chinese()
                && quantity.value().stripTrailingZeros().unscaledValue().equals(BigInteger.ONE);
    }

    /// A time is a promise only when it is bounded: 不超过3个工作日. A length of life is no time that passes.
    private static boolean isTimeWithoutBound(Quantity quantity, String before, String behind) {
        boolean isOfAThing = !behind.isEmpty() && Character.isIdeographic(behind.charAt(0));
        return CountedUnits.isTime(quantity.unit())
                && (isOfAThing || !quantity.isBound() && quantity.leading().isEmpty() && !before.endsWith("寿命"));
    }

    /// A number without a unit promises something only where words say so.
    private static boolean countsNothing(Quantity quantity, String before, String behind) {
        if (quantity.printedUnit() != null) {
            return false;
        }
        boolean isNone = quantity.value() != null && quantity.value().signum() == 0;
        boolean isSaid =
                quantity.isBound() || !quantity.leading().isEmpty() && (isNone || !"是为".contains(quantity.leading()));
        boolean isNew = Words.NEW.isIn(before) && behind.isEmpty();
        boolean isOfARatio = RATIOS.before(before, before.length(), 0) != null;
        return !isSaid && !isNew && !isOfARatio || !behind.isEmpty() && !quantity.isBound();
    }
}
