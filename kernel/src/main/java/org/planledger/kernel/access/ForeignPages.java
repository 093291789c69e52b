package org.planledger.kernel.access;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.CorsHandler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.planledger.kernel.limit.ShownToken;
import org.planledger.kernel.problem.EarlyProblems;
import org.planledger.kernel.problem.Failure;
import org.planledger.kernel.problem.ProblemType;
import org.planledger.kernel.problem.Text;
import org.planledger.kernel.problem.Violation;

/// Refuses what browsers send for pages that are not trusted ([Origins]), and tells them what pages of configured
/// origins may do: all but use the cookie.
@ApplicationScoped
class ForeignPages {
    /// After the requests were counted ([org.planledger.kernel.limit]).
    private static final int BEFORE_THE_LOGIN = 250;
    private static final String FETCH_SITE = "Sec-Fetch-Site";
    private static final Set<HttpMethod> METHODS =
            Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.POST, HttpMethod.PUT, HttpMethod.DELETE);
    private static final Set<String> REQUEST_HEADERS = Set.of(
            "Accept",
            "Accept-Language",
            "Authorization",
            "Content-Type",
            "Idempotency-Key",
            "If-Match",
            "If-None-Match",
            "Posted-By",
            "Prefer");
    private static final Set<String> ANSWER_HEADERS = Set.of(
            "Change-Token",
            "Content-Disposition",
            "Content-Language",
            "Content-Location",
            "ETag",
            "Location",
            "Retry-After");

    private final Origins origins;
    private final EarlyProblems problems;
    private final CorsHandler cors;

    /// @param configured origins, with commas between them; empty when only the service's own pages may call
    ForeignPages(@ConfigProperty(name = "access.origins") Optional<List<String>> configured, EarlyProblems problems) {
        List<String> named = configured.orElse(List.of());
        this.origins = Origins.of(named);
        this.problems = problems;
        this.cors = CorsHandler.create()
                .addOrigins(named)
                .allowCredentials(false)
                .allowedMethods(METHODS)
                .allowedHeaders(REQUEST_HEADERS)
                .exposedHeaders(ANSWER_HEADERS);
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, BEFORE_THE_LOGIN);
    }

    private void check(RoutingContext context) {
        HttpServerRequest request = context.request();
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        Origins.Call call = new Origins.Call(
                request.method().name(),
                request.authority() == null ? "" : request.authority().toString(),
                origin,
                request.getHeader(FETCH_SITE),
                ShownToken.of(request).inCookie());
        switch (origins.verdict(call)) {
            case FOREIGN ->
                refuse(
                        context,
                        Violation.of(
                                "Origin",
                                "origin",
                                Text.of("未允许来自 %s 的网页调用", "pages of %s are not allowed to call", origin),
                                Text.of(
                                        "本服务自己的网页，或已配置的来源",
                                        "a page of the service itself, or of a configured origin")));
            case LENT_COOKIE ->
                refuse(
                        context,
                        Violation.of(
                                call.fetchSite() == null ? "Origin" : FETCH_SITE,
                                "cross-site",
                                Text.of(
                                        "只凭登录 Cookie 的写入须来自本服务自己的网页",
                                        "the cookie alone is enough only for pages of the service itself"),
                                Text.of("Authorization: Bearer …", "Authorization: Bearer …")));
            case TAKEN -> {
                if (origin != null && origins.configured().contains(origin)) {
                    cors.handle(context);
                } else {
                    context.next();
                }
            }
        }
    }

    private void refuse(RoutingContext context, Violation violation) {
        problems.answer(context, new Failure(ProblemType.FORBIDDEN, violation.message(), List.of(violation)));
    }
}
