package org.planledger.plan.document.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.planledger.plan.document.source.TestPdf.shown;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Tables of PDF documents that have no lines between their columns.
class PdfColumnsTest {
    private static final String HEADS = "序号\n任务\n牵头单位\n";

    private static String read(String... pages) {
        return TestDocument.text(TestPdf.pages(List.of(pages)).bytes(), null);
    }

    private static DrawnTable head() {
        return new DrawnTable(780, 50, 120, 300, 400)
                .text(0, 5, 1, "序号")
                .text(1, 5, 1, "任务")
                .text(2, 5, 1, "牵头单位");
    }

    @Test
    void rowsPartWhereTheGapIsTheWidest() {
        String page = shown(50, 800, "重点任务清单")
                + head().text(0, 35, 1, "1")
                        .text(1, 35, 2, "新建标准农田十二万/亩和学校。")
                        .text(2, 35, 1, "县农业局")
                        .text(0, 105, 1, "2")
                        .text(1, 85, 3, "改造老旧小区三十三/个和公路二十二公里/和学校。")
                        .text(2, 105, 1, "县住建局")
                        .page()
                + shown(50, 560, "各单位按季报送，由县政府办公室汇总并通报");
        assertEquals(
                "重点任务清单\n" + HEADS + "1\n新建标准农田十二万亩和学校。\n县农业局\n2\n改造老旧小区三十三个和公路二十二公里和学校。\n县住建局\n"
                        + "各单位按季报送，由县政府办公室汇总并通报\n",
                read(page));
    }

    @Test
    void whereAllGapsAreAlikeTheOrderTellsInWhichTheyAreDrawn() {
        String page = head().text(0, 45, 1, "1")
                .text(1, 25, 3, "改造老旧小区三十三/个和公路二十二公里/和学校。")
                .text(2, 45, 1, "县住建局")
                .text(0, 105, 1, "2")
                .text(1, 85, 3, "新建标准农田十二万/亩和公路二十二公里/和学校。")
                .text(2, 105, 1, "县农业局")
                .page();
        assertEquals(HEADS + "1\n改造老旧小区三十三个和公路二十二公里和学校。\n县住建局\n2\n新建标准农田十二万亩和公路二十二公里和学校。\n县农业局\n", read(page));
    }

    @Test
    void linesBetweenTheRowsPartThem() {
        String page = head().rule(DrawnTable.Rule.LINE, 50, 28, 400, 28)
                .text(0, 45, 1, "1")
                .text(1, 35, 2, "改造老旧小区三十三/个和学校。")
                .text(2, 45, 1, "县住建局")
                .rule(DrawnTable.Rule.LINE, 50, 76, 400, 76)
                .text(0, 85, 1, "2")
                .text(1, 85, 1, "建设学校")
                .text(2, 85, 1, "县教育局")
                .page();
        assertEquals(HEADS + "1\n改造老旧小区三十三个和学校。\n县住建局\n2\n建设学校\n县教育局\n", read(page));
    }

    @Test
    void aLineAcrossTheColumnsIsARowOfOneCell() {
        String page = head().text(0, 35, 1, "一、农业农村和乡村振兴")
                .text(0, 65, 1, "1")
                .text(1, 65, 1, "建设学校")
                .text(2, 65, 1, "县教育局")
                .page();
        assertEquals(HEADS + "一、农业农村和乡村振兴\n1\n建设学校\n县教育局\n", read(page));
    }

    @Test
    void theTableGoesOnUnderItsHeadOnTheNextPage() {
        String first = head().text(0, 35, 1, "1")
                .text(1, 35, 1, "建设学校")
                .text(2, 35, 1, "县教育局")
                .page();
        String second = head().text(0, 35, 1, "2")
                .text(1, 35, 1, "新建农田")
                .text(2, 35, 1, "县农业局")
                .page();
        assertEquals(HEADS + "1\n建设学校\n县教育局\n2\n新建农田\n县农业局\n", read(first, second));
    }

    @ParameterizedTest
    @ValueSource(strings = {"请按序号报送", "序号和名称", "序 号"})
    void otherLinesThatNameItAreNoHead(String line) {
        String page = shown(50, 780, line)
                + shown(200, 780, "任务")
                + shown(300, 780, "单位")
                + shown(50, 740, "1")
                + shown(200, 740, "建设学校")
                + shown(350, 740, "教育局");
        assertEquals(line + " 任务 单位1 建设学校 教育局", read(page).replace("\n", ""));
    }

    @Test
    void aHeadWithoutRowsKeepsItsLine() {
        String page = shown(50, 780, "序号")
                + shown(150, 780, "任务")
                + shown(250, 780, "单位")
                + shown(50, 740, "详见附件一至附件三，请各单位对照落实。");
        assertEquals("序号 任务 单位\n详见附件一至附件三，请各单位对照落实。\n", read(page));
    }
}
