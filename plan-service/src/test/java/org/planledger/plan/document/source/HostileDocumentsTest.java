package org.planledger.plan.document.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.planledger.plan.document.source.TestPdf.CHINESE;
import static org.planledger.plan.document.source.TestPdf.shown;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.planledger.plan.document.source.UnreadableDocumentException.Reason;

/// Documents that were made to break their reader: each is refused, or read, in time.
class HostileDocumentsTest {
    /// What opens with the empty password, whatever is enciphered.
    private static final String ENCRYPTED = "/Encrypt<</Filter/Standard/V 1/R 3/Length 40/P -4"
            + "/O<92ea49ca9dcb5d63ed10da009e9702a403138c6b0db22ead209fc73d70ef86f4>"
            + "/U<5709cd1acb98d38810425b5c475f5b8028bf4e5e4e758a4164004e56fffa0108>>>"
            + "/ID[<b6a703a9ec35ca8674c5ac4f2e4b56f3><b6a703a9ec35ca8674c5ac4f2e4b56f3>]";

    /// @return null when the document is read
    private static Reason refusal(byte[] document) {
        try {
            TestDocument.text(document, null);
            return null;
        } catch (UnreadableDocumentException refused) {
            return refused.reason();
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] plan() {
        try (InputStream page = HostileDocumentsTest.class.getResourceAsStream("/documents/plan.pdf")) {
            return page.readAllBytes();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    @Test
    void moreBytesThanAreTakenAreRefused() {
        assertEquals(Reason.TOO_LARGE, refusal(new byte[DocumentText.MOST_BYTES + 1]));
    }

    @Test
    void aWordDocumentThatUnpacksToTooMuchIsRefused() {
        assertEquals(
                Reason.TOO_LARGE,
                refusal(TestWord.of(TestWord.p("一".repeat(3_000_000))).bytes()));
        assertEquals(
                Reason.TOO_LARGE,
                refusal(TestWord.of("<w:p w:x=\"" + "a".repeat(1_000_000) + "\"/>")
                        .bytes()));
        assertEquals(
                Reason.TOO_LARGE,
                refusal(TestWord.of("<!--" + " < <".repeat(400_000) + "-->").bytes()));
    }

    @Test
    void aWordDocumentThatUnpacksOnAndOnIsBrokenOff() {
        byte[] endless = new byte[64 << 20];
        Arrays.fill(endless, (byte) ' ');
        System.arraycopy(ascii("<a>"), 0, endless, 0, 3);
        for (int i = 1000; i < endless.length; i += 1000) {
            System.arraycopy(ascii("<b/>"), 0, endless, i, 4);
        }
        assertEquals(
                Reason.TOO_LARGE,
                refusal(new TestWord().part("word/document.xml", endless).bytes()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE w [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><w><p><t>&x;</t></p></w>",
                "<!DOCTYPE w [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;\">]><w><p><t>&b;</t></p></w>",
                "<!DOCTYPE w SYSTEM \"http://localhost:1/x.dtd\"><w><p><t>x</t></p></w>",
                "<w><p><t>&x;</t></p></w>",
                "<w><p><t>x</t></w>",
                "<w><p><t>x",
                ""
            })
    void aWordDocumentWithADocumentTypeOrBrokenXmlIsRefused(String xml) {
        assertEquals(
                Reason.BROKEN,
                refusal(new TestWord().part("word/document.xml", ascii(xml)).bytes()));
    }

    @Test
    void aWordDocumentThatIsDeepOrHasManyNamesIsRefused() {
        assertEquals(
                Reason.TOO_LARGE, refusal(TestWord.of("<a>".repeat(500_000)).bytes()));
        assertEquals(
                Reason.TOO_LARGE, refusal(TestWord.of("<w:p>".repeat(2_000)).bytes()));
        StringBuilder names = new StringBuilder();
        for (int i = 0; i < 100_000; i++) {
            names.append("<a").append(i).append("/>");
        }
        assertEquals(Reason.TOO_LARGE, refusal(TestWord.of(names.toString()).bytes()));
    }

    @Test
    void listsAndStylesThatReferToThemselvesOrToNothingAreRead() {
        TestWord document = TestWord.of("<w:p><w:pPr><w:pStyle w:val=\"a\"/></w:pPr><w:r><w:t>x</w:t></w:r></w:p>"
                        + "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"-99\"/><w:numId w:val=\"9\"/></w:numPr></w:pPr></w:p>")
                .styles("<w:style w:styleId=\"a\"><w:basedOn w:val=\"a\"/></w:style>")
                .numbering(
                        "<w:num w:numId=\"9\"><w:abstractNumId w:val=\"5\"/></w:num><w:lvl w:ilvl=\"77\"><w:lvlText/></w:lvl>");
        assertEquals("x\n", TestDocument.text(document.bytes(), null));
    }

    @Test
    void aDocumentThatWasCutOffIsRefusedWhereverThatWas() {
        byte[] word = TestWord.of(TestWord.p("一、加快发展").repeat(50)).bytes();
        for (int length = 4; length < word.length; length += 7) {
            assertEquals(Reason.BROKEN, refusal(Arrays.copyOf(word, length)), "of " + length);
        }
        byte[] pdf = plan();
        for (int length = 5; length < pdf.length; length += pdf.length / 23) {
            refusal(Arrays.copyOf(pdf, length));
        }
    }

    @Test
    void randomBytesAreRefusedOrReadWhateverTheyBeginWith() {
        Random random = new Random(20231123);
        for (String beginning : List.of("", "%PDF-1.7\n", "PK\u0003\u0004", "<html>", "{", "<p>")) {
            for (int i = 0; i < 20; i++) {
                byte[] document = new byte[random.nextInt(8, 20_000)];
                random.nextBytes(document);
                System.arraycopy(ascii(beginning), 0, document, 0, Math.min(beginning.length(), document.length));
                refusal(document);
            }
        }
    }

    @Test
    void damagedDocumentsAreRefusedOrRead() {
        Random random = new Random(42);
        byte[] word = TestWord.of(TestWord.p("一、加快发展").repeat(50)).bytes();
        byte[] pdf = plan();
        for (int i = 0; i < 60; i++) {
            refusal(damaged(random, word));
            refusal(damaged(random, pdf));
        }
    }

    private static byte[] damaged(Random random, byte[] document) {
        byte[] damaged = document.clone();
        for (int i = 0; i < 20; i++) {
            damaged[random.nextInt(8, damaged.length)] = (byte) random.nextInt();
        }
        return damaged;
    }

    @Test
    void aPageThatUnpacksToTooMuchIsRefused() {
        byte[] blanks = new byte[64 << 20];
        Arrays.fill(blanks, (byte) ' ');
        byte[] packed = TestPdf.deflated(blanks);
        assertEquals(
                Reason.TOO_LARGE,
                refusal(TestPdf.page(TestPdf.CHINESE, packed, "/Filter/FlateDecode")
                        .bytes()));
        assertEquals(
                Reason.TOO_LARGE,
                refusal(TestPdf.page(TestPdf.CHINESE, TestPdf.deflated(packed), "/Filter[/FlateDecode/FlateDecode]")
                        .bytes()));
    }

    /// The streams of an encrypted document that all reach to the end of the last one, which is long.
    @Test
    void streamsThatAreDecipheredOverAndOverAreCounted() {
        int streams = 200;
        String packed = "<</Filter/FlateDecode/Length %07d>>stream\n";
        int between = (packed.formatted(0) + "x\nendstream\nendobj\n100 0 obj\n").length();
        TestPdf document = new TestPdf()
                .object("<</Type/Catalog/Pages 2 0 R>>")
                .object("<</Type/Pages/Kids[3 0 R]/Count 1>>")
                .object("<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents[%s]>>"
                        .formatted(numbered("%d 0 R ", 100, streams)));
        for (int i = 4; i < 100; i++) {
            document.object("null");
        }
        int last = 4 << 20;
        for (int i = 0; i < streams; i++) {
            int length = (streams - 1 - i) * between + last;
            String content = i < streams - 1 ? "x" : " ".repeat(last);
            document.object(packed.formatted(length) + content + "\nendstream");
        }
        document.trailer(ENCRYPTED);
        assertEquals(Reason.TOO_LARGE, refusal(document.bytes()));
    }

    private static String numbered(String text, int from, int count) {
        return IntStream.range(from, from + count).mapToObj(text::formatted).collect(Collectors.joining());
    }

    @Test
    void aPageOfOperandsWithoutAnOperatorIsRefused() {
        String operands = "[]".repeat(1_000_000);
        assertEquals(Reason.TOO_LARGE, refusal(TestPdf.page(operands).bytes()));
        byte[] packed = TestPdf.deflated(ascii(operands));
        assertEquals(
                Reason.TOO_LARGE,
                refusal(TestPdf.page(TestPdf.CHINESE, packed, "/Filter/FlateDecode")
                        .bytes()));
    }

    @Test
    void aPageThatBeginsOnAndOnIsRefused() {
        assertEquals(
                Reason.TOO_LARGE, refusal(TestPdf.page("q ".repeat(600_000)).bytes()));
    }

    @Test
    void charactersThatStandForLongTextsAreCountedAsThose() {
        String font = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/ToUnicode 6 0 R>>";
        String map = "1 begincodespacerange <00> <FF> endcodespacerange 1 beginbfchar <61> <" + "4E00".repeat(100)
                + "> endbfchar";
        byte[] page = ascii("BT /F 16 Tf 100 700 Td (" + "a".repeat(1000) + ") Tj ET");
        assertEquals(
                Reason.TOO_LARGE,
                refusal(TestPdf.page(font, page, "").stream("", ascii(map)).bytes()));
    }

    @Test
    void textThatIsSaidToStandForWhatIsShownIsCounted() {
        String page = "/Span <</ActualText(" + "x".repeat(10_000) + ")>> BDC " + shown(100, 700, "一") + "EMC ";
        assertEquals(Reason.TOO_LARGE, refusal(TestPdf.page(page.repeat(10)).bytes()));
    }

    @Test
    void deepObjectsOfAPdfAreRefusedOrRead() {
        TestPdf wide = TestPdf.page(shown(1, 1, "一")).trailer("/X[" + "[]".repeat(600_000) + "]");
        assertEquals(Reason.TOO_LARGE, refusal(wide.bytes()));
        refusal(TestPdf.page(shown(1, 1, "一"))
                .trailer("/X" + "[".repeat(200_000))
                .bytes());
        refusal(TestPdf.page("[".repeat(100_000)).bytes());
    }

    @Test
    void formsThatShowEachOtherOnAndOnAreBrokenOff() {
        TestPdf document = new TestPdf()
                        .object("<</Type/Catalog/Pages 2 0 R>>")
                        .object("<</Type/Pages/Kids[3 0 R]/Count 1>>")
                        .object(
                                "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</XObject<</X 5 0 R>>>>>>")
                        .stream("", ascii("/X Do /X Do"));
        for (int i = 5; i < 45; i++) {
            document.stream(
                    "/Type/XObject/Subtype/Form/BBox[0 0 1 1]/Resources<</XObject<</X %d 0 R>>>>".formatted(i + 1),
                    ascii("/X Do /X Do"));
        }
        document.stream("/Type/XObject/Subtype/Form/BBox[0 0 1 1]", ascii("q Q"));
        UnreadableDocumentException refused = assertThrows(
                UnreadableDocumentException.class,
                () -> DocumentText.read(document.bytes(), null, Duration.ofSeconds(1)));
        assertEquals(Reason.TOO_SLOW, refused.reason());
        assertEquals("a\n", TestDocument.text(ascii("a"), null));
    }

    @Test
    void aMapThatNamesMoreCharactersThanAFontHasIsNotRead() {
        String font = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/ToUnicode 6 0 R>>";
        String map = "/CMapName/X def 1 begincodespacerange <00000000> <FFFFFFFF> endcodespacerange "
                + "1 beginbfrange <00000000> <7FFFFFFF> <00000000> endbfrange";
        byte[] page = ascii("BT /F 16 Tf 100 700 Td (abc) Tj ET");
        assertEquals(
                "abc\n",
                TestDocument.text(
                        TestPdf.page(font, page, "").stream("", ascii(map)).bytes(), null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0 2000000000 500",
                "-2147483648 2147483647 1",
                "0 3000000 500",
                "0 65535 1 0 65535 1 0 65535 1 0 65535 1",
                "/X 0 [1 2 3] 7 /X 9 0 2000000000 1",
            })
    void widthsOfMillionsOfCharactersAreNotListed(String widths) {
        String font = CHINESE.replace("/DW 1000", "/DW 1000/W2[0 2000000000 1 1 1]/W[" + widths + "]");
        byte[] page = ascii(shown(100, 700, "一"));
        assertEquals("一\n", TestDocument.text(TestPdf.page(font, page, "").bytes(), null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/W[0 0 0]/Index[0 2000000000]", "/W[1 0 0]/Index[0 2000000000]", "/W[1 0 0]"})
    void crossReferencesWithoutEndAreRefused(String said) {
        byte[] entries = TestPdf.deflated(new byte[7 << 20]);
        String start = "%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
                + "2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
                + "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj\n";
        String stream = "9 0 obj<</Type/XRef" + said + "/Size 2000000000/Root 1 0 R/Filter/FlateDecode/Length "
                + entries.length + ">>stream\n";
        ByteArrayOutputStream document = new ByteArrayOutputStream();
        document.writeBytes(ascii(start + stream));
        document.writeBytes(entries);
        document.writeBytes(ascii("\nendstream endobj\nstartxref\n" + start.length() + "\n%%EOF\n"));
        Reason refused = refusal(document.toByteArray());
        assertTrue(Set.of(Reason.BROKEN, Reason.TOO_LARGE, Reason.NO_TEXT).contains(refused), () -> "" + refused);
    }

    @Test
    void whatIsNotReadInTimeIsRefused() {
        byte[] text = ascii("a\n".repeat(500_000));
        assertEquals(
                Reason.TOO_SLOW,
                assertThrows(
                                UnreadableDocumentException.class,
                                () -> DocumentText.read(text, null, Duration.ofNanos(1000)))
                        .reason());
    }
}
