package org.planledger.plan.document;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import org.planledger.kernel.problem.Failure;
import org.planledger.kernel.problem.ProblemType;
import org.planledger.kernel.problem.Violation;
import org.planledger.plan.document.source.DocumentText;
import org.planledger.plan.document.source.ReceivedDocument;
import org.planledger.plan.document.source.UnreadableDocumentException;

/// Reads documents that are sent, and keeps nothing of them.
@ApplicationScoped
class Documents {

    /// @param declared the media type that the document is said to have
    /// @throws Failure of type TOO_LARGE, UNSUPPORTED_MEDIA_TYPE, INVALID_REQUEST or UNPROCESSABLE when it
    /// cannot be read, and UNAVAILABLE when others are being read
    DocumentReading read(InputStream document, String declared) throws IOException {
        try (ReceivedDocument received = ReceivedDocument.receive(document)) {
            return DocumentText.read(received, declared, DocumentReader::read);
        } catch (UnreadableDocumentException unreadable) {
            throw failure(unreadable);
        }
    }

    private static Failure failure(UnreadableDocumentException unreadable) {
        ProblemType type = switch (unreadable.reason()) {
            case EMPTY -> ProblemType.INVALID_REQUEST;
            case TOO_LARGE -> ProblemType.TOO_LARGE;
            case UNKNOWN_FORMAT, OTHER_FORMAT -> ProblemType.UNSUPPORTED_MEDIA_TYPE;
            case BROKEN, LOCKED, NO_TEXT -> ProblemType.UNPROCESSABLE;
            case TOO_SLOW, BUSY -> ProblemType.UNAVAILABLE;
        };
        String code = unreadable.reason().name().toLowerCase(Locale.ROOT).replace('_', '-');
        Violation violation = Violation.of("document", code, unreadable.problem(), unreadable.expected());
        return new Failure(type, unreadable.problem(), List.of(violation));
    }
}
