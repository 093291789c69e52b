package org.planledger.kernel.version;

import jakarta.ws.rs.core.HttpHeaders;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.planledger.kernel.feed.ChangeToken;
import org.planledger.kernel.feed.ChangeToken.Feed;
import org.planledger.kernel.feed.ChangeTokens;

/// Answers that carry a thing with its entity tag and, after a write, the change token.
public final class VersionedAnswers {
    private VersionedAnswers() {}

    public static <T> RestResponse<T> of(Versioned<T> found) {
        return ResponseBuilder.ok(found.value())
                .header(HttpHeaders.ETAG, EntityTags.of(found.version()))
                .build();
    }

    /// 201 for a new thing, 200 for one that was there, 204 for one that is withdrawn.
    public static <T> RestResponse<T> of(Written<T> written, Feed feed) {
        Versioned<T> stored = written.stored();
        return answer(written)
                .header(ChangeTokens.HEADER, new ChangeToken(feed, stored.transaction()).toString())
                .build();
    }

    /// The same for a thing that no feed carries, and so without a change token: nobody could wait for it.
    public static <T> RestResponse<T> ofUnpublished(Written<T> written) {
        return answer(written).build();
    }

    private static <T> ResponseBuilder<T> answer(Written<T> written) {
        Versioned<T> stored = written.stored();
        ResponseBuilder<T> answer = switch (written.outcome()) {
            case CREATED -> ResponseBuilder.create(RestResponse.Status.CREATED, stored.value());
            case CHANGED, UNCHANGED -> ResponseBuilder.ok(stored.value());
            case WITHDRAWN -> ResponseBuilder.noContent();
        };
        if (stored.value() != null) {
            answer.header(HttpHeaders.ETAG, EntityTags.of(stored.version()));
        }
        return answer;
    }
}
