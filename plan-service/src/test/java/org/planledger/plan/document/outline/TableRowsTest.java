package org.planledger.plan.document.outline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.planledger.plan.document.source.SourceText;

/// Tables that kept a line for each row, in the writing of markdown.
class TableRowsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"|---|---|---|---|", "| :--- | ---: | :-: | --- |", "|------|----|--|---|", "---|---|---|---"})
    void theLineUnderTheHeadIsNoRow(String rule) {
        List<OutlineTask> tasks = OutlineReader.read(new SourceText(
                        "某县重点任务\n|序号|任务|牵头单位|配合单位|\n" + rule + "\n|1|新建学校2所|县教育局|县住建局|\n|2|新建医院1所|县卫健局||\n"))
                .tasks();
        assertEquals(List.of("1", "2"), tasks.stream().map(OutlineTask::number).toList());
        assertEquals(List.of("县教育局"), tasks.getFirst().units().lead());
        assertEquals(List.of("县住建局"), tasks.getFirst().units().cooperating());
        assertEquals(List.of("县卫健局"), tasks.getLast().units().lead());
    }

    @ParameterizedTest
    @ValueSource(strings = {"--", "|-|2|3|4|", "|--|县甲局|--|--|"})
    void otherLinesOfDashesStayWhatTheyAre(String line) {
        List<OutlineTask> tasks = OutlineReader.read(
                        new SourceText("序号|任务|牵头单位|配合单位\n1|新建学校2所|县教育局|县住建局\n" + line + "\n2|新建医院1所|县卫健局|\n"))
                .tasks();
        assertEquals(List.of("1", "2"), tasks.stream().map(OutlineTask::number).toList());
        assertEquals(List.of("县教育局"), tasks.getFirst().units().lead());
    }
}
