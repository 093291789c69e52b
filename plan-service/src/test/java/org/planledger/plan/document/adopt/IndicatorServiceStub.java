package org.planledger.plan.document.adopt;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Stands for indicator-service, which is built after this one: it takes every proposal, unless it is told to refuse.
/// ConfirmedReadingIT of `deploy` has the real one.
public class IndicatorServiceStub implements QuarkusTestResourceLifecycleManager {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<Asked> ASKED = new ArrayList<>();
    private static int refusal;
    private static String problem;
    private static boolean isTrialRefused;
    private static String retryAfter;

    private HttpServer server;

    /// A request that came.
    record Asked(String authorization, String language, boolean dryRun, JsonNode body) {}

    @Override
    public Map<String, String> start() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        server.createContext("/v1/target-proposals", IndicatorServiceStub::answer);
        server.start();
        return Map.of(
                "plan.indicator-service.url",
                "http://127.0.0.1:" + server.getAddress().getPort());
    }

    @Override
    public void stop() {
        if (server != null) {
            server.stop(0);
        }
    }

    /// What has come since it was asked last.
    static synchronized List<Asked> asked() {
        List<Asked> asked = List.copyOf(ASKED);
        ASKED.clear();
        return asked;
    }

    /// Refuses from now on.
    ///
    /// @param status 0 for no longer
    /// @param ofTrials whether trials are refused, too
    static synchronized void refuse(int status, String body, boolean ofTrials) {
        refusal = status;
        problem = body;
        isTrialRefused = ofTrials;
        retryAfter = null;
    }

    /// Refuses from now on, and says when it may be asked again.
    static synchronized void refuseUntil(String seconds, String body, boolean ofTrials) {
        refuse(429, body, ofTrials);
        retryAfter = seconds;
    }

    private static synchronized void answer(HttpExchange exchange) throws IOException {
        JsonNode body = JSON.readTree(exchange.getRequestBody());
        String query = exchange.getRequestURI().getQuery();
        boolean dryRun = query != null && query.contains("dryRun=true");
        ASKED.add(new Asked(
                exchange.getRequestHeaders().getFirst("Authorization"),
                exchange.getRequestHeaders().getFirst("Accept-Language"),
                dryRun,
                body));
        boolean isRefused = refusal != 0 && (isTrialRefused || !dryRun);
        byte[] bytes = (isRefused ? problem : adopted(dryRun, body).toString()).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", isRefused ? "application/problem+json" : "application/json");
        if (isRefused && retryAfter != null) {
            exchange.getResponseHeaders().add("Retry-After", retryAfter);
        }
        exchange.sendResponseHeaders(isRefused ? refusal : 200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static ObjectNode adopted(boolean dryRun, JsonNode body) {
        ObjectNode adopted = JSON.createObjectNode().put("dryRun", dryRun);
        ArrayNode indicators = adopted.putArray("indicators");
        ArrayNode targets = adopted.putArray("targets");
        adopted.putArray("others").addObject().put("id", "left-over-1").put("task", "1");
        for (JsonNode proposal : body.path("proposals")) {
            ObjectNode indicator = indicators
                    .addObject()
                    .put("name", proposal.path("indicator").path("name").asText())
                    .put("code", proposal.path("indicator").path("code").asText())
                    .put("outcome", "CREATED");
            indicator
                    .putArray("suggestions")
                    .addObject()
                    .put("code", "like")
                    .put("name", "相近")
                    .put("unit", "个")
                    .put("likeness", 0.75);
            targets.addObject()
                    .put("id", body.path("plan").asText() + "-" + targets.size())
                    .put("indicator", proposal.path("indicator").path("code").asText())
                    .put("outcome", "CREATED");
        }
        return adopted;
    }
}
