package org.planledger.plan.document.outline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
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
}
