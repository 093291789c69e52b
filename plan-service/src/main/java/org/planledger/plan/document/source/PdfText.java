package org.planledger.plan.document.source;

import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;

/// Reads the text layer of a PDF document.
///
/// The library that reads it cannot be interrupted, and bounds little by itself. So what it is given is bounded:
/// each stream is counted before it is unpacked, objects, pages and characters are counted, and programs of fonts and
/// images are not read at all. The time is looked at wherever it asks for bytes, unpacks, or comes to an operator.
final class PdfText {
    private PdfText() {}

    /// @throws UnreadableDocumentException when it is encrypted, damaged, has no text layer or takes too much
    static String read(byte[] document, Deadline deadline) {
        PdfBudget budget = new PdfBudget(deadline);
        List<PdfPart> parts;
        try (PDDocument pages = new PdfFile(document, budget).parse()) {
            parts = PdfPages.parts(pages, budget);
        } catch (UnreadableDocumentException unreadable) {
            throw unreadable;
        } catch (IOException | RuntimeException | StackOverflowError broken) {
            // On input that was made to break it, the library fails with what it does not declare.
            throw because(broken);
        }
        DocumentLines text = new DocumentLines(deadline);
        PdfParagraphs.join(parts, text);
        return text.text();
    }

    private static UnreadableDocumentException because(Throwable broken) {
        for (Throwable cause = broken; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnreadableDocumentException unreadable) {
                return unreadable;
            }
        }
        return Unreadable.broken(DocumentFormat.PDF, broken);
    }
}
