package org.planledger.plan.document.outline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.planledger.plan.document.source.SourceText;

/// Tables of tasks, of which the lines are left.
class TaskTableTest {
    private static List<OutlineTask> tasks(String text) {
        return OutlineReader.read(new SourceText(text)).tasks();
    }

    @Test
    void aTableOfWhichOneCellALineIsLeftIsReadByItsColumns() {
        List<OutlineTask> tasks = tasks("""
                某县重点任务清单
                序号
                重点任务
                年度目标
                牵头领导
                牵头单位
                责任单位
                完成时限
                一、农业
                1
                守牢粮食安全
                粮食产量达到38亿斤
                孙某
                县农业农村局
                县水务局、各乡镇
                12月底
                2
                发展畜牧业
                肉牛发展到25万头
                孙某
                县畜牧局
                县财政局
                县商务局
                12月底
                二、工业
                3
                新增规上企业5家
                李某
                县工信局
                """);
        assertEquals(
                List.of("1", "2", "3"), tasks.stream().map(OutlineTask::number).toList());
        assertEquals("守牢粮食安全", tasks.get(0).title());
        assertEquals(List.of("县农业农村局"), tasks.get(0).units().lead());
        assertEquals(List.of("县水务局", "各乡镇"), tasks.get(0).units().cooperating());
        assertEquals(List.of("县财政局", "县商务局"), tasks.get(1).units().cooperating());
        assertEquals(1, tasks.get(1).bodies().size());
        assertEquals("二、工业", tasks.get(2).part());
        assertNull(tasks.get(2).title());
        assertEquals(List.of("县工信局"), tasks.get(2).units().lead());
    }

    @Test
    void theHeadOfATableMayHaveColumnsThatAreNotKnown() {
        List<OutlineTask> tasks = tasks("""
                某区民生实事
                序号
                实事名称
                建设地点
                内容
                牵头单位
                1
                校园扩建
                城东
                新建学校3所
                区教育局
                2
                养老提升
                城西
                新增床位300张
                区民政局
                """);
        assertEquals(List.of("1", "2"), tasks.stream().map(OutlineTask::number).toList());
        assertEquals("校园扩建", tasks.get(0).title());
        assertEquals(List.of("区民政局"), tasks.get(1).units().lead());
        assertEquals(2, tasks.get(1).bodies().size() + (tasks.get(1).title() == null ? 0 : 1));
    }

    @Test
    void rowsThatKeptALineEachAreReadByTheirColumns() {
        List<OutlineTask> tasks = tasks("""
                序号 | 重点任务 | 工作目标 | 牵头单位 | 配合单位 |
                1 | 水污染防治 | 新建设施6座，处理率97% | 县环境局 | 县水利局、县住建局 |
                2 | 城市更新 | 改造小区16个 | 县住建局 | |
                """.replace(" | ", "\t"));
        assertEquals(List.of("1", "2"), tasks.stream().map(OutlineTask::number).toList());
        assertEquals("水污染防治", tasks.get(0).title());
        assertEquals(List.of("县水利局", "县住建局"), tasks.get(0).units().cooperating());
        assertEquals(List.of("县住建局"), tasks.get(1).units().lead());
    }

    @ParameterizedTest
    @ValueSource(strings = {"\t", "|"})
    void aRowOfOneCellEndsNoTableAndAnEmptyCellKeepsItsColumn(String sign) {
        List<OutlineTask> tasks = tasks("""
                序号|任务|目标|牵头单位|配合单位
                一、民生
                1|新建学校|新建学校2所|县教育局|县住建局
                二、生态环境
                2|建设医院|新建医院1所||县卫健局
                3|造林|造林2万亩|县林业局
                """.replace("|", sign));
        assertEquals(
                List.of("1", "2", "3"), tasks.stream().map(OutlineTask::number).toList());
        assertEquals("二、生态环境", tasks.get(1).part());
        assertEquals(List.of("县教育局"), tasks.get(0).units().lead());
        assertEquals(List.of(), tasks.get(1).units().lead());
        assertEquals(List.of("县卫健局"), tasks.get(1).units().cooperating());
        assertEquals(List.of("县林业局"), tasks.get(2).units().lead());
    }
}
