package org.planledger.plan.document;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// By when a task is to be done is what its goals are due by, where they name no month themselves.
class TimeLimitsTest {
    private static final String HEAD = "某县2025年重点工作任务\n一、民生\n";

    /// The months by which the goals of a document are due, in their order.
    private static List<String> dues(String text) {
        return DocumentReader.read(text).tasks().stream()
                .flatMap(task -> task.targets().stream())
                .map(target -> target.due().toString())
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "新建公园3个。（牵头单位：县住建局；完成时限：2025年8月底）|2025-08",
                "新建公园3个。（完成时限：8月底；牵头单位：县住建局）|2025-08",
                "新建公园3个。（完成时间：6月底前）|2025-06",
                "新建公园3个。完成时限：三季度末。|2025-09",
                "新建公园3个。（县住建局牵头，县财政局配合，10月底前完成）|2025-10",
                "新建公园3个。责任单位：县住建局  时限要求：上半年|2025-06",
                "新建公园3个。时间节点：9月|2025-09",
                "新建公园3个。办结时限：9月15日|2025-09",
                "新建公园3个。（牵头单位：县住建局；完成时限：长期坚持）|2025-12",
                "新建公园3个。（牵头单位：县住建局；完成时限：2026年3月）|2025-12",
                "新建公园3个。开放时间：6月底前每日开放。|2025-12",
                "年底前新建公园3个。（牵头单位：县住建局；完成时限：2025年8月底）|2025-12",
            })
    void aTimeLimitStandsBehindALabelOrAmongTheUnits(String task, String due) {
        assertEquals(List.of(due), dues(HEAD + "1.建设公园。" + task));
    }

    @Test
    void aTimeLimitOfItsOwnLineHoldsForTheWholeTask() {
        assertEquals(
                List.of("2025-08", "2025-08", "2025-12"),
                dues(HEAD + "1.建设公园。新建公园3个。\n改造广场2处。\n牵头单位：县住建局\n完成时限：2025年8月底\n2.修路。新建道路5条。\n牵头单位：县交通局"));
        assertEquals(List.of("2025-08"), dues(HEAD + "1.建设公园。\n完成时限：8月底前\n新建公园3个。"));
    }

    @Test
    void eachItemOfATaskMayHaveItsOwnTimeLimit() {
        assertEquals(
                List.of("2025-06", "2025-10", "2025-10"),
                dues(HEAD + "1.建设公园。\n新建公园3个。（牵头单位：县住建局；完成时限：6月底）\n改造广场2处，新增绿地5公顷。（牵头单位：县林业局；完成时限：10月底）"));
    }

    @Test
    void aTableMayHaveAColumnOfTimeLimits() {
        assertEquals(List.of("2025-08", "2025-11", "2025-12"), dues("""
                某县2025年民生实事
                序号
                实事名称
                工作内容
                牵头单位
                责任单位
                完成时限
                1
                校园扩建
                新建中学3所
                县教育局
                县住建局
                8月底
                2
                养老提升
                新增床位300张
                县民政局
                县财政局
                县卫健局
                11月底
                3
                修路
                新建道路5条
                县交通局
                """));
        assertEquals(List.of("2025-06", "2025-09"), dues("""
                某县2025年民生实事
                序号|任务|目标|时间节点|牵头单位
                1|新建学校|新建学校2所|6月底前|县教育局
                2|造林|造林2万亩|2025年三季度|县林业局
                """));
    }
}
