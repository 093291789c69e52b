package org.planledger.report.export;

import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.planledger.kernel.problem.Language;

/// The answer that carries an exported file.
public final class Download {
    private Download() {}

    /// @param file a stream, or what writes it
    /// @param tag null where the same answer has none as JSON
    public static Response of(Object file, String mediaType, FileName name, Language language, EntityTag tag) {
        return Response.ok(file)
                .type(mediaType)
                .tag(tag)
                .header(HttpHeaders.CONTENT_LANGUAGE, language.locale().toLanguageTag())
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
                .header(HttpHeaders.CONTENT_DISPOSITION, name.attachment())
                .build();
    }
}
