package org.planledger.indicator.actual.imports;

import jakarta.ws.rs.core.HttpHeaders;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.planledger.kernel.feed.ChangeToken;
import org.planledger.kernel.feed.ChangeTokens;

/// The answers to an import over HTTP.
final class ImportAnswers {
    private ImportAnswers() {}

    static RestResponse<Object> done(Imports.Begun done) {
        ResponseBuilder<Object> answer = ResponseBuilder.<Object>ok(done.answer());
        if (!done.answer().dryRun()) {
            answer.header(HttpHeaders.CONTENT_LOCATION, "/v1/actuals/imports/" + done.id());
            if (done.transaction() != null) {
                ChangeToken token = new ChangeToken(ChangeToken.Feed.INDICATOR, done.transaction());
                answer.header(ChangeTokens.HEADER, token.toString());
            }
        }
        return answer.build();
    }

    static RestResponse<Object> begun(ImportState state) {
        return ResponseBuilder.<Object>create(RestResponse.Status.ACCEPTED, state)
                .header(HttpHeaders.LOCATION, "/v1/actuals/imports/" + state.id())
                .header("Preference-Applied", ImportParameters.RESPOND_ASYNC)
                .build();
    }
}
