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
import org.planledger.kernel.answer.AnswerTurn;
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
    private final AnswerTurn turn;
    private final ObjectMapper json;

    IndicatorService(IndicatorServiceConfig config, Login login, AnswerTurn turn, ObjectMapper json) {
        this.turn = turn;
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
        turn.giveBack();
        try {
            return targets.adoptTargets(proposed, dryRun, headers);
        } catch (ApiException failed) {
            throw failure(failed);
        }
    }

    private Failure failure(ApiException failed) {
        JsonNode problem = problem(failed.getResponseBody());
        return switch (failed.getCode()) {
            case 400 -> refusal(ProblemType.INVALID_REQUEST, problem, failed);
            case 401 -> notLetIn(failed);
            case 403 -> refusal(ProblemType.FORBIDDEN, problem, failed);
            case 409 -> refusal(ProblemType.CONFLICT, problem, failed);
            case 413 -> refusal(ProblemType.TOO_LARGE, problem, failed);
            case 422 -> refusal(ProblemType.UNPROCESSABLE, problem, failed);
            case 429 -> tooMany(failed);
            default -> notReached(failed);
        };
    }

    private static Failure notReached(ApiException failed) {
        LOG.warnf("indicator-service could not be asked: %s", failed.getMessage());
        return new Failure(
                ProblemType.UNAVAILABLE,
                Text.of(
                        "indicator-service 暂不可用，请稍后重试同一请求",
                        "indicator-service cannot be reached; send the same again later"));
    }

    /// Whoever calls is known here, so it is not them who has to show who they are.
    private static Failure notLetIn(ApiException failed) {
        LOG.warnf("indicator-service takes no token that is taken here: %s", failed.getMessage());
        return new Failure(
                ProblemType.UNAVAILABLE,
                Text.of(
                        "indicator-service 不接受此登录的令牌：请重新登录后重发同一请求；仍不行的，请管理员核对其令牌签发方设置",
                        "indicator-service does not accept the token of this login: log in anew and send the same"
                                + " again; if that does not help, an administrator has to set the same issuer there"));
    }

    private static Failure tooMany(ApiException failed) {
        int seconds = failed.getResponseHeaders() == null
                ? 1
                : failed.getResponseHeaders()
                        .firstValue("Retry-After")
                        .filter(value -> value.matches("\\d{1,6}"))
                        .map(Integer::valueOf)
                        .orElse(1);
        return Failure.tooMany(
                Text.of(
                        "indicator-service 暂不再接受此登录的请求，请稍后重发同一请求",
                        "indicator-service takes no more requests of this login for now; send the same again later"),
                seconds);
    }

    private static Failure refusal(ProblemType type, JsonNode problem, ApiException failed) {
        if (!problem.isObject()) {
            return notReached(failed);
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
