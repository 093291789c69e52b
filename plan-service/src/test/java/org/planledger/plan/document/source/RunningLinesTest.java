package org.planledger.plan.document.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.planledger.plan.document.source.TestPdf.shown;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class RunningLinesTest {
    private static final String PLACES = "甲乙丙丁戊己庚辛壬癸";
    private static final int TOP = 800;
    private static final int BOTTOM = 40;

    /// A document where a sentence crosses each page break.
    ///
    /// @param around what is shown around the body of a page, which is counted from 1
    private static String read(int count, IntFunction<String> around) {
        List<String> pages = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            char place = PLACES.charAt(i - 1);
            pages.add(around.apply(i)
                    + shown(50, 700, place + "处各项任务到此为止。")
                    + shown(50, 400, "另起一段。")
                    + shown(50, 150, place + "处全年完成工业投资并且新增重点项目合计任务"));
        }
        return TestDocument.text(TestPdf.pages(pages).bytes(), "application/pdf");
    }

    /// What is read of that document when there is nothing around its pages.
    private static String body(int count) {
        StringBuilder text = new StringBuilder();
        for (char place : PLACES.substring(0, count).toCharArray()) {
            text.append(place).append("处各项任务到此为止。\n另起一段。\n");
            text.append(place).append("处全年完成工业投资并且新增重点项目合计任务");
        }
        return text.append('\n').toString();
    }

    @Test
    void aSentenceGoesOnOverTheHeaderOfThePage() {
        assertEquals(body(4), read(4, page -> shown(150, TOP, "聊城市人民政府公报 2023年第5期")));
    }

    @Test
    void aHeaderMayBeDrawnAfterTheBodyAndBeMissingOnTheFirstPage() {
        List<String> pages = new ArrayList<>();
        for (char place : "甲乙丙丁".toCharArray()) {
            pages.add(shown(50, 700, place + "处各项任务到此为止。")
                    + shown(50, 150, place + "处全年完成工业投资并且新增重点项目合计任务")
                    + shown(50, 120, place + "处全年完成工业投资并且新增重点项目合计任务")
                    + shown(50, BOTTOM + 40, "内部文件")
                    + shown(50, BOTTOM + 20, "不得外传")
                    + shown(50, BOTTOM, "注意保存")
                    + (place == '甲' ? "" : shown(150, TOP, "某市人民政府文件")));
        }
        String full = "处全年完成工业投资并且新增重点项目合计任务";
        StringBuilder text = new StringBuilder();
        for (char place : "甲乙丙丁".toCharArray()) {
            text.append(place + "处各项任务到此为止。\n" + place + full + place + full);
        }
        assertEquals(text + "\n", TestDocument.text(TestPdf.pages(pages).bytes(), null));
    }

    @Test
    void aHeaderMayHaveTwoLines() {
        assertEquals(body(4), read(4, page -> shown(150, TOP, "聊城市人民政府公报") + shown(150, TOP - 20, "2023年第5期（总第121期）")));
    }

    @Test
    void aFooterIsTheSameWhateverThePageIsCounted() {
        assertEquals(body(4), read(4, page -> shown(150, BOTTOM, "某市人民政府办公室 第" + page + "页 共4页")));
        assertEquals(body(4), read(4, page -> shown(150, BOTTOM, "第" + "一二三四".charAt(page - 1) + "页 共四页")));
        assertEquals(body(4), read(4, page -> shown(150, BOTTOM, "某市人民政府办公室 —" + (8 + page) + "—")));
        assertEquals(body(4), read(4, page -> shown(150, BOTTOM, "Page " + page + " of 4")));
    }

    @Test
    void aNumberBesideARunningLineIsThatOfThePage() {
        assertEquals(
                body(4),
                read(
                        4,
                        page -> shown(150, TOP, "某市人民政府文件")
                                + shown(250, TOP - 20, "— " + (page + 16) + " —")
                                + shown(150, TOP - 40, "内部文件")));
    }

    @Test
    void leftAndRightPagesMayHaveDifferentHeaders() {
        assertEquals(
                body(8),
                read(
                        8,
                        page -> page == 1
                                ? ""
                                : shown(100, TOP, page % 2 == 0 ? page + " 聊城市人民政府公报" : "市政府文件 " + page)));
    }

    @Test
    void ofTwoPagesNothingCanBeKnownButTheirNumbers() {
        String text = read(2, page -> shown(150, TOP, "某市人民政府文件") + shown(250, BOTTOM, "— " + page + " —"));
        assertEquals(2, text.split("某市人民政府文件", -1).length - 1);
        assertEquals(text, read(2, page -> shown(150, TOP, "某市人民政府文件")));
    }

    @Test
    void aLineOfTheBodyThatRepeatsIsKept() {
        String repeated = "（责任单位：区工业局）";
        String header = shown(150, TOP, "某市人民政府文件");
        List<String> pages = new ArrayList<>();
        for (char place : "甲乙丙丁".toCharArray()) {
            pages.add(header + shown(50, 730, place + "处任务。") + shown(50, 710, repeated));
        }
        String text = TestDocument.text(TestPdf.pages(pages).bytes(), null);
        assertEquals("甲处任务。\n%1$s\n乙处任务。\n%1$s\n丙处任务。\n%1$s\n丁处任务。\n%1$s\n".formatted(repeated), text);
    }

    @Test
    void aLineThatStandsElsewhereOnEachPageIsNoRunningLine() {
        String text = read(4, page -> shown(50, 830 - page * 25, "（责任单位：区工业局）"));
        assertEquals(4, text.split("责任单位", -1).length - 1);
    }

    @Test
    void aLineThatDiffersInItsFiguresIsNoRunningLine() {
        String text = read(4, page -> shown(50, TOP, "完成投资" + page + "亿元。"));
        assertEquals(4, text.split("完成投资", -1).length - 1);
        String table = read(4, page -> shown(50, TOP, "某市人民政府文件") + shown(50, TOP - 20, "" + (60 + page * page)));
        assertEquals(List.of("61", "64", "69", "76"), figures(table));
    }

    private static List<String> figures(String text) {
        return Pattern.compile("\\d+")
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .toList();
    }

    @Test
    void theTitleIsKeptWhereAllPagesRepeatItAsTheirHeader() {
        String title = "某市2023年工作任务";
        assertEquals(title + "\n" + body(5), read(5, page -> shown(150, page == 1 ? TOP - 50 : TOP, title)));
    }

    @Test
    void aWatermarkAcrossThePageIsNoText() {
        String mark = "BT /F 40 Tf 0.7 0.7 -0.7 0.7 %d %d Tm <518590E88D446599> Tj ET\n";
        StringBuilder marks = new StringBuilder();
        for (int i = 0; i < 20; i++) {
            marks.append(mark.formatted(40 * (i % 5) + 30, 150 * (i / 5) + 100));
        }
        assertEquals(body(1), read(1, page -> marks.toString()));
    }

    @Test
    void theTextOfAPageThatLiesOnItsSideIsKept() {
        String page = "BT /F 16 Tf 0 1 -1 0 100 100 Tm <4E004E8C4E094E8C4E00> Tj ET ";
        assertEquals(
                "一二三二一", TestDocument.text(TestPdf.page(page).bytes(), null).replace("\n", ""));
    }
}
