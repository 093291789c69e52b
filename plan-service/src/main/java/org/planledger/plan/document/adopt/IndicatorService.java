package org.planledger.plan.document.adopt;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;
import org.planledger.client.indicator.ApiClient;
import org.planledger.client.indicator.ApiException;
import org.planledger.client.indicator.api.TargetsApi;
import org.planledger.client.indicator.model.AdoptedTargets;
import org.planledger.client.indicator.model.ProposedTargets;
import org.planledger.kernel.access.Login;
import org.planledger.kernel.follow.FeedHttp;
import org.planledger.kernel.problem.Failure;
import org.planledger.kernel.problem.Language;
import org.planledger.kernel.problem.ProblemType;
import org.planledger.kernel.problem.Text;
import org.planledger.kernel.problem.Violation;

/// Asks indicator-service in the name of whoever calls, so that their limits hold there, and its records name them.
@ApplicationScoped
class IndicatorService {
    private static final Logger LOG = Logger.getLogger(IndicatorService.class);

    private final TargetsApi targets;
    private final Login login;
    private final ObjectMapper json;

    IndicatorService(IndicatorServiceConfig config, Login login, ObjectMapper json) {
        this.login = login;
        this.json = json;
        ApiClient client =
                new ApiClient(FeedHttp.newClient(), ApiClient.createDefaultObjectMapper(), FeedHttp.base(config.url()));
        client.setConnectTimeout(config.connectTimeout());
        client.setReadTimeout(config.readTimeout());
        targets = new TargetsApi(client);
    }

    /// @param language in which faults are told
    /// @throws Failure as indicator-service refuses it, with its words; of type UNAVAILABLE when it does not answer
    AdoptedTargets adopt(ProposedTargets proposed, boolean dryRun, Language language) {
        String token = login.token();
        Map<String, String> headers =
                new HashMap<>(Map.of("Accept-Language", language.locale().toLanguageTag()));
        if (token != null) {
            headers.put("Authorization", "Bearer " + token);
        }
        try {
            return targets.adoptTargets(proposed, dryRun, headers);
        } catch (ApiException failed) {
            throw failure(failed);
        }
    }

    private Failure failure(ApiException failed) {
        ProblemType type = switch (failed.getCode()) {
            case 400 -> ProblemType.INVALID_REQUEST;
            case 403 -> ProblemType.FORBIDDEN;
            case 409 -> ProblemType.CONFLICT;
            default -> ProblemType.UNAVAILABLE;
        };
        JsonNode problem = problem(failed.getResponseBody());
        if (type == ProblemType.UNAVAILABLE || !problem.isObject()) {
            LOG.warnf("indicator-service could not be asked: %s", failed.getMessage());
            return new Failure(
                    ProblemType.UNAVAILABLE,
                    Text.of(
                            "indicator-service 暂不可用，请稍后重试同一请求",
                            "indicator-service cannot be reached; send the same again later"));
        }
        List<Violation> violations = new ArrayList<>();
        for (JsonNode violation : problem.path("violations")) {
            violations.add(Violation.of(
                    violation.path("field").asText(null),
                    violation.path("code").asText(null),
                    said(violation.path("message")),
                    violation.hasNonNull("expected") ? said(violation.path("expected")) : null));
        }
        return new Failure(type, said(problem.path("detail")), violations);
    }

    private JsonNode problem(String body) {
        try {
            return body == null ? json.nullNode() : json.readTree(body);
        } catch (JsonProcessingException unreadable) {
            LOG.debug("it is no problem document", unreadable);
            return json.nullNode();
        }
    }

    /// It is said in the language of the request already.
    private static Text said(JsonNode text) {
        return new Text(text.asText(), text.asText());
    }
}
