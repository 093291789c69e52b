package org.planledger.plan.document.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.planledger.plan.document.source.TestWord.p;

import org.junit.jupiter.api.Test;

class WordTextTest {
    private static final String LISTS = "<w:abstractNum w:abstractNumId=\"0\">"
            + level(0, "chineseCountingThousand", "%1、")
            + level(1, "chineseCounting", "（%2）")
            + level(2, "decimal", "%3.")
            + level(3, "bullet", "·")
            + level(4, "decimal", "%1.%5")
            + "</w:abstractNum><w:num w:numId=\"7\"><w:abstractNumId w:val=\"0\"/></w:num>"
            + "<w:num w:numId=\"8\"><w:abstractNumId w:val=\"0\"/>"
            + "<w:lvlOverride w:ilvl=\"2\"><w:startOverride w:val=\"5\"/></w:lvlOverride></w:num>";

    private static String level(int number, String format, String pattern) {
        return "<w:lvl w:ilvl=\"%d\"><w:start w:val=\"1\"/><w:numFmt w:val=\"%s\"/><w:lvlText w:val=\"%s\"/></w:lvl>"
                .formatted(number, format, pattern);
    }

    private static String numbered(int list, int level, String text) {
        return "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"%d\"/><w:numId w:val=\"%d\"/></w:numPr></w:pPr><w:r><w:t>%s</w:t></w:r></w:p>"
                .formatted(level, list, text);
    }

    private static String read(String body) {
        return read(TestWord.of(body));
    }

    private static String read(TestWord document) {
        return TestDocument.text(document.bytes(), null);
    }

    @Test
    void paragraphsAndCellsAreLinesAndRunsAreNot() {
        assertEquals(
                "　　一、加快 发展\n索引号:\n1137\n甲\n乙\n",
                read("<w:p><w:r><w:t>　　一、加快</w:t></w:r><w:r><w:t xml:space=\"preserve\"> 发展</w:t></w:r></w:p><w:p/>"
                        + "<w:tbl><w:tr><w:tc>" + p("索引号:") + "</w:tc><w:tc>" + p("1137") + "</w:tc></w:tr></w:tbl>"
                        + "<w:p><w:r><w:t>甲</w:t><w:br/><w:t>乙</w:t></w:r></w:p>"));
    }

    @Test
    void tabsLinksFieldsAndContentControlsAreRead() {
        assertEquals(
                "甲\t乙丙\n丁\n3\n",
                read(
                        "<w:p><w:pPr><w:tabs><w:tab w:val=\"left\" w:pos=\"1\"/></w:tabs></w:pPr><w:r><w:t>甲</w:t><w:tab/></w:r>"
                                + "<w:hyperlink><w:r><w:t>乙</w:t></w:r></w:hyperlink><w:smartTag><w:r><w:t>丙</w:t></w:r></w:smartTag></w:p>"
                                + "<w:sdt><w:sdtPr><w:alias w:val=\"x\"/></w:sdtPr><w:sdtContent>" + p("丁")
                                + "</w:sdtContent></w:sdt>"
                                + "<w:p><w:r><w:instrText>PAGE</w:instrText></w:r><w:fldSimple w:instr=\"PAGE\"><w:r><w:t>3</w:t></w:r></w:fldSimple></w:p>"));
    }

    @Test
    void whatIsHiddenOnThePageIsNotRead() {
        assertEquals(
                "甲丙丁\n",
                read(
                        "<w:p><w:r><w:t>甲</w:t></w:r><w:r><w:rPr><w:b/><w:vanish/></w:rPr><w:t>乙</w:t></w:r>"
                                + "<w:r><w:t>丙</w:t></w:r><w:r><w:rPr><w:vanish w:val=\"0\"/></w:rPr><w:t>丁</w:t></w:r></w:p>"));
    }

    @Test
    void whatWasInsertedIsReadAndWhatWasDeletedOrMovedAwayIsNot() {
        assertEquals(
                "新旧\n",
                read(
                        "<w:p><w:ins><w:r><w:t>新</w:t></w:r></w:ins><w:del><w:r><w:delText>老</w:delText></w:r></w:del>"
                                + "<w:moveFrom><w:r><w:t>去</w:t></w:r></w:moveFrom><w:moveTo><w:r><w:t>旧</w:t></w:r></w:moveTo></w:p>"));
    }

    @Test
    void aTextBoxIsReadOnceAndApartFromItsParagraph() {
        String box = "<w:txbxContent>" + p("框") + "</w:txbxContent>";
        assertEquals(
                "框\n前后\n",
                read("<w:p><w:r><w:t>前</w:t></w:r><w:r><mc:AlternateContent><mc:Choice>" + box
                        + "</mc:Choice><mc:Fallback>" + box
                        + "</mc:Fallback></mc:AlternateContent></w:r><w:r><w:t>后</w:t></w:r></w:p>"));
    }

    @Test
    void headersFootersAndNotesAreLeftOut() {
        assertEquals(
                "正文\n",
                read(TestWord.of(p("正文"))
                        .part("word/header1.xml", "<w:hdr>页眉</w:hdr>")
                        .part("word/footnotes.xml", "<w:footnotes>脚注</w:footnotes>")));
    }

    @Test
    void numbersThatTheWordProcessorCountsStandBeforeTheirParagraphs() {
        String body = numbered(7, 0, "产业")
                + numbered(7, 1, "工业")
                + numbered(7, 2, "项目")
                + numbered(7, 2, "园区")
                + numbered(7, 1, "农业")
                + numbered(7, 2, "大棚")
                + numbered(7, 0, "生态")
                + numbered(7, 1, "空气")
                + numbered(7, 3, "点")
                + numbered(7, 4, "细")
                + numbered(8, 2, "另")
                + numbered(8, 2, "又")
                + numbered(0, 0, "无");
        assertEquals("""
                一、产业
                （一）工业
                1. 项目
                2. 园区
                （二）农业
                1. 大棚
                二、生态
                （一）空气
                点
                二.1 细
                5. 另
                6. 又
                无
                """, read(TestWord.of(body).numbering(LISTS)));
    }

    @Test
    void aStyleNumbersItsParagraphsToo() {
        String styles =
                "<w:style w:styleId=\"a\"><w:pPr><w:numPr><w:ilvl w:val=\"1\"/><w:numId w:val=\"7\"/></w:numPr></w:pPr></w:style>"
                        + "<w:style w:styleId=\"b\"><w:basedOn w:val=\"a\"/></w:style>";
        String body = "<w:p><w:pPr><w:pStyle w:val=\"%s\"/></w:pPr><w:r><w:t>工业</w:t></w:r></w:p>";
        assertEquals(
                "（一）工业\n（二）工业\n",
                read(TestWord.of(body.formatted("a") + body.formatted("b"))
                        .numbering(LISTS)
                        .styles(styles)));
    }

    @Test
    void numbersAreWrittenAsTheirFormatSays() {
        assertEquals("十", WordNumber.of("chineseCounting", 10));
        assertEquals("十一", WordNumber.of("chineseCountingThousand", 11));
        assertEquals("二十", WordNumber.of("chineseCountingThousand", 20));
        assertEquals("一百零五", WordNumber.of("chineseCountingThousand", 105));
        assertEquals("一百一十", WordNumber.of("chineseCountingThousand", 110));
        assertEquals("③", WordNumber.of("decimalEnclosedCircle", 3));
        assertEquals("１２", WordNumber.of("decimalFullWidth", 12));
        assertEquals("b", WordNumber.of("lowerLetter", 2));
        assertEquals("12", WordNumber.of("hebrew1", 12));
    }
}
