package org.planledger.indicator.actual.imports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.RestResponse.Status;
import org.planledger.kernel.feed.ChangeToken;
import org.planledger.kernel.feed.ChangeTokens;

/// The answers to an import over HTTP.
@ApplicationScoped
class ImportAnswers {
    private final ObjectMapper json;

    ImportAnswers(ObjectMapper json) {
        this.json = json;
    }

    /// The answer is JSON whatever else was asked for, but for a workbook with its faults marked.
    RestResponse<Object> done(Imports.Begun done) {
        boolean refused = done.answer() == null;
        ResponseBuilder<Object> answer = done.marked() == null
                ? ResponseBuilder.<Object>ok(done.answer()).type(MediaType.APPLICATION_JSON)
                : ResponseBuilder.<Object>create(refused ? Status.BAD_REQUEST : Status.OK, done.marked())
                        .type(ImportResource.WORKBOOK)
                        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"faults.xlsx\"");
        if (done.marked() != null || !done.answer().dryRun()) {
            answer.header(HttpHeaders.CONTENT_LOCATION, "/v1/actuals/imports/" + done.id());
        }
        if (!refused && !done.answer().dryRun() && done.transaction() != null) {
            ChangeToken token = new ChangeToken(ChangeToken.Feed.INDICATOR, done.transaction());
            answer.header(ChangeTokens.HEADER, token.toString());
        }
        return answer.build();
    }

    RestResponse<Object> begun(ImportState state) {
        return ResponseBuilder.<Object>create(Status.ACCEPTED, state)
                .type(MediaType.APPLICATION_JSON)
                .header(HttpHeaders.LOCATION, "/v1/actuals/imports/" + state.id())
                .header("Preference-Applied", ImportParameters.RESPOND_ASYNC)
                .build();
    }

    /// The same answer with its body as it is sent. Who asks for a workbook gets JSON where there is nothing to mark,
    /// and the framework would not write it.
    RestResponse<byte[]> written(RestResponse<Object> answer) {
        ResponseBuilder<byte[]> written = ResponseBuilder.create(answer.getStatusInfo(), bytes(answer.getEntity()));
        answer.getHeaders().forEach((name, values) -> values.forEach(value -> written.header(name, value)));
        return written.build();
    }

    private byte[] bytes(Object body) {
        if (body instanceof byte[] workbook) {
            return workbook;
        }
        try {
            return json.writeValueAsBytes(body);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("an answer could not be written", impossible);
        }
    }
}
