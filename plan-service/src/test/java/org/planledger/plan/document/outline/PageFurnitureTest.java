package org.planledger.plan.document.outline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.planledger.plan.document.source.Range;
import org.planledger.plan.document.source.SourceText;

/// What belongs to the page that shows a plan is no part of its last task.
class PageFurnitureTest {
    private static final String TABLE = """
            序号
            任务
            目标
            牵头单位
            配合单位
            1
            建学校
            新建学校2所
            县教育局
            县住建局
            2
            建医院
            新建医院1所
            县卫健局
            """;

    private static List<OutlineTask> tasks(String text) {
        return OutlineReader.read(new SourceText(text)).tasks();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "主办：甲县人民政府",
                "主办单位：甲县人民政府办公室",
                "承办：甲县大数据中心",
                "版权所有：甲县人民政府",
                "版权所有 © 甲县人民政府办公室",
                "备案序号：赣ICP备05001234号",
                "赣公网安备36042802000018号",
                "网站标识码：3604280001 甲县人民政府",
                "政府网站标识码：3604280001",
                "上一篇：甲县人民政府关于表彰先进单位的决定",
                "下一篇：没有了",
                "【打印本页】【关闭窗口】",
                "打印 关闭",
                "扫一扫在手机打开当前页",
                "分享到：",
                "来源：甲县人民政府办公室",
                "责任编辑：甲县融媒体中心",
                "联系我们",
                "技术支持：甲县大数据中心",
            })
    void whatIsBehindATableOfThePageIsNoUnitOfItsLastTask(String line) {
        for (String text : List.of(TABLE + line, TABLE + "县住建局\n" + line + "\n甲县人民政府办公室")) {
            OutlineTask last = tasks(text).getLast();
            assertEquals("2", last.number());
            assertEquals(List.of("县卫健局"), last.units().lead());
            assertEquals(
                    text.endsWith(line) ? List.of() : List.of("县住建局"),
                    last.units().cooperating());
            assertEquals(1, last.bodies().size());
        }
    }

    @Test
    void theSameHoldsForATableOfWhichEachRowKeptALine() {
        String rows = "序号\t任务\t牵头单位\t配合单位\n1\t新建学校2所\t县教育局\t县住建局\n2\t新建医院1所\t县卫健局\n";
        OutlineTask last = tasks(rows + "主办：甲县人民政府\n版权所有：甲县人民政府办公室").getLast();
        assertEquals(List.of("县卫健局"), last.units().lead());
        assertEquals(List.of(), last.units().cooperating());
    }

    @Test
    void theSameHoldsForThePlanOfParagraphs() {
        OutlineTask task = tasks("一、甲\n1.建学校。新建学校2所。（牵头单位：县教育局）\n主办：甲县人民政府\n承办：甲县大数据中心\n下一条：关于乙的通知")
                .getFirst();
        assertEquals(List.of("县教育局"), task.units().lead());
        assertEquals(1, task.bodies().size());
    }

    @Test
    void rowsBehindItAreTasksStill() {
        List<OutlineTask> tasks = tasks(TABLE + "返回顶部\n3\n修公路\n新改建公路9公里\n县交通局");
        assertEquals(3, tasks.size());
        assertEquals(List.of("县交通局"), tasks.getLast().units().lead());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "推广扫码点餐，建设扫一扫支付网点20个",
                "主办全国马拉松1场",
                "打印服务进社区",
                "上一年度遗留问题全部销号",
                "版权保护站点建成5个",
                "分享经济企业达到3家",
                "备案制改革全面完成",
                "来源地认证3个",
            })
    void wordsOfATaskThatSoundLikeItAreKept(String goal) {
        OutlineTask last = tasks(TABLE.replace("新建医院1所", goal)).getLast();
        assertEquals(1, last.bodies().size());
        assertFalse(last.bodies().getFirst().isEmpty());
        assertEquals(List.of("县卫健局"), last.units().lead());
    }

    @Test
    void whoOrganizesATaskIsReadBehindItsLabel() {
        OutlineTask task = tasks("一、甲\n1.办节会。举办节会2场。\n主办单位：县文旅局；协办单位：县商务局").getFirst();
        assertEquals(List.of("县文旅局"), task.units().lead());
        assertEquals(List.of("县商务局"), task.units().cooperating());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "首页 > 政务公开 > 规划计划",
                "您现在的位置：首页 >> 政务公开 >> 工作计划",
                "首页\n政务公开\n互动交流",
                "首页政务公开互动交流",
                "网站首页 | 新闻中心 | 政务服务 | 互动交流",
                "首页 › 政府信息公开 › 甲县2025年工作要点",
                "打印 关闭 纠错",
            })
    void navigationIsNoneOfTheHead(String navigation) {
        SourceText source = new SourceText(navigation + "\n甲县2025年工作要点\n一、甲\n1.乙。新建学校2所。");
        List<Range> head = OutlineReader.read(source).head();
        assertEquals(
                List.of("甲县2025年工作要点"), head.stream().map(source::published).toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"政务公开", "甲县首页改版方案", "专题\n专栏", "甲县政务服务2025年"})
    void linesOfATitleThatSoundLikeItAreKept(String line) {
        SourceText source = new SourceText(line + "\n工作要点\n一、甲\n1.乙。新建学校2所。");
        List<Range> head = OutlineReader.read(source).head();
        assertEquals(line.lines().count() + 1, head.size());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "相关链接：\n图解《甲县2025年工作要点》100个要点\n新建学校10所的通知",
                "相关解读\n一图读懂：新增企业50家",
                "上一篇：关于表彰10个先进单位的决定\n甲县新增就业5000人",
                "下一篇 没有了\n新增企业50家",
                "纠错 | 打印 | 关闭",
                "【打印】【关闭】【我要纠错】",
                "分享到：微信 微博",
                "主办单位：甲县人民政府 皖ICP备05001234号-1 电话：0566-5020000\n地址：甲县府前路100号",
            })
    void whatThePageHasBelowThePlanIsNoneOfItsLastTask(String below) {
        for (String plan : List.of("一、甲\n1.建学校。新建学校2所。（牵头单位：县教育局）\n", "一、甲\n1.建学校。新建学校2所。\n")) {
            SourceText source = new SourceText(plan + below);
            OutlineTask task = OutlineReader.read(source).tasks().getLast();
            assertEquals(
                    List.of("新建学校2所。"),
                    task.bodies().stream().map(source::published).toList());
        }
    }

    @Test
    void aTaskOrAPartBehindItIsReadAgain() {
        List<OutlineTask> tasks = tasks("一、甲\n1.乙。新建学校2所。\n相关链接：\n新增企业50家\n2.丙。新建医院1所。\n补充医生3名。\n二、丁\n新建公园4个。");
        assertEquals(
                List.of("1", "2", "P2"), tasks.stream().map(OutlineTask::number).toList());
        assertEquals(2, tasks.get(1).bodies().size());
        assertEquals(1, tasks.get(2).bodies().size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"相关政策落实率达到100%。", "相关文件10份全部印发。", "关闭煤矿3座。", "下载量突破10万次。", "微信公众号增加2个。"})
    void aParagraphOfATaskThatBeginsLikeItIsKept(String paragraph) {
        OutlineTask task = tasks("一、甲\n1.乙。新建学校2所。\n" + paragraph).getFirst();
        assertEquals(2, task.bodies().size());
    }
}
