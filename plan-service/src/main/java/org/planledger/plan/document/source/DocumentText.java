package org.planledger.plan.document.source;

import java.time.Duration;
import java.util.function.Function;

/// Reads the text of a document: a line for each paragraph, heading and cell of a table, its characters as they are.
public final class DocumentText {
    /// How many bytes a document has at the most.
    public static final int MOST_BYTES = 5 << 20;

    /// How many characters its text has at the most.
    public static final int MOST_CHARACTERS = 500_000;

    private static final Duration USUAL_TIME = Duration.ofSeconds(5);

    private DocumentText() {}

    /// What its reader makes of the text of a document, within five seconds and in one of the few places where
    /// documents are read.
    ///
    /// @param declared the media type that the document is said to have; null when nothing is said
    /// @param reader takes lines that each hold something, each with a line end
    /// @throws UnreadableDocumentException when it is not read, whatever the document holds
    public static <T> T read(ReceivedDocument document, String declared, Function<String, T> reader) {
        Deadline deadline = Deadline.in(USUAL_TIME);
        return Workers.call(() -> reader.apply(textOf(document.bytes(), declared, deadline)), deadline);
    }

    /// The text of a document.
    ///
    /// @param declared the media type that the document is said to have; null when nothing is said
    /// @param time how long it may take
    /// @throws UnreadableDocumentException when it is not read, whatever the document holds
    static String read(byte[] document, String declared, Duration time) {
        Deadline deadline = Deadline.in(time);
        return Workers.call(() -> textOf(document, declared, deadline), deadline);
    }

    private static String textOf(byte[] document, String declared, Deadline deadline) {
        return switch (DocumentFormat.of(document, declared)) {
            case TEXT -> PlainText.read(document, deadline);
            case HTML -> HtmlText.read(document, deadline);
            case DOCX -> WordText.read(document, deadline);
            case PDF -> PdfText.read(document, deadline);
        };
    }
}
