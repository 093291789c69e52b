package org.planledger.plan.document.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.planledger.plan.document.source.TestPdf.CHINESE;
import static org.planledger.plan.document.source.TestPdf.deflated;
import static org.planledger.plan.document.source.TestPdf.shown;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.planledger.plan.document.source.UnreadableDocumentException.Reason;

class PdfTextTest {
    private static String read(TestPdf document) {
        return TestDocument.text(document.bytes(), "application/pdf");
    }

    private static Reason refusal(TestPdf document) {
        return assertThrows(UnreadableDocumentException.class, () -> read(document))
                .reason();
    }

    @Test
    void linesArePutTogetherToParagraphsOverPagesAndPageNumbersAreLeftOut() throws IOException {
        try (InputStream page = getClass().getResourceAsStream("/documents/plan.pdf")) {
            assertEquals("""
                    全区加快工业投资
                    2023年工作任务
                    一、加快工业投资
                    （一）新增工业项目。
                    1.加快工业项目。全年新增工业项目120个以上，年内完成投资3.6亿元，全区工业增加值增长8%以上，工业项目年内完成增长12%，新增工业项目20个，工业项目年内全年完成。工业增加值年增长以8%完成任务。（区工业局）
                    2.完成5G任务。年内新增5G项目2个，PM2.5年内增长以0.5%内完成。
                    3.全区全年新增工业投资36亿元，年内完成项目任务120个以上，区工业局年内完成工业项目投资任务，加快全区工业投资，到2025年工业增加值增长15%。
                    二、完成任务
                    """, TestDocument.text(page.readAllBytes(), null));
        }
    }

    @Test
    void aFontThatTheDocumentDoesNotBringIsReadByItsCodes() {
        assertEquals("一、加快发展\n", read(TestPdf.page(shown(100, 700, "一、加快发展"))));
    }

    @Test
    void whereNothingIsIndentedAFullLineThatEndsASentenceEndsItsParagraph() {
        String page = shown(50, 700, "各镇街道各部门，现将工作任务印发，")
                + shown(50, 670, "请认真做好各项工作的贯彻落实执行。")
                + shown(50, 640, "本任务自印发之日起施行由本局解释。")
                + shown(50, 610, "短行");
        assertEquals("各镇街道各部门，现将工作任务印发，请认真做好各项工作的贯彻落实执行。\n本任务自印发之日起施行由本局解释。\n短行\n", read(TestPdf.page(page)));
    }

    @Test
    void aLineThatEndsWithinAListGoesOnHoweverMuchRoomIsLeft() {
        String page = shown(50, 700, "全县各项资金支出进度六月底九月底和年底分别达到")
                + shown(50, 670, "百分之五十五、六十五、")
                + shown(50, 640, "75.5%，用于产业发展的比例不低于三分之一，")
                + shown(50, 610, "其余用于乡村。");
        assertEquals("全县各项资金支出进度六月底九月底和年底分别达到百分之五十五、六十五、75.5%，用于产业发展的比例不低于三分之一，其余用于乡村。\n", read(TestPdf.page(page)));
    }

    @Test
    void whatIsSetInOrNumberedBeginsAParagraphEvenBehindAList() {
        String page = shown(50, 700, "资金支出进度六月底九月底和年底分别达到")
                + shown(50, 670, "五成、六成、")
                + shown(50, 640, "2.用于产业发展的比例不低于三分之一以上")
                + shown(50, 610, "甲、")
                + shown(100, 580, "乙");
        assertEquals("资金支出进度六月底九月底和年底分别达到五成、六成、\n2.用于产业发展的比例不低于三分之一以上甲、\n乙\n", read(TestPdf.page(page)));
    }

    @Test
    void wordsOfOtherScriptsAreKeptApartWhereALineWasBrokenAndNumbersAreNot() {
        String page = shown(50, 700, "一二三四五六七八九十 plan")
                + shown(50, 670, "ledger 一二三四五六七6")
                + shown(50, 640, "7八九十一二三四五六七八九十末");
        assertEquals("一二三四五六七八九十 plan ledger 一二三四五六七67八九十一二三四五六七八九十末\n", read(TestPdf.page(page)));
    }

    @Test
    void aWideGapIsABlankAndANarrowOneIsNone() {
        String page = "BT /F 16 Tf 50 700 Td [<4E00> -300 <4E8C> -3000 <4E09>] TJ ET";
        assertEquals("一二 三\n", read(TestPdf.page(page)));
    }

