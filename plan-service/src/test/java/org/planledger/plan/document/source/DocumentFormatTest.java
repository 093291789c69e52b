package org.planledger.plan.document.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.planledger.plan.document.source.UnreadableDocumentException.Reason;

class DocumentFormatTest {
    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static UnreadableDocumentException refused(byte[] document, String declared) {
        return assertThrows(UnreadableDocumentException.class, () -> DocumentFormat.of(document, declared));
    }

    @Test
    void theContentTellsTheFormat() {
        assertEquals(DocumentFormat.PDF, DocumentFormat.of(bytes("%PDF-1.4\n"), null));
        assertEquals(DocumentFormat.DOCX, DocumentFormat.of(TestWord.of("").bytes(), null));
        assertEquals(DocumentFormat.TEXT, DocumentFormat.of(bytes("一、加快发展"), null));
        assertEquals(DocumentFormat.TEXT, DocumentFormat.of("一、加快发展".getBytes(Charset.forName("GB18030")), null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE html><title>x</title>",
                "\uFEFF\r\n <HTML><body>",
                "<?xml version=\"1.0\"?><html xmlns=\"http://www.w3.org/1999/xhtml\">",
                "<!-- 首页 --><div>一</div>",
                "<p>一"
            })
    void aBeginningWithTagsIsHtml(String page) {
        assertEquals(DocumentFormat.HTML, DocumentFormat.of(bytes(page), null));
        assertEquals(DocumentFormat.HTML, DocumentFormat.of(page.getBytes(StandardCharsets.UTF_16LE), null));
    }

    @Test
    void aPieceOfAPageIsHtmlWhenItIsDeclaredToBe() {
        byte[] piece = bytes("一、加快发展<br>二、改善生态");
        assertEquals(DocumentFormat.HTML, DocumentFormat.of(piece, "text/html; charset=utf-8"));
        assertEquals(DocumentFormat.TEXT, DocumentFormat.of(piece, null));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "application/octet-stream", "TEXT/PLAIN; charset=gbk", "text/markdown", "*/*"})
    void aTypeThatFitsOrSaysNothingIsTaken(String declared) {
        assertEquals(DocumentFormat.TEXT, DocumentFormat.of(bytes("一、加快发展"), declared));
    }

    @Test
    void anotherTypeThanTheContentHasIsRefusedAndBothAreNamed() {
        UnreadableDocumentException refused = refused(bytes("%PDF-1.4\n"), "text/html");
        assertEquals(Reason.OTHER_FORMAT, refused.reason());
        assertEquals(
                "it is declared as text/html, but its content is PDF",
                refused.problem().english());
        assertEquals("与内容相符的类型：application/pdf", refused.expected().chinese());
    }

    @Test
    void otherFormatsAreRefusedByTheirNames() {
        byte[] old = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A, (byte) 0xE1};
        assertSaid(".doc", old);
        assertSaid("xlsx", TestWord.archive("xl/workbook.xml", "<workbook/>"));
        assertSaid("pptx", TestWord.archive("ppt/presentation.xml", "<presentation/>"));
        assertSaid("archive", TestWord.archive("a.txt", "x"));
        assertSaid("image", new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xE0});
        assertSaid("image", new byte[] {(byte) 0x89, 'P', 'N', 'G'});
        assertSaid("RTF", bytes("{\\rtf1\\ansi"));
        assertSaid("MHT", bytes("MIME-Version: 1.0\r\n"));
        assertSaid("content of this format", new byte[] {1, 2, 3, 4});
    }

    private static void assertSaid(String word, byte[] document) {
        UnreadableDocumentException refused = refused(document, null);
        assertEquals(Reason.UNKNOWN_FORMAT, refused.reason());
        assertTrue(refused.problem().english().contains(word), refused.problem().english());
    }

    @Test
    void anEmptyDocumentIsRefused() {
        assertEquals(Reason.EMPTY, refused(new byte[0], null).reason());
    }
}
