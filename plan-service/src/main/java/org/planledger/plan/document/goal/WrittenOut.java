package org.planledger.plan.document.goal;

import java.math.BigDecimal;
import org.planledger.plan.document.source.ChineseNumeral;
import org.planledger.plan.document.source.Range;
import org.planledger.plan.document.source.WordList;

/// Whether a number that is written out (三座, 二十亿元) counts something, or is a manner of speaking: 一批, 一个平台.
///
/// @param text the text
/// @param sentence the sentence it stands in
/// @param units the units of the sentence
/// @param bounds its words of bound
record WrittenOut(String text, Range sentence, UnitWords units, BoundWords bounds) {
    /// From here on a number that is written out counts something, and is no manner of speaking.
    private static final int LARGE = 100;
    private static final WordList POWERS = WordList.of("十 百 千 万");
    /// 三类500强企业, 两种模式: so many kinds are part of a name. 一批, 一路, 三方 are manners of speaking.
    private static final WordList NO_UNITS = WordList.of("类 种 批 路 方 把 副 桩 端口");
    /// 数百家, 上千户 and 几十件 are no number.
    private static final WordList VAGUE = WordList.of("数 上 几 若干");
    private static final WordList NEAR = WordList.of("近 约 超 逾");
    /// Behind these even ten and more are a place in an order.
    private static final WordList ORDERS = WordList.of("第 前 后");
    private static final WordList MAKES_SO_MANY =
            WordList.of("至少 不少于 不低于 突破 超过 不超过 百分之 新建 新增 建成 培育 创建 引进 新培育 至少完成 至少建成 至少创建 至少培育");
    /// Deeds that are done to things one can count, and to much else: 改造两所学校, but 建设三个高地.
    private static final WordList WORKS_ON =
            WordList.of("建设 改造 扩建 改扩建 迁建 改建 新改建 修建 续建 购置 扶持 开工 竣工 投用 加装 增设 更新 安装 发展 新开 招引 选派 招聘");
    /// Here something may be reached that is no number as well: 达到三级标准, 达到一个新高度.
    private static final WordList REACHES = WordList.of("达到 增至 增加到 增长到 扩大到 提高到 发展到 增到");
    /// What stands there and can be touched or named.
    private static final WordList THINGS = WordList.of("所 座 处 家 条 台 套 辆 栋 幢 间 株 棵 头 只 艘 架 户 名 人 张 公里 亩 吨");
    private static final WordList COUNTED_BEHIND = THINGS.and(WordList.of("个 支 项 件 场 篇 万人 人次"));
    private static final WordList AMOUNTS = WordList.of("元 美元 欧元 港元 日元 公里 亩 吨 公顷 平方米 平方公里 千瓦 立方米");
    private static final WordList DEEDS =
            Words.NEW.and(Words.BRINGS_ABOUT).and(WORKS_ON).and(WordList.of("建成 申报 创成 设立 建立 成立 增加 开设"));
    /// 不落一户, 每三人, 前五家, 某一处: no name ends like this.
    private static final String NO_NAMES = "第前后每各同这那之另某漏落少差缺丢再下上进升首仅唯逐任哪头近几十百千万亿余多至到";
    private static final String ENDS = ",、;。()和及或";
    private static final String OPENING = "“《";
    private static final String CLOSING = "”》";
    private static final String DIGITS = "零一二三四五六七八九";
    private static final int MOST_DECIMALS = 6;
    private static final String MINUTE = "分";
    private static final int SHORTEST_NAME = 2;
    private static final int FARTHEST_DEED = 40;