    @Test
    void aPackedPageIsRead() {
        byte[] content = shown(100, 700, "一").getBytes(StandardCharsets.ISO_8859_1);
        byte[] packed = TestPdf.deflated(content);
        byte[] written = HexFormat.of().formatHex(packed).getBytes(StandardCharsets.US_ASCII);
        assertEquals("一\n", read(TestPdf.page(TestPdf.CHINESE, packed, "/Filter/FlateDecode")));
        assertEquals("一\n", read(TestPdf.page(TestPdf.CHINESE, written, "/Filter[/ASCIIHexDecode/FlateDecode]")));
    }

    @Test
    void textThatIsSaidToStandForWhatIsShownIsRead() {
        String page = "/Span <</ActualText<FEFF4E8C>>> BDC " + shown(100, 700, "一") + "EMC ";
        assertEquals("二\n", read(TestPdf.page(page)));
    }

    @Test
    void radicalsAreTheCharactersThatLookLikeThem() {
        assertEquals("工业增长一\n", read(TestPdf.page(shown(100, 700, "⼯业增⻓⼀"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"— 3 —", "- 3 -", "－12－", "3", "第 3 页 共 10 页", "3/10"})
    void aNumberAloneIsThatOfAPage(String line) {
        assertTrue(PageNumber.isAlone(line));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2023年", "3.", "第三页", "—", "20230001202300012"})
    void otherLinesAreNone(String line) {
        assertFalse(PageNumber.isAlone(line));
    }

    @ParameterizedTest
    @ValueSource(strings = {"一、产业", "十二、产业", "（一）产业", "(三)产业", "1.产业", "12．产业", "3、产业", "（2）产业", "第一章 总则", "第十二条"})
    void aNumberBeforeALineMakesItAHeading(String line) {
        assertTrue(PdfParagraphs.beginsHeading(line));
    }

    @ParameterizedTest
    @ValueSource(strings = {"3.6亿元", "120个", "2023年", "一批项目", "（牵头单位：局）", "第一批", "", "（", "1"})
    void otherWordsDoNot(String line) {
        assertFalse(PdfParagraphs.beginsHeading(line));
    }

    @Test
    void aScanIsRefusedSinceItHasNoText() {
        assertEquals(
                Reason.NO_TEXT, refusal(TestPdf.page("q 595 0 0 842 0 0 cm BI /W 1 /H 1 /BPC 8 /CS /G ID x EI Q")));
    }

    @ParameterizedTest
    @CsvSource({"40, false", "128, false", "128, true", "256, true"})
    void aDocumentThatOnlyItsOwnerMayChangeIsRead(int bits, boolean isAes) throws IOException {
        assertEquals("一、产业\n", TestDocument.text(encrypted("", bits, isAes), null));
    }

    @ParameterizedTest
    @CsvSource({"40, false", "128, true", "256, true"})
    void aDocumentThatOpensWithAPasswordIsRefused(int bits, boolean isAes) throws IOException {
        byte[] document = encrypted("secret", bits, isAes);
        assertEquals(
                Reason.LOCKED,
                assertThrows(UnreadableDocumentException.class, () -> TestDocument.text(document, null))
                        .reason());
    }

    private static byte[] encrypted(String password, int bits, boolean isAes) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (PDDocument document = Loader.loadPDF(TestPdf.page(
                        CHINESE,
                        deflated(shown(100, 700, "一、产业").getBytes(StandardCharsets.US_ASCII)),
                        "/Filter/FlateDecode")
                .bytes())) {
            StandardProtectionPolicy policy = new StandardProtectionPolicy("owner", password, new AccessPermission());
            policy.setEncryptionKeyLength(bits);
            policy.setPreferAES(isAes);
            document.protect(policy);
            document.save(bytes);
        }
        return bytes.toByteArray();
    }

    @Test
    void aDocumentForTheHoldersOfCertificatesIsRefused() {
        TestPdf document = TestPdf.page(shown(100, 700, "一"))
                .trailer("/Encrypt<</Filter/Adobe.PubSec/SubFilter/adbe.pkcs7.s4/V 1/Recipients[(a)]>>/ID[<00><00>]");
        assertEquals(Reason.LOCKED, refusal(document));
    }

    @Test
    void anEncryptedDocumentThatCannotBeOpenedIsRefused() {
        TestPdf document = TestPdf.page(shown(100, 700, "一"))
                .trailer("/Encrypt<</Filter/Standard/V 1/R 2/O(12345678901234567890123456789012)"
                        + "/U(12345678901234567890123456789012)/P -4>>/ID[<00><00>]");
        assertEquals(Reason.LOCKED, refusal(document));
    }
}
