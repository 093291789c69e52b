package org.planledger.plan.document.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.planledger.plan.document.source.TestPdf.shown;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PdfParagraphsTest {
    private static final String BODY = shown(82, 700, "1.发展产业。全年新建标准厂房五万平方米并且引")
            + shown(50, 670, "进企业二十家，盘活闲置土地八百亩，建成道路三十")
            + shown(50, 640, "公里，完成管网改造二十公里，新增停车泊位一千个，")
            + shown(50, 610, "建成邻里中心三处、文化广场两处，改造老旧小区十个")
            + shown(50, 580, "并且加装电梯三十部，惠及群众八千人。");
    private static final String READ = "1.发展产业。全年新建标准厂房五万平方米并且引进企业二十家，盘活闲置土地八百亩，建成道路三十公里，"
            + "完成管网改造二十公里，新增停车泊位一千个，建成邻里中心三处、文化广场两处，改造老旧小区十个并且加装电梯三十部，惠及群众八千人。\n";

    private static String read(String... pages) {
        return TestDocument.text(TestPdf.pages(List.of(pages)).bytes(), "application/pdf");
    }

    @ParameterizedTest
    @CsvSource({
        "'2025/3/14 09:30                   青阳县2025年工作要点', 'https://www.example.gov.cn/zwgk/202503/t20250314_118.html      1/2', 1",
        "'11/24/26, 12:10 AM', file:///tmp/plan.html 1/2, 1",
        "青阳县2025年工作要点 https://www.example.gov.cn/zwgk/118.html, 第1页 1 of 2 2025/3/14 下午3:05, 1",
        "2025/3/14 上午9:30 工作要点, 12/12, 12",
    })
    void whatABrowserPrintsAroundAPageIsLeftOut(String header, String footer, int page) {
        String around = shown(24, 820, 8, header) + shown(24, 20, 8, footer);
        String[] pages = new String[page];
        Arrays.fill(pages, shown(24, 820, 8, "2025/3/14 09:30"));
        pages[page - 1] = BODY + around;
        assertEquals(READ, read(pages));
    }

    @Test
    void smallPrintFurtherOutThanTheTextIsNoneOfIt() {
        String header = "某县人民政府公报　2025年第3期　县政府办公室文件　（总第128期）　某县人民政府公报　2025年3月　内部资料　注意保存";
        assertEquals(READ, read(BODY + shown(20, 810, 10, header)));
    }

    @Test
    void smallPrintThatIsTheSameOnBothOfTwoPagesIsNoneOfTheText() {
        String header = shown(60, 810, 10, "某县人民政府公报　2025年第3期　县政府办公室文件　（总第128期）");
        assertEquals(READ + READ, read(BODY + header, BODY + header));
    }

    @Test
    void aNoteInSmallPrintIsKeptAndDoesNotSayHowWideTheTextIs() {
        String note = "注：本表所称标准厂房指层高六米以上、单栋面积三千平方米以上并且已经竣工验收的工业厂房，详见附件1/2";
        assertEquals(READ + note + "\n", read(BODY + shown(50, 40, 9, note)));
    }

    @Test
    void whatIsInTheSizeOfTheTextIsKeptWhateverItSays() {
        String address = "详见 https://www.example.gov.cn/zwgk/118.html";
        assertTrue(read(BODY + shown(50, 40, address)).contains(address));
    }

    @ParameterizedTest
    @ValueSource(strings = {"完成投资1/2", "2025/3/14", "比例为1/20", "9:30", "第1/2页", "2024/2025年度 3:1"})
    void otherLinesAreNotThoseOfABrowser(String line) {
        assertFalse(BrowserLine.is(line, 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"800PFLOPS，新增标准机架一千个。", "1200.55万立方米，另建一处。", "PM2.5/PM10比值下降。"})
    void aLineThatEndsBeforeAWordThatHasNoRoomGoesOn(String next) {
        String page = shown(82, 700, "1.发展产业。全年新建标准厂房五万平方米并且引")
                + shown(50, 670, "进企业二十家，盘活闲置土地八百亩，算力达到")
                + shown(50, 640, next);
        assertEquals("1.发展产业。全年新建标准厂房五万平方米并且引进企业二十家，盘活闲置土地八百亩，算力达到" + next + "\n", read(page));
    }

    @ParameterizedTest
    @ValueSource(strings = {"5G基站建成两百个。", "2025年建成道路三十公里。", "PFLOPS算力建成。"})
    void aLineWithRoomForTheNextWordEndsItsParagraph(String next) {
        String page =
                shown(82, 700, "1.发展产业。全年新建标准厂房五万平方米并且引") + shown(50, 670, "进企业二十家，盘活闲置土地") + shown(50, 640, next);
        assertEquals("1.发展产业。全年新建标准厂房五万平方米并且引进企业二十家，盘活闲置土地\n" + next + "\n", read(page));
    }
}