    /// @param from where the number begins
    /// @param end where it ends
    /// @param earliest where the number before it ends
    boolean counts(int from, int end, int earliest, long value) {
        boolean isPower = POWERS.contains(text.substring(from, from + 1));
        boolean isOdd = Words.ODD.at(text, end, sentence.to()) != null;
        int afterOdd = isOdd ? end + 1 : end;
        String scale = units.scaleAt(afterOdd);
        int afterScale = afterOdd + scale.length();
        String unit = units.at(afterScale);
        if (unit == null
                || isPower && VAGUE.before(text, from, earliest) != null
                || CountedUnits.isTime(unit)
                || units.isNameRatherThan(unit, afterScale)
                || NO_UNITS.contains(unit)
                || text.startsWith("口", afterScale + unit.length())) {
            return false;
        }
        int behind = afterScale + unit.length();
        boolean isBound = isOdd && ORDERS.before(text, from, earliest) == null
                || !bounds.at(behind).isEmpty();
        if (isBound || isApproached(from, earliest, unit) || MAKES_SO_MANY.before(text, from, earliest) != null) {
            return true;
        }
        return value >= LARGE && !isPower
                || CountedUnits.TENTHS.equals(unit)
                        && !bounds.before(from, earliest).word().isEmpty()
                || isAmount(value, scale, unit, isPower)
                || value > 1 && THINGS.contains(unit) && WORKS_ON.before(text, from, earliest) != null
                || value > 1
                        && (THINGS.contains(unit) || AMOUNTS.contains(unit))
                        && REACHES.before(text, from, earliest) != null
                || isBehindItsName(from, behind, earliest, value, unit);
    }

    /// The number with a part behind its point: 六点五, 三十六点二五.
    ///
    /// @param end where its whole part ends
    /// @return null where none is written so
    BigDecimal decimalAt(int from, int end) {
        int to = end + 1;
        while (to < sentence.to() && DIGITS.indexOf(text.charAt(to)) >= 0) {
            to++;
        }
        if (to <= end + 1 || text.charAt(end) != '点' || to - end > MOST_DECIMALS) {
            return null;
        }
        StringBuilder number = new StringBuilder()
                .append(ChineseNumeral.value(text.substring(from, end)))
                .append('.');
        text.substring(end + 1, to).chars().forEach(sign -> number.append(DIGITS.indexOf(sign)));
        return new BigDecimal(number.toString());
    }

    /// Whether a unit stands there of which there can be a part: 三点二亿元, 一点五倍. 九点五分 and 十点三十人 tell the time.
    boolean measures(int end) {
        String scale = units.scaleAt(end);
        String unit = units.at(end + scale.length());
        return unit != null
                && !CountedUnits.isTime(unit)
                && !unit.equals(MINUTE)
                && (scale.startsWith("万")
                        || scale.startsWith("亿")
                        || scale.isEmpty() && !CountedUnits.COUNTS.contains(unit)
                        || unit.equals("倍"));
    }

    /// 近百场, 逾千人: a round number that is nearly reached or just passed.
    private boolean isApproached(int from, int earliest, String unit) {
        return CountedUnits.COUNTS.contains(unit) && NEAR.before(text, from, earliest) != null;
    }

    /// 二十亿元, 三亿元; but 百亿元园区 is a class of size.
    private static boolean isAmount(long value, String scale, String unit, boolean isPower) {
        return AMOUNTS.contains(unit) && !isPower && !scale.isEmpty() && value > 0;
    }

    /// 新建幼儿园一所, 示范乡镇两个: behind what is counted a number is no article, and no manner of speaking.
    private boolean isBehindItsName(int from, int behind, int earliest, long value, String unit) {
        boolean isLast = behind >= sentence.to() || ENDS.indexOf(text.charAt(behind)) >= 0;
        int begin = beginOfName(from, Math.max(earliest, from - FARTHEST_DEED));
        if (!isLast
                || from - begin < SHORTEST_NAME
                || !COUNTED_BEHIND.contains(unit)
                || NO_NAMES.indexOf(text.charAt(from - 1)) >= 0
                || DEEDS.before(text, from, begin) != null) {
            return false;
        }
        return value > 1 || DEEDS.at(text, begin, from) != null;
    }

    /// Where the words before a number begin, what they call by a name (“四好农村路”, 《办法》) included.
    private int beginOfName(int from, int earliest) {
        int begin = from;
        char opening = ' ';
        for (int i = from; i > earliest; i--) {
            char sign = text.charAt(i - 1);
            if (opening != ' ') {
                begin = sign == opening ? i - 1 : begin;
                opening = sign == opening ? ' ' : opening;
            } else if (Character.isIdeographic(sign)) {
                begin = i - 1;
            } else if (CLOSING.indexOf(sign) >= 0) {
                opening = OPENING.charAt(CLOSING.indexOf(sign));
            } else {
                return begin;
            }
        }
        return begin;
    }
}
