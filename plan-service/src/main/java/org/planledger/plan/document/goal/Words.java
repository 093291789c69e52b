package org.planledger.plan.document.goal;

import org.planledger.plan.document.source.WordList;

/// The words of official Chinese that decide what a number means, by what they do.
final class Words {
    /// Before a number: at least.
    static final WordList AT_LEAST =
            WordList.of("≥ > 突破 超过 超 过 逾 迈上 跨上 跃上 跨越 不低于 不少于 不小于 不得低于 不得少于 至少 最少 高于 大于 多于 达到或超过 不下于");

    /// The same words, wherever they stand before what is done.
    static final WordList LEAST_OF_ALL = WordList.of("至少 最少 不少于");

    /// Before a number: at most.
    static final WordList AT_MOST = WordList.of(
            "≤ < 最高 最高补助 最高奖励 最高给予 最高支持 最高补贴 最高不超过 最多 至多 最长 最长不超过 不超过 不高于 不大于 不多于 不得超过 不得高于 不突破 低于 小于 少于 控制在 控制到 严控在 控制至 限制在 压减至 压减到 压降至 压降到 降至 降到"
                    + " 降低至 降低到 下降到 下降至 减至 减少到 减少至 压缩至 压缩到 压缩为 缩小到 缩小至 缩小为 缩短至 缩短到 缩短为 缩减至 精简至 精简到");

    /// Before a number: reaches it.
    static final WordList REACHES =
            WordList.of("达到 达 达成 达至 实现 为 是 保持在 保持 稳定在 维持在 稳定 提高到 提高至 提升到 提升至 增加到 增加至 增长到 增长至 扩大到 扩大至 上升到 上升至"
                    + " 发展到 发展至 增至 升至 提至 完成 总数达到 总数达 总量达到 总量达 总计 共计 共 累计 累计达到 累计达 恢复到 恢复至 扩面至 拓展到 拓展至 超额完成");

    /// Before a number: about.
    static final WordList ABOUT = WordList.of("约 大约 约为 大概 接近 近");

    /// After a number: at least.
    static final WordList OR_MORE = WordList.of("以上 及以上 或以上 之上");

    /// After a number: at most.
    static final WordList OR_LESS = WordList.of("以内 之内 以下 及以下 之下 内");

    /// After a number: about.
    static final WordList OR_SO = WordList.of("左右 上下");

    /// Deeds with which a share of what was named does something: 50%以上建立研发机构.
    static final WordList DONE_BY_A_SHARE = WordList.of("达到 实现 完成 建立 建成 设立 设置 配备 开展 纳入 成为 通过 具备 接入 应用 使用");

    /// Between a number and its unit: more than that.
    static final WordList ODD = WordList.of("余 多");

    static final WordList STRIVES = WordList.of("力争 争取 争创");
    static final WordList ENSURES = WordList.of("确保 严守 守牢");

    /// Words that urge, and promise no more or less.
    static final WordList URGES = WordList.of("力促 努力 力求 奋力 保证 务必 必须 坚决");

    static final WordList EACH_YEAR = WordList.of(
            "每年 每年度 逐年 每个年度 年均新增 年均完成 年均建设 年均新建 年均培训 年均培育 年均实施 年均引进 年均开展 年均投入 年均改造 年均推广 年均吸纳 年均开发 年均举办 年均治理 年均造林 年均组织 年均转化 年均孵化 年均安排 年均筹集 年均落实 年均发放 年均供应 年均接待 年均招引 年均签约 年均盘活 年均实现 年均争取 年均不少于 年均不低于");

    static final WordList GROWS = WordList.of("增长 涨幅 增速 增幅 递增 增长率 同比增长 年均增长 年均增速 增速达到 增长速度 增长达到 增速为 增速达 增幅达到 增幅达 增长达");
    static final WordList RISES = WordList.of("提高 提升 增加 上升 提高了 扩大 新增加");
    static final WordList FALLS = WordList.of("下降 降低 减少 压减 削减 压降 缩减 下降了 精简 压减了 下降率 降幅 降幅达到 降低率 累计下降 年均下降 压缩 缩短");

    /// Deeds that make less of what is named behind them: 压减一般性支出10%.
    static final WordList CUTS = WordList.of("压减 削减 减少 降低 压缩 缩短 精简 缩减 压降");

    /// Deeds that make more of it: 提高城镇化率1个百分点.
    static final WordList RAISES = WordList.of("提高 提升 增加 扩大");

