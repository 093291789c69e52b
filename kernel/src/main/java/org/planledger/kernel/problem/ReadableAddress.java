package org.planledger.kernel.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/// Refuses addresses with parameters after a semicolon: the framework passes over them, and no operation would see that
/// something was asked for.
@ApplicationScoped
class ReadableAddress {
    private static final int BEFORE_ALL_ROUTES = 1000;

    @Inject
    ObjectMapper json;

    void register(@Observes Filters filters) {
        filters.register(this::check, BEFORE_ALL_ROUTES);
    }

    private void check(RoutingContext request) {
        String address = request.request().uri();
        int query = address.indexOf('?');
        String path = query < 0 ? address : address.substring(0, query);
        if (path.indexOf(';') >= 0) {
            refuse(request);
        } else {
            request.next();
        }
    }

    private void refuse(RoutingContext request) {
        List<Locale> acceptable = request.acceptableLanguages().stream()
                .map(language -> Locale.forLanguageTag(language.tag()))
                .toList();
        Problem problem = Problem.of(
                ProblemType.MALFORMED_REQUEST,
                Text.of("地址无法读取", "the address cannot be read"),
                List.of(Violation.of(
                        null,
                        "address",
                        Text.of("地址中的分号参数不受支持", "parameters after a semicolon in the address are not supported"),
                        Text.of("问号后的参数", "parameters after a question mark"))),
                Language.preferredOf(acceptable),
                "urn:uuid:" + UUID.randomUUID());
        try {
            request.response()
                    .setStatusCode(problem.status())
                    .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                    .end(Buffer.buffer(json.writeValueAsBytes(problem)));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a problem could not be written", impossible);
        }
    }
}
