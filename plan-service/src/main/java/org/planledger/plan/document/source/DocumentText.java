package org.planledger.plan.document.source;

import java.time.Duration;
import org.planledger.kernel.problem.Text;

/// Reads the text of a document: a line for each paragraph, heading and cell of a table, its characters as they are.
public final class DocumentText {
    /// How many bytes a document has at the most.
    public static final int MOST_BYTES = 5 << 20;

    /// How many characters its text has at the most.
    public static final int MOST_CHARACTERS = 500_000;

    private static final Duration USUAL_TIME = Duration.ofSeconds(5);

    private DocumentText() {}

    /// The text, within five seconds.
    ///
    /// @param declared the media type that the document is said to have; null when nothing is said
    /// @return lines that each hold something, each with a line end
    /// @throws UnreadableDocumentException when it is not read, whatever the document holds
    public static String read(byte[] document, String declared) {
        return read(document, declared, USUAL_TIME);
    }

    /// The text.
    ///
    /// @param declared the media type that the document is said to have; null when nothing is said
    /// @param time how long it may take
    /// @return lines that each hold something, each with a line end
    /// @throws UnreadableDocumentException when it is not read, whatever the document holds
    public static String read(byte[] document, String declared, Duration time) {
        if (document.length > MOST_BYTES) {
            throw Unreadable.tooLarge(Text.of("最多 %d MB", "at most %d MB", MOST_BYTES >> 20));
        }
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