    /// What begins a statement of how much.
    static final WordList MEASURES =
            AT_LEAST.and(AT_MOST).and(REACHES).and(GROWS).and(RISES).and(FALLS).and(STRIVES);

    /// What a plan does to make something be there: the thing is counted, not the deed.
    static final WordList MAKES = WordList.of(
            "建成 建设 打造 培育 创建 争创 创成 完成 开展 举办 实施 组织 组织开展 组织实施 抓好 推进 推动 加快 加快推进 加快培育 加快建设 谋划 谋划实施 规划 规划建设 规划开工"
                    + " 放映 实现 申报 引进 建立 设立 配备 配置 落实 启动 启动建设 重点打造 重点培育 重点推进 重点提升 做好 支持 扶持 鼓励 引导 促进 推出 选树 评选 认定"
                    + " 持续 率先 继续 积极 大力 全力 深入 扎实 有序 着力 高标准建设 高质量建设 高标准完成 高质量完成 突出 突出抓好 参加 组织参加 举行 建设完成 完成建设 拟建设 计划 计划建设 计划实施 储备"
                    + " 其中 同时 形成 布局 布局建设 保障 发展 壮大 保持 累计建设 提升 改善 优化 完善 加大 加强 孵化 孵化培育 遴选 发放 办好 组建 召开 组织召开 铺排 选派 撤并 攻克 培养 评选 上线 承办 选聘 派驻 编排 增设 转化 交付 资助 公开招聘 推送 引育 招引 选育 编制完成 开发 募集 发布 筹集 布设 安装 开行 提供 夺得 创成 做强 做优 做大 做精 做实 做大做强 做强做优 建强 打响 抓实 抓紧 抓牢 提速 打通 建成投用 建成投产 累计已建成 累计已完成 累计已 推广 推广应用 制定 出台 编制 拓展 盘活 力争实现");

    /// What stays with the name of what is counted, because without it another thing is counted.
    static final WordList NEW =
            WordList.of("新增 新建 改造提升 提质改造 新培育 新改建 新建改建 新建和改建 改建 扩建 续建 迁建 新建成 新认定 新招 新增加 招聘 净增 累计 购进 改造 改扩建 新引进");

    /// With these end the names of shares.
    static final WordList RATES = WordList.of("率 比重 占比 比例");

    /// Ratios, whose 比 compares nothing: 用户占比2023年达到25%.
    static final WordList RATIOS = WordList.of("占比 收入比 生师比 师生比 性别比 产销比 投入产出比 抚养比 配比 存贷比");

    /// What follows is set by a higher level: 省下达的.
    static final WordList SET_BY = WordList.of("下达的 分解的 分配的 核定的 交办的 确定的 规定的 安排的");

    /// Who is meant goes without saying in a plan of that place.
    static final WordList HERE = WordList.of("全区 全县 全市 全镇 全省 全州 全旗 全域 我区 我县 我市 我镇 我省 区域内 辖区内 辖区 区内 县内 市内 本区 本县 本市");

    static final WordList WHEN = WordList.of(
            "年均 年内 年底前 年底 年末 年终 每季度 每月 每周 每学期 每半年 每日 月底前 本学期 全年 当年 今年 本年 到年底 至年底 明年 每年 每年度 每个年度 上半年 下半年 期末 期内 三年内 三年 五年内 五年 规划期内 届时 到时 一季度 二季度 三季度 四季度 一季度前 二季度前 三季度前 四季度前 第一季度 第二季度 第三季度 第四季度 第一季度前 第二季度前 第三季度前 第四季度前 上半年 下半年 采暖季前 供暖季前 汛期前 汛前 入冬前 春节前 开学前 秋季开学前 本年度 “十四五”期间 “十四五”时期 十四五期间 十四五时期 “十五五”期间 “十五五”时期 十五五期间 十五五时期");

    /// Words that speak of the plan's own time, or of what is still to be done.
    static final WordList THIS_YEAR =
            STRIVES.and(ENSURES).and(URGES).and(WordList.of("今年 本年 年内 全年 年底前 年底 每年 未来 三年 五年 计划 目标 新增 新建 完成 提高到 提升到"));

    /// The plan stands on what follows; nobody promises it.
    static final WordList STANDS_ON =
            WordList.of("依托 立足 按照 根据 围绕 针对 对照 遵循 凭借 贯彻 贯彻落实 落实 推行 执行 瞄准 对接 面向 参照 依据 覆盖 聚焦 紧扣 紧盯 锚定 涉及 涵盖 选取");

