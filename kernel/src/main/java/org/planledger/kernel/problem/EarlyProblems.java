package org.planledger.kernel.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.util.UUID;

/// Problem answers to requests that are refused before an operation is looked for, where the framework that answers
/// elsewhere has not seen the request yet.
@ApplicationScoped
public class EarlyProblems {
    private final ObjectMapper json;
    private final MeterRegistry meters;
    private final Event<EarlyProblem> answered;

    EarlyProblems(ObjectMapper json, MeterRegistry meters, Event<EarlyProblem> answered) {
        this.json = json;
        this.meters = meters;
        this.answered = answered;
    }

    /// Answers a request with a problem, and so ends it.
    public void answer(RoutingContext request, Failure failure) {
        meters.counter("problems", "type", failure.type().name()).increment();
        Language language = Language.preferredOf(
                String.join(",", request.request().headers().getAll(HttpHeaders.ACCEPT_LANGUAGE)));
        String instance = "urn:uuid:" + UUID.randomUUID();
        answered.fire(new EarlyProblem(request, failure.type(), instance));
        Problem problem = Problem.of(failure, language, instance);
        HttpServerResponse response = request.response()
                .setStatusCode(problem.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .putHeader(HttpHeaders.CONTENT_LANGUAGE, language.locale().toLanguageTag())
                .putHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE);
        if (failure.retryAfter() != null) {
            response.putHeader(HttpHeaders.RETRY_AFTER, failure.retryAfter().toString());
        }
        try {
            response.end(Buffer.buffer(json.writeValueAsBytes(problem)));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a problem could not be written", impossible);
        }
    }
}
