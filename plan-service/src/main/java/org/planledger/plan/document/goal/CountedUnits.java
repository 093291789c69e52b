package org.planledger.plan.document.goal;

import org.planledger.plan.document.source.WordList;

/// The units in which official documents count and measure.
final class CountedUnits {
    /// Counts of things and people, with which any number of them may be promised.
    static final WordList COUNTS = WordList.of(
            "个 家 项 名 人 户 处 所 座 条 台 场 次 件 人次 场次 批次 台次 辆次 例次 篇 部 本 册 辆 艘 架 头 只 羽 株 棵 眼 口 栋 幢 间 支 队 组 对 门 班 位 款 块 片 道 幅 枚 例 起 宗 笔 单 种 类 期"
                    + " 套 张 床 轮 名次 标准箱 标箱 架次 机架 标准机架 倍 村次 人份 台套 台(套) 套(台) 处(个) 个(处) 学位 席 列 人年 学时 课时 户次 家次 件次 班次 架次 车次 船次 网点 盏 根 颗 具 顶 份 段 尾 箱 桶 包 层 段次 节 项次 工位 机位 车位");

    /// Measures, which may be the size of one thing as well.
    static final WordList MEASURES = WordList.of(
            "元 美元 欧元 人民币 千瓦 千瓦时 度 兆瓦 兆瓦时 吉瓦 吉瓦时 瓦 千伏 千伏安 伏 伏安 kW kWh kw MW GW kV MWh GWh kVA MVA 兆伏安 吨 公斤 千克 克 斤 担 毫克 微克 吨标准煤 吨标煤 吨/日 吨/年 立方米/日 吨每日 吨/月·平方公里 吨/平方公里·月 吨/(平方公里·月) 蒸吨 蒸吨/小时 辆/日 吨/小时"
                    + " 米 公里 千米 厘米 毫米 km m 亩 亩次 公顷 平方米 平方公里 平方千米 平米 平方 m² ㎡ km² 立方米 立方 m³ ㎥ 升 毫升"
                    + " 微克/立方米 微克每立方米 毫克每升 克标准煤/千瓦时 μg/m3 微克/每立方米 μg/m³ ug/m3 毫克/升 mg/L 毫克/立方米 吨/万元 吨标准煤/万元 千克标准煤/吨 千克标准煤 克标准煤 立方米/万元 千克/亩 公斤/亩 元/人 元/平方米 公里/小时 分贝 摄氏度 ℃ 分 车公里 人公里 吨公里 Gbps Mbps Tbps PB TB EB GB EFLOPS PFLOPS TFLOPS EFlops PFlops TFlops P 兆 ppm"
                    + " 标准立方米 千卡 焦 千焦 吉焦 万大卡");

    /// Shares and their differences.
    static final WordList SHARES = WordList.of("% ‰ 个基点 基点 个百分点 百分点 个千分点 ％");

    /// Times, which are a promise only with a bound.
    static final WordList TIMES = WordList.of("天 日 小时 分钟 秒 个工作日 工作日 个月 个小时 周 年 岁 周岁");

    static final WordList ALL = COUNTS.and(MEASURES).and(SHARES).and(TIMES);

    /// Multiples of a unit.
    static final WordList SCALES = WordList.of("十 百 千 万 亿 十万 百万 千万 万亿 十亿 百亿 千亿");

    /// What follows a number that names or orders something and counts nothing.
    static final WordList NAMES = WordList.of(
            "年 月 日 号 时 点 届 强 版 级 国道 省道 县道 高速 线 路 楼 层楼 世纪 年代 维 打印 代 大 节能 节点 节水 节约 条例 字 期工程 号文 型 星级 星 A A级 G D k h 比 后 0后 周年 学年 学年度 季度 分钟生活圈");

    private CountedUnits() {}

    static boolean isMeasure(String unit) {
        return MEASURES.contains(unit);
    }

    static boolean isTime(String unit) {
        return TIMES.contains(unit);
    }

    static boolean isShare(String unit) {
        return SHARES.contains(unit);
    }
}