    /// Deeds that promise something new, on whatever they stand: 围绕重点产业链培育链主企业20家.
    static final WordList BRINGS_ABOUT = WordList.of(
            "培育 引进 招引 引育 打造 建成 新建 新增 创建 建设 举办 开展 实施 完成 谋划 签约 组建 形成 攻克 突破 认定 遴选 选派 推广 改造 配备 开发就业 开发岗位 开发公益性岗位 招聘 招募 征集 发放");

    /// What begins a sentence of whom or what something is for: 实施范围包括12个镇街.
    static final WordList SCOPES = WordList.of("范围包括 范围涉及 范围涵盖 范围覆盖 范围为 范围是 对象包括 对象为 对象是 区域包括 区域为 区域涉及 共涉及 涉及");

    /// With these begins what a change starts from: 由去年的46户增加到55户.
    static final WordList BASES = WordList.of(
                    "原来的 目前的 现在的 当前的 现有的 上年的 去年的 上年底的 上年末的 去年底的 去年末的 年初的 上年同期的 目前 现在 上年 去年 原来 上年底 去年底")
            .and(
                    WordList.of(
                            "“十二五”末的 “十二五”期末的 十二五末的 十二五期末的 “十三五”末的 “十三五”期末的 十三五末的 十三五期末的 “十四五”末的 “十四五”期末的 十四五末的 十四五期末的 “十五五”末的 “十五五”期末的 十五五末的 十五五期末的"));

    /// What follows is there already.
    static final WordList ALREADY = WordList.of("目前 现有 已有 已建成 已完成 已达 已实现 现已 原有 去年 上年 上年度 截至 截止 累计已 已累计 已培育 已经 基数");

    /// The size of one thing, when it stands before a number.
    static final WordList SIZES = WordList.of(
            "总投资 投资 计划投资 计划总投资 概算投资 占地 占地面积 规划用地 规划面积 总占地 建筑面积 总建筑面积 年产 年产能 年产量 年产值 年处理 日处理 年加工 日供水 装机 总装机 装机容量 注册资本 年销售收入 单体 单机 投资额 总造价 总规模 库容"
                    + " 用地面积 直径 长度 全长 总长 宽 高 层高 车速 时速 设计时速");

    /// The capacity of one thing that is named behind the number.
    static final WordList CAPACITIES = WordList.of("年产 年处理 日处理 年加工 日加工 日供水 年供气 日产 年出栏 年发电");

    /// What is reached when an amount is round: 突破千亿元大关.
    static final WordList HEIGHTS = WordList.of("台阶 大关 新台阶 关口");

    static final WordList RED_LINE = WordList.of("严守 坚守 守牢 守住 严格落实");

    /// Words with which a quantity that goes up or down by itself ends.
    static final WordList QUANTITIES = WordList.of(
            "比重 比例 占比 总量 浓度 强度 能耗 使用量 排放量 用量 消耗量 能耗 产量 发病率 死亡率 发生率 失业率 事故起数 死亡人数 总额 增加值 收入比 差距 负债率 杠杆率 用水量 覆盖率 产值 总产值 营业收入 收入 增加值 销售收入 面积 数量 人数 人次 余额 标准 数 率 额 水耗 电耗 煤耗 天数 排放");

    /// The words with which names end of what is better the lower it is. A 农药包装回收率 is not, nor are 化解的债务.
    static final WordList BETTER_LOWER = WordList.of(
            "浓度 PM2.5 PM10 细颗粒物 可吸入颗粒物 污染天数 能耗 水耗 电耗 煤耗 排放 排放量"
                    + " 排放总量 排放强度 碳强度 能耗强度 死亡率 死亡人数 死亡 发病率 失业率 事故 事故起数 事故率 用水总量 用水量 取水量 能源消费总量 煤炭消费总量"
                    + " 煤炭消费量 使用量 债务率 负债率 杠杆率 投诉率 投诉量 时限 办理时间 开办时间 审批时间 办理时长 跑动次数 办理环节 申请材料 成本 费用率 逾期率 不良率 不良贷款率"
                    + " 返贫率 发案率 发案数 收入比 收入差距 恩格尔系数 漏损率 损耗率 损失率 辍学率 近视率 超标率 空置率 涨幅 劣Ⅴ类水体比例 劣V类水体比例 劣五类水体比例 劣Ⅴ类水体 劣V类水体 居民消费价格 居民消费价格指数 CPI 消费价格 消费价格指数");

    private Words() {}
}
