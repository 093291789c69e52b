package org.planledger.plan.document.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.planledger.plan.document.source.TestPdf.shown;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Tables of PDF documents come as those of other formats do: a line for each paragraph of a cell, row by row.
class PdfTableTest {
    private static final String[] HEAD = {"序号", "任务", "牵头单位"};
    private static final String HEADS = "序号\n任务\n牵头单位\n";

    private static String read(String... pages) {
        return TestDocument.text(TestPdf.pages(List.of(pages)).bytes(), null);
    }

    private static DrawnTable table(int top) {
        return new DrawnTable(top, 50, 100, 280, 380);
    }

    @Test
    void theLinesOfACellArePutTogetherWhereverTheOtherCellsStand() {
        String page = shown(50, 800, "重点任务清单")
                + table(780)
                        .row(1, HEAD)
                        .row(3, "1", "新建标准农田十二万亩/，改造老旧小区三十个/。", "县农业农村局/、县水利局")
                        .row(2, "2", "建设学校", "县教育体育/局")
                        .page()
                + shown(50, 500, "各单位按季报送。");
        assertEquals(
                "重点任务清单\n" + HEADS + "1\n新建标准农田十二万亩，改造老旧小区三十个。\n县农业农村局、县水利局\n2\n建设学校\n县教育体育局\n各单位按季报送。\n", read(page));
    }

    @Test
    void paragraphsOfACellStayApart() {
        String page = table(780)
                .row(1, HEAD)
                .row(4, "1", "新建标准农田十二万亩/。/改造老旧小区。/建设学校。", "县农业局/县水利局")
                .page();
        assertEquals(HEADS + "1\n新建标准农田十二万亩。\n改造老旧小区。\n建设学校。\n县农业局\n县水利局\n", read(page));
    }

    @Test
    void aNumberThatHadNoRoomInALineIsNoParagraph() {
        String page = table(780)
                .row(1, HEAD)
                .row(3, "1", "新建标准农田十二万亩/，全年完成技改投资/20000万元。", "县农业农村局")
                .page();
        assertEquals(HEADS + "1\n新建标准农田十二万亩，全年完成技改投资20000万元。\n县农业农村局\n", read(page));
    }

    @Test
    void aWordThatMayNotBeginALineHadNoRoomEither() {
        String page = table(780)
                .row(1, HEAD)
                .row(3, "1", "支出进度到六七九月/底、11月底达到一半。", "县农业农村局")
                .page();
        assertEquals(HEADS + "1\n支出进度到六七九月底、11月底达到一半。\n县农业农村局\n", read(page));
    }

    @ParameterizedTest
    @EnumSource(DrawnTable.Rule.class)
    void rulesAreReadHoweverTheyAreDrawn(DrawnTable.Rule rule) {
        DrawnTable table = table(780);
        for (int down : new int[] {0, 30, 60}) {
            table.rule(rule, 50, down, 380, down);
        }
        for (int column : new int[] {50, 100, 280, 380}) {
            table.rule(rule, column, 0, column, 60);
        }
        assertEquals(HEADS + "1\n建设学校\n县教育局\n", read(written(table)));
    }

    @Test
    void areasAsNarrowAsALineAreRules() {
        DrawnTable table = table(780);
        for (int down : new int[] {0, 30, 60}) {
            table.area(50, down, 50, 1).area(100, down, 280, 1);
        }
        for (int column : new int[] {50, 100, 280, 380}) {
            table.area(column, 0, 1, 30).area(column, 31, 1, 30);
        }
        assertEquals(HEADS + "1\n建设学校\n县教育局\n", read(written(table)));
    }

    @Test
    void aTableWithoutRulesAtItsSidesIsReadToo() {
        DrawnTable table = table(780);
        for (int down : new int[] {0, 30, 60}) {
            table.rule(DrawnTable.Rule.LINE, 50, down, 380, down);
        }
        table.rule(DrawnTable.Rule.LINE, 100, 0, 100, 60).rule(DrawnTable.Rule.LINE, 280, 0, 280, 60);
        assertEquals(HEADS + "1\n建设学校\n县教育局\n", read(written(table)));
    }

    private static String written(DrawnTable table) {
        return table.text(0, 5, 1, "序号")
                .text(1, 5, 1, "任务")
                .text(2, 5, 1, "牵头单位")
                .text(0, 35, 1, "1")
                .text(1, 35, 1, "建设学校")
                .text(2, 35, 1, "县教育局")
                .page();
    }

    @Test
    void aRowOfOneCellIsALineOfItsOwnAndAnEmptyCellIsNone() {
        String page = table(780)
                .row(1, HEAD)
                .row(1, "一、农业农村")
                .row(1, "1", "建设学校", "")
                .row(1, "2", "新建农田", "县农业局")
                .page();
        assertEquals(HEADS + "一、农业农村\n1\n建设学校\n2\n新建农田\n县农业局\n", read(page));
    }

