package org.planledger.plan.document.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.planledger.plan.document.source.TestPdf.shown;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Pages that draw more than tables have: each is read, in time.
class HostileTablesTest {
    /// What has more rules, rows or columns than a table keeps its lines.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "1 1 m 9 9 l S ",
                "1 1 m 1 90 l 90 90 l ",
                "1 1 90 90 re S ",
                "9e30 -9e30 m 9e30 9e30 l S ",
                "10 10 m 500 10.1 l S ",
                "re m l c v y h S f* b* B n "
            })
    void aPageOfManyRulesIsReadWithoutThem(String rule) {
        String text = shown(100, 700, "序号") + shown(200, 700, "任务") + shown(300, 700, "单位");
        assertEquals(
                "序号 任务 单位\n",
                TestDocument.text(TestPdf.page(rule.repeat(50_000) + text).bytes(), null));
    }

    @ParameterizedTest
    @CsvSource({"5, 900", "9, 450", "20, 400", "400, 20", "900, 5"})
    void aGridOfManyCellsIsReadInTime(int across, int down) {
        StringBuilder page = new StringBuilder();
        for (int i = 0; i <= down; i++) {
            page.append("0 %1$s m 590 %1$s l S\n".formatted(i * 840.0 / down));
        }
        for (int i = 0; i <= across; i++) {
            page.append("%1$s 0 m %1$s 840 l S\n".formatted(i * 590.0 / across));
        }
        page.append("BT /F 1 Tf 1 0 0 1 1 830 Tm <5E8F53F7> Tj ET ");
        for (int i = 0; i < 15_000; i++) {
            page.append("BT /F 0.1 Tf %d %d Td <5E02> Tj ET ".formatted(1 + i % 588, 1 + i % 823));
        }
        String text = TestDocument.text(TestPdf.page(page.toString()).bytes(), null);
        assertEquals(15_000, text.chars().filter(sign -> sign == '市').count());
    }

    @ParameterizedTest
    @CsvSource({"3, 3000", "40, 400", "300, 60"})
    void aTableWithoutRulesOfManyLinesIsReadInTime(int across, int down) {
        StringBuilder page = new StringBuilder("0 1 m 590 1 l S ".repeat(10_000));
        for (int row = 0; row < down; row++) {
            for (int column = 0; column < across; column++) {
                String text = row == 0 ? column == 0 ? "5E8F53F7" : "4EFB" : column == 0 ? "0031" : "5E02";
                page.append("BT /F %s Tf %s %s Td <%s> Tj ET "
                        .formatted(0.2, 5 + column * 580.0 / across, 835 - row * 830.0 / down, text));
            }
        }
        String text = TestDocument.text(TestPdf.page(page.toString()).bytes(), null);
        assertEquals(
                (across - 1) * (down - 1),
                text.chars().filter(sign -> sign == '市').count());
    }
}
