package org.planledger.plan.document;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import org.planledger.kernel.access.Login;
import org.planledger.kernel.limit.Shares;
import org.planledger.kernel.problem.Failure;
import org.planledger.kernel.problem.Language;
import org.planledger.kernel.problem.ProblemType;
import org.planledger.kernel.problem.Text;
import org.planledger.kernel.problem.Violation;
import org.planledger.plan.document.source.DocumentText;
import org.planledger.plan.document.source.ReceivedDocument;
import org.planledger.plan.document.source.UnreadableDocumentException;

/// Reads documents that are sent, and keeps nothing of them.
@ApplicationScoped
class Documents {

    private static final int MOST_OF_ONE_LOGIN = 20;

    /// What is being received, is read, or waits for its turn.
    private final Shares coming = new Shares(MOST_OF_ONE_LOGIN);

    private final Login login;

    Documents(Login login) {
        this.login = login;
    }

    /// @param declared the media type that the document is said to have
    /// @param language that of the warnings
    /// @throws Failure of type TOO_LARGE, UNSUPPORTED_MEDIA_TYPE, INVALID_REQUEST or UNPROCESSABLE when it
    /// cannot be read, and UNAVAILABLE when others are being read or too many of this login are coming
    DocumentReading read(InputStream document, String declared, Language language) throws IOException {
        try (Shares.Share share = coming.take(login.name()).orElseThrow(Documents::tooMany);
                ReceivedDocument received = ReceivedDocument.receive(document)) {
            return DocumentText.read(received, declared, text -> read(text, language));
        } catch (UnreadableDocumentException unreadable) {
            throw failure(unreadable);
        }
    }

    private static DocumentReading read(String text, Language language) {
        DocumentReading reading = DocumentReader.read(text);
        return reading.with(ReadingWarnings.of(reading, language));
    }

    private static Failure tooMany() {
        Text problem = Text.of("同一用户同时上传的文件过多", "too many documents of one login are coming at the same time");
        Text expected = Text.of("最多 %d 份", "at most %d", MOST_OF_ONE_LOGIN);
        return new Failure(
                ProblemType.UNAVAILABLE, problem, List.of(Violation.of("document", "busy", problem, expected)));
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
