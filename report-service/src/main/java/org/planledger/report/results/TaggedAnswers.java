package org.planledger.report.results;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.function.Supplier;
import org.planledger.kernel.problem.Language;
import org.planledger.report.follow.Freshness;

/// Answers with an ETag, and makes only what the client does not have already.
@ApplicationScoped
public class TaggedAnswers {
    public static final String TAG =
            "Sent as If-None-Match it asks whether the results are still the same; how fresh they are does not count.";
    public static final String UNCHANGED = "The results are those of the If-None-Match.";

    private final AnswerForm form;
    private final ObjectMapper json;
    private final WrittenAnswers written;
    private final CurrentVertxRequest current;

    TaggedAnswers(AnswerForm form, ObjectMapper json, WrittenAnswers written, CurrentVertxRequest current) {
        this.form = form;
        this.json = json;
        this.written = written;
        this.current = current;
    }

    /// What the client has already is neither computed nor sent again. The JSON is made here because a stream would be
    /// sent in pieces.
    ///
    /// @param language of the sentences in the answer; null when it has none, and so is the same in all languages
    Response of(Results.PlanAt at, Request request, Language language, Supplier<Object> body) {
        return of(at.tag(form, language), at.freshness(), request, language, body);
    }

    /// The same for an answer in which nothing depends on the language.
    ///
    /// @param madeFrom stays the same for as long as the answer does, but for its freshness; logins that do not see
    /// the same have different ones
    public Response of(String madeFrom, Freshness freshness, Request request, Supplier<Object> body) {
        return of(new EntityTag(form + "-" + madeFrom, true), freshness, request, null, body);
    }

    private Response of(EntityTag tag, Freshness freshness, Request request, Language language, Supplier<Object> body) {
        Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag);
        if (unchanged != null) {
            return in(language, unchanged).build();
        }
        String address = current.getCurrent().request().uri();
        byte[] answer =
                written.get(new WrittenAnswers.Key(address, tag.getValue(), freshness), () -> write(body.get()));
        return in(language, Response.ok(answer).tag(tag)).build();
    }

    private byte[] write(Object body) {
        try {
            return json.writeValueAsBytes(body);
        } catch (JsonProcessingException failed) {
            throw new IllegalStateException("the answer could not be written", failed);
        }
    }

    private static Response.ResponseBuilder in(Language language, Response.ResponseBuilder answer) {
        return language == null
                ? answer
                : answer.header(HttpHeaders.CONTENT_LANGUAGE, language.locale().toLanguageTag())
                        .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE);
    }
}
