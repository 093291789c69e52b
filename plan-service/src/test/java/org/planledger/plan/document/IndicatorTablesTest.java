package org.planledger.plan.document;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Tables of which a row is an indicator and its number.
class IndicatorTablesTest {
    private static String told(String table) {
        String text = "某市2024—2026年行动计划/一、总体目标/专栏1 主要指标/" + table + "/二、主要任务/1.建平台。建成平台5个。(牵头单位:市工信局)";
        DocumentReading reading = DocumentReader.read(text.replace('/', '\n'));
        return reading.tasks().stream()
                .flatMap(task -> task.targets().stream()
                        .map(target -> "%s %s %s %s %s"
                                .formatted(
                                        task.number(),
                                        target.indicator(),
                                        target.value().toPlainString(),
                                        target.unit(),
                                        target.due())))
                .collect(Collectors.joining("; "));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "序号/指标/单位/2023年/2026年目标/属性/1/数控化率/%/51.2/62/预期性/2/智能工厂/家/9/30/预期性; P1 数控化率 62 % 2026-12, P1 智能工厂 30 家 2026-12",
                "指标/单位/2023年/2026年/数控化率/%/51.2/62/智能工厂/家/9/30; P1 数控化率 62 % 2026-12, P1 智能工厂 30 家 2026-12",
                "序号|指标名称|目标值/1|数控化率|62%/2|智能工厂|30家以上; P1 数控化率 62 % 2026-12, P1 智能工厂 30 家 2026-12",
                "|指标名称|单位|2023年实际|2025年目标|2026年目标|/|---|---|---|---|---|/|智能工厂|家|9|20|30|; P1 智能工厂 20 家 2025-12, P1 智能工厂 30 家 2026-12",
                "序号/指标/2026年目标/1/数控化率（%）/62/2/智能工厂（家）/≥30; P1 数控化率 62 % 2026-12, P1 智能工厂 30 家 2026-12",
                "序号/指标/单位/2022年/2023年完成/1/数控化率/%/51.2/62; ",
                "序号/指标/单位/2023年/1/智能工厂/家/9; ",
                "序号/指标/单位/2023年/2026年目标/1/智能工厂/家/9/—/2/数控化率/%/51.2/62; P1 数控化率 62 % 2026-12",
                "指标/稳步提高5家。; ",
                "序号/指标/单位/2023年/2026年目标/1/智能工厂/家/30/2/数控化率/%/51.2/62; ",
                "序号/指标/2026年目标/1/智能工厂（家）/2/2/数控中心（家）/3; P1 智能工厂 2 家 2026-12",
            })
    void theNumberToBeReachedIsThatOfTheGoalOrOfTheLastYear(String table, String expected) {
        String goals =
                expected == null || expected.isBlank() ? "" : expected.strip().replace(", ", "; ") + "; ";
        assertEquals(goals + "1 平台 5 个 2026-12", told(table));
    }

    @ParameterizedTest
    @CsvSource({"规上企业数,62家,1 规上企业数 62 家 2024-12", "规上企业数,按上级要求,''", "规上企业数,规上企业达到62家,1 规上企业 62 家 2024-12"})
    void aRowThatSomebodyIsToDoIsATaskWithItsGoal(String name, String value, String expected) {
        DocumentReading reading = DocumentReader.read(
                "某县2024年重点任务\n序号\n指标名称\n目标值\n责任单位\n1\n" + name + "\n" + value + "\n县工信局\n2\n新建学校\n5所\n县教育局\n");
        DocumentTask task = reading.tasks().getFirst();
        assertEquals("县工信局", String.join("、", task.lead()));
        assertEquals(
                expected,
                task.targets().stream()
                        .map(target -> task.number() + " " + target.indicator() + " "
                                + target.value().toPlainString() + " " + target.unit() + " " + target.due())
                        .collect(Collectors.joining("; ")));
    }
}
