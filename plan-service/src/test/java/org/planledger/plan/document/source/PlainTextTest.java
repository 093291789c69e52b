package org.planledger.plan.document.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.planledger.plan.document.source.UnreadableDocumentException.Reason;

class PlainTextTest {
    private static final String TEXT = "　　一、加快发展（到2025年）\n区发展改革局\n";

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "GB18030", "GBK"})
    void textWithoutAMarkIsUtf8OrElseChinese(String charset) {
        assertEquals(TEXT, TestDocument.text(TEXT.getBytes(Charset.forName(charset)), null));
    }

    @Test
    void aByteOrderMarkTellsTheEncodingAndIsNoText() {
        assertEquals(TEXT, TestDocument.text(("\uFEFF" + TEXT).getBytes(StandardCharsets.UTF_8), null));
        assertEquals(TEXT, TestDocument.text(("\uFEFF" + TEXT).getBytes(StandardCharsets.UTF_16LE), "text/plain"));
        assertEquals(TEXT, TestDocument.text(("\uFEFF" + TEXT).getBytes(StandardCharsets.UTF_16BE), null));
    }

    @Test
    void everyLineEndIsOneAndEmptyLinesAreLeftOut() {
        byte[] text = "一\r\n\r\n二\r三\f四\u2028五  \n　\n".getBytes(StandardCharsets.UTF_8);
        assertEquals("一\n二\n三\n四\n五\n", TestDocument.text(text, null));
    }

    @Test
    void blanksAloneAreNoText() {
        UnreadableDocumentException refused = assertThrows(
                UnreadableDocumentException.class,
                () -> TestDocument.text(" \n　\n".getBytes(StandardCharsets.UTF_8), null));
        assertEquals(Reason.NO_TEXT, refused.reason());
    }

    @Test
    void moreTextThanIsTakenIsRefused() {
        byte[] longest = "a".repeat(DocumentText.MOST_CHARACTERS - 1).getBytes(StandardCharsets.UTF_8);
        assertEquals(
                DocumentText.MOST_CHARACTERS, TestDocument.text(longest, null).length());
        byte[] longer = "a".repeat(DocumentText.MOST_CHARACTERS).getBytes(StandardCharsets.UTF_8);
        UnreadableDocumentException refused =
                assertThrows(UnreadableDocumentException.class, () -> TestDocument.text(longer, null));
        assertEquals(Reason.TOO_LARGE, refused.reason());
    }
}