    @Test
    void aCellOverSeveralRowsComesWithTheFirst() {
        DrawnTable rows = new DrawnTable(780, 50, 120, 170, 290, 400)
                .row(1, "类别", "序号", "任务", "牵头单位")
                .rule(DrawnTable.Rule.LINE, 50, 0, 50, 52)
                .text(0, 16, 1, "农业")
                .rule(DrawnTable.Rule.LINE, 50, 52, 120, 52);
        String page = rows.page()
                + new DrawnTable(754, 120, 170, 290, 400)
                        .row(1, "1", "建设学校", "县教育局")
                        .row(1, "2", "新建农田", "县农业局")
                        .page();
        assertEquals("类别\n序号\n任务\n牵头单位\n农业\n1\n建设学校\n县教育局\n2\n新建农田\n县农业局\n", read(page));
    }

    @Test
    void aHeadThatIsRepeatedOnTheNextPageIsLeftOutAndSoIsWhatStandsBetween() {
        String header = shown(50, 820, "某县人民政府文件");
        String first =
                header + table(780).row(1, HEAD).row(1, "1", "建设学校", "县教育局").page() + shown(280, 30, "- 1 -");
        String second =
                header + table(780).row(1, HEAD).row(1, "2", "新建农田", "县农业局").page() + shown(280, 30, "- 2 -");
        String third = header + table(780).row(1, "3", "修建公路", "县交通局").page() + shown(280, 30, "- 3 -");
        assertEquals(HEADS + "1\n建设学校\n县教育局\n2\n新建农田\n县农业局\n3\n修建公路\n县交通局\n", read(first, second, third));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aRowThatIsBrokenOverPagesIsPutTogether(boolean isNumberFirst) {
        String first = table(200)
                .row(1, HEAD)
                .row(2, isNumberFirst ? "1" : "", "新建标准农田十二万亩/，改造老旧小区三十个", "县农业农村局")
                .page();
        String second = table(780)
                .row(1, HEAD)
                .row(1, isNumberFirst ? "" : "1", "和公厕。", "、县水利局")
                .row(1, "2", "建设学校", "县教育局")
                .page();
        assertEquals(HEADS + "1\n新建标准农田十二万亩，改造老旧小区三十个和公厕。\n县农业农村局、县水利局\n2\n建设学校\n县教育局\n", read(first, second));
    }

    @Test
    void aRowOfOneCellAtTheTopOfAPageBelongsToNoRowBefore() {
        String first = table(200).row(1, HEAD).row(1, "1", "建设学校", "县教育局").page();
        String second = table(780).row(1, "二、农业农村").row(1, "2", "新建农田", "县农业局").page();
        assertEquals(HEADS + "1\n建设学校\n县教育局\n二、农业农村\n2\n新建农田\n县农业局\n", read(first, second));
    }

    @Test
    void tablesWithTextBetweenThemAreTwo() {
        String page = table(780).row(1, HEAD).row(1, "1", "建设学校", "县教育局").page()
                + shown(50, 700, "二、农业农村")
                + table(690).row(1, HEAD).row(1, "2", "新建农田", "县农业局").page();
        assertEquals(HEADS + "1\n建设学校\n县教育局\n二、农业农村\n" + HEADS + "2\n新建农田\n县农业局\n", read(page));
    }

    @Test
    void aTableOnAPageThatLiesOnItsSideIsRead() {
        String content = "0 1 -1 0 595 0 cm "
                + table(500).row(1, HEAD).row(1, "1", "建设学校", "县教育局").page();
        TestPdf document = new TestPdf()
                        .object("<</Type/Catalog/Pages 2 0 R>>")
                        .object("<</Type/Pages/Kids[3 0 R]/Count 1>>")
                        .object("<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Rotate 90/Contents 4 0 R"
                                + "/Resources<</Font<</F 5 0 R>>>>>>")
                        .stream("", content.getBytes(StandardCharsets.ISO_8859_1))
                        .object(TestPdf.CHINESE);
        assertEquals(HEADS + "1\n建设学校\n县教育局\n", TestDocument.text(document.bytes(), null));
    }

    @Test
    void whatAPageSaysOfItsDocumentKeepsItsLines() {
        String page = new DrawnTable(780, 50, 150, 300, 400, 540)
                .row(2, "索引号", "2023", "文号", "某政")
                .row(2, "发布机构", "某县政府", "日期", "某年某月某日")
                .page();
        assertEquals("索引号 2023 文号 某政\n发布机构 某县政府 日期 某年某月某日\n", read(page));
    }

    @Test
    void framesAndUnderlinesAreNoTables() {
        String page = "40 40 500 780 re S 40 400 m 540 400 l S "
                + shown(50, 700, "序号")
                + "50 695 m 90 695 l S "
                + shown(150, 700, "任务")
                + shown(250, 700, "单位");
        assertEquals("序号 任务 单位\n", read(page));
    }

    @Test
    void anUnderlineInACellPartsNothing() {
        String page = table(780)
                .row(1, HEAD)
                .row(2, "1", "新建标准农田十二万亩/，改造老旧小区。", "县教育局")
                .rule(DrawnTable.Rule.LINE, 103, -24, 200, -24)
                .page();
        assertEquals(HEADS + "1\n新建标准农田十二万亩，改造老旧小区。\n县教育局\n", read(page));
    }
}
