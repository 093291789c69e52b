package org.planledger.plan.document.goal;

import org.planledger.plan.document.source.WordList;

/// The units in which official documents count and measure.
final class CountedUnits {
    /// Counts of things and people, with which any number of them may be promised.
    static final WordList COUNTS = WordList.of(
            "个 家 项 名 人 户 处 所 座 条 台 场 次 件 人次 场次 批次 台次 辆次 例次 篇 部 本 册 辆 艘 架 头 只 羽 株 棵 眼 口 栋 幢 间 支 队 组 对 门 班 位 款 块 片 道 幅 枚 例 起 宗 笔 单 种 类 期"
                    + " 套 张 床 轮 轮次 名次 标准箱 标箱 架次 机架 标准机架 倍 村次 人份 台套 台(套) 套(台) 处(个) 个(处) 学位 席 列 人年 学时 课时 户次 家次 件次 班次 架次 车次 船次 网点 盏 根 颗 具 顶 份 段 尾 箱 桶 包 层 段次 节 棒 项次 工位 机位 车位"
                    + " 路 批 端口 副 盒 把 头只 袋 瓶 匹 桩 组(套) 家(个) 个(项) 处(座) 件套 泊位 座位 册件 人日 人天 期次 部集 门课程");

    /// Measures, which may be the size of one thing as well.
    static final WordList MEASURES = WordList.of(
            "元 美元 欧元 港元 港币 日元 英镑 美金 人民币 元人民币 千瓦 千瓦时 度 兆瓦 兆瓦时 吉瓦 吉瓦时 瓦 千伏 千伏安 伏 伏安 kW kWh kw MW GW kV MWh GWh kVA MVA 兆伏安 吨 公斤 千克 克 斤 担 毫克 微克 吨标准煤 吨标煤 吨/日 吨/年 立方米/日 吨每日 吨/月·平方公里 吨/平方公里·月 吨/(平方公里·月) 蒸吨 蒸吨/小时 辆/日 吨/小时"
                    + " 米 公里 千米 厘米 毫米 km m 亩 亩次 公顷 平方米 平方公里 平方千米 平米 平方 m² ㎡ km² 立方米 立方 m³ ㎥ 升 毫升 千升 方 m3 m2 km2 延米"
                    + " 微克/立方米 微克每立方米 毫克每升 克标准煤/千瓦时 克/千瓦时 μg/m3 微克/每立方米 μg/m³ ug/m3 毫克/升 mg/L 毫克/立方米 吨/万元 吨标准煤/万元 千克标准煤/吨 千克标准煤 克标准煤 立方米/万元 千克/亩 公斤/亩 元/人 元/平方米 公里/小时 分贝 摄氏度 ℃ 分 车公里 人公里 吨公里 Gbps Mbps Tbps PB TB EB GB EFLOPS PFLOPS TFLOPS EFlops PFlops TFlops P 兆 ppm"
                    + " 标准立方米 TEU 千卡 焦 千焦 吉焦 万大卡");

    /// A tenth of the whole.
    static final String TENTHS = "成";

    /// Shares and their differences.
    static final WordList SHARES = WordList.of("% ‰ 个基点 基点 个百分点 百分点 个千分点 ％").and(WordList.of(TENTHS));

    /// Times, which are a promise only with a bound.
    static final WordList TIMES = WordList.of("天 日 小时 分钟 秒 个工作日 工作日 个月 个小时 周 年 岁 周岁");

    static final WordList ALL = COUNTS.and(MEASURES).and(SHARES).and(TIMES);

    /// Multiples of a unit.
    static final WordList SCALES = WordList.of("十 百 千 万 亿 十万 百万 千万 万亿 十亿 百亿 千亿");

    /// What follows a number that names or orders something and counts nothing.
    static final WordList NAMES = WordList.of(
            "年 月 日 号 时 点 届 强 版 级 国道 省道 县道 高速 线 楼 层楼 世纪 年代 维 打印 代 大 节能 节点 节水 节约 条例 字 期工程 号文 型 星级 星 A A级 G D k h 比 后 0后 周年 学年 学年度 季度 分钟生活圈");

    /// Words that begin like a unit: 3方面, 2批准文号, 101路公交.
    static final WordList NO_UNITS = WordList.of(
            "项目 方面 方向 方案 方式 方法 方针 方位 方言 方便 方阵 批准 批发 批复 批评 批示 副县 副市 副省 副处 副主 副职 副本 副产 成立 成为 成果 成功 成员 成效 成本 成熟 成绩 成长 成分 成品 成年 成套 把手 把关 盒饭 路公交 路车 路线 路段 路口 路网 路径 路巴士 路径流 桩基");

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
