package org.planledger.kernel.version;

import jakarta.ws.rs.core.HttpHeaders;
import org.jboss.resteasy.reactive.RestResponse;
import org.planledger.kernel.feed.ChangeToken;
import org.planledger.kernel.feed.ChangeToken.Feed;
import org.planledger.kernel.feed.ChangeTokens;

/// Answers that carry a thing with its entity tag and, after a write, the change token.
public final class VersionedAnswers {
    private VersionedAnswers() {}

    public static <T> RestResponse<T> of(Versioned<T> found) {
        return RestResponse.ResponseBuilder.ok(found.value())
                .header(HttpHeaders.ETAG, EntityTags.of(found.version()))
                .build();
    }

    /// 201 for a new thing, 200 for one that was there, 204 for one that is withdrawn.
    public static <T> RestResponse<T> of(Written<T> written, Feed feed) {
        RestResponse.ResponseBuilder<T> answer = switch (written.outcome()) {
            case CREATED -> RestResponse.ResponseBuilder.create(RestResponse.Status.CREATED, written.value());
            case CHANGED, UNCHANGED -> RestResponse.ResponseBuilder.ok(written.value());
            case DELETED -> RestResponse.ResponseBuilder.noContent();
        };
        if (written.value() != null) {
            answer.header(HttpHeaders.ETAG, EntityTags.of(written.version()));
        }
        return answer.header(ChangeTokens.HEADER, new ChangeToken(feed, written.transaction()).toString())
                .build();
    }
}
