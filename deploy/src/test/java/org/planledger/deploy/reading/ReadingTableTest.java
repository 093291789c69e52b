package org.planledger.deploy.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.planledger.deploy.http.ServiceClient;
import org.planledger.kernel.problem.Language;

class ReadingTableTest {
    private static final String READING = """
            {"plan": {"title": "甲县2024年任务", "documentNumber": "甲政办发〔2024〕7号", "validity": "IN_FORCE",
                      "from": "2024-01", "to": "2024-12"},
             "tasks": [
               {"number": "1", "title": "修路", "part": "一、交通", "lead": ["甲局", "乙局"], "cooperating": ["丙局"],
                "participating": [], "targets": [
                  {"indicator": "公路", "status": "SET", "comparator": "BETWEEN", "value": 2, "valueHigh": 3.5, "unit": "公里",
                   "measure": "AMOUNT", "confidence": 0.85, "phrase": "公路2—3.5公里"},
                  {"indicator": "客运量", "status": "SET", "comparator": "AT_LEAST", "value": 5, "unit": "%",
                   "measure": "GROWTH", "confidence": 0.95, "phrase": "客运量增长5%以上"}]},
               {"number": "2", "part": "二、其他", "lead": [], "cooperating": [], "participating": [], "targets": [
                  {"indicator": "产值", "status": "PENDING", "unit": "亿元", "measure": "AMOUNT", "confidence": 0.9,
                   "phrase": "产值**亿元"}]}]}
            """;

    private static List<String> lines(Language language) throws Exception {
        return new ReadingTable(ServiceClient.JSON.readTree(READING), language).lines();
    }

    @Test
    void eachTaskShowsWhoIsToDoItAndWhatItPromises() throws Exception {
        List<String> lines = lines(Language.ENGLISH).stream()
                .map(line -> line.strip().replaceAll(" {2,}", "|"))
                .toList();
        assertEquals(
                List.of(
                        "甲县2024年任务",
                        "甲政办发〔2024〕7号|IN_FORCE|2024-01...2024-12",
                        "",
                        "一、交通",
                        "1|修路|led by 甲局、乙局|with 丙局",
                        "公路|2–3.5公里|0.85|公路2—3.5公里",
                        "客运量|≥ 5% GROWTH|0.95|客运量增长5%以上",
                        "",
                        "二、其他",
                        "2|-",
                        "产值|PENDING 亿元|0.9|产值**亿元",
                        "",
                        "2 tasks, 3 goals"),
                lines);
    }

    @Test
    void theLastLineSpeaksTheLanguageThatIsAskedFor() throws Exception {
        assertEquals("2 项任务，3 个数量目标", lines(Language.CHINESE).getLast());
    }
}
