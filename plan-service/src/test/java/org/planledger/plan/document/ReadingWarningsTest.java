package org.planledger.plan.document;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.planledger.kernel.problem.Language;

/// What looks like a table of tasks and is none that was read.
class ReadingWarningsTest {
    private static List<String> warnings(String text) {
        return ReadingWarnings.of(DocumentReader.read("甲县2025年重点工作任务\n" + text), Language.CHINESE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "序号 重点任务 年度目标 牵头单位\n建学校 新建学校2所 县教育局\n建医院 新建医院1所 县卫健局",
                "重点任务 牵头单位 配合单位 完成时限\n建学校 县教育局 县财政局 8月底\n建医院 县卫健局 县财政局 9月底",
                "序号\n重点任务\n牵头单位\n建学校\n县教育局\n建医院\n县卫健局",
                "序\n号\n重点任\n务\n年度目标 牵头单\n位\n配合单\n位\n完成时限1 建学校 新建学校2所 县教育\n局",
                "重点任\n务\n年度目标 牵头单\n位\n完成时限建学校 新建学校2所",
                "一、甲\n1.乙。新建公园2个。\n附件：重点任务分解表\n序号 重点任务 年度目标 牵头单位\n1 建学校 新建学校2所 县教育局",
            })
    void aTableOfWhichNoTaskIsReadIsSaid(String text) {
        assertEquals(1, warnings(text).size(), text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "序号\t重点任务\t年度目标\t牵头单位\n1\t建学校\t新建学校2所\t县教育局",
                "序号\n重点任务\n牵头单位\n1\n建学校\n县教育局\n2\n建医院\n县卫健局",
                "一、甲\n1.乙。新建公园2个。（牵头单位：县住建局）",
                "一、甲\n1.乙。新建公园2个。\n牵头单位：县住建局 配合单位：县财政局 完成时限：8月底",
                "一、甲\n1.乙。明确 重点任务 牵头单位 和时限。",
                "一、甲\n1.乙。明确重点任务、牵头单位、配合单位和完成时限。",
                "牵头单位\n责任单位\n配合单位\n县住建局",
                "序号 指标 单位 2024年 2025年目标\n建设 工程",
            })
    void aTableThatIsReadAndWordsThatAreNoHeadAreNot(String text) {
        assertEquals(List.of(), warnings(text), text);
    }

    @Test
    void theHeadThatAPageRepeatsIsNotSaid() {
        String head = "序号\t重点任务\t牵头单位\n";
        String row = "1\t建学校\t县教育局\n";
        assertEquals(List.of(), warnings(head + row + "新建学校。".repeat(40) + "\n" + head + "余下各项。".repeat(40)));
    }

    @Test
    void theLanguageIsTheOneThatWasAskedFor() {
        DocumentReading reading = DocumentReader.read("序号 任务 牵头单位\n建学校 县教育局");
        assertEquals(List.of("“序号 任务 牵头单位”像是任务表的表头，但没有读出表中的任务，请对照原文核对"), ReadingWarnings.of(reading, Language.CHINESE));
        assertEquals(
                List.of(
                        "\"序号 任务 牵头单位\" seems to be the head of a table of tasks, of which none was read; compare with the document"),
                ReadingWarnings.of(reading, Language.ENGLISH));
    }
}
