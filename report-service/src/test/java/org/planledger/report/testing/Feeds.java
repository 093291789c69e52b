package org.planledger.report.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The change feeds of the other two services, which tell what a test makes them tell: figures that were recorded at
/// any time, where the real services record them when they are posted.
public class Feeds implements QuarkusTestResourceLifecycleManager {
    private static final Feed PLANS = new Feed("plan");
    private static final Feed INDICATORS = new Feed("indicator");
    private HttpServer server;

    /// Each change is a transaction of its own, counted from 1.
    private static final class Feed {
        private static final Pattern AFTER = Pattern.compile("after=([0-9]+)-");
        private static final int LONGEST_WAIT = 5_000;

        private final String name;
        private final List<String> changes = new ArrayList<>();

        Feed(String name) {
            this.name = name;
        }

        synchronized String tell(String change) {
            changes.add(change);
            notifyAll();
            return name + "-" + changes.size();
        }

        synchronized String page(String query) throws InterruptedException {
            Matcher after = AFTER.matcher(query);
            int next = after.find() ? Math.max(1, Integer.parseInt(after.group(1))) : 1;
            if (next > changes.size() && !query.contains("wait=0")) {
                wait(LONGEST_WAIT);
            }
            return """
                    {"changes": [%s], "cursor": "%d-0", "more": false, "currentAt": "%3$s", "readAt": "%3$s"}
                    """.formatted(
                    String.join(",", changes.subList(next - 1, changes.size())), changes.size() + 1, Instant.now());
        }
    }

    @Override
    public Map<String, String> start() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/plans/v1/changes", exchange -> answer(exchange, PLANS));
        server.createContext("/indicators/v1/changes", exchange -> answer(exchange, INDICATORS));
        server.start();
        String base = "http://127.0.0.1:" + server.getAddress().getPort();
        return Map.of("follow.plan-url", base + "/plans", "follow.indicator-url", base + "/indicators");
    }

    private static void answer(HttpExchange exchange, Feed feed) throws IOException {
        try {
            byte[] page = feed.page(exchange.getRequestURI().getQuery()).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, page.length);
            exchange.getResponseBody().write(page);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            exchange.close();
        }
    }

    @Override
    public void stop() {
        server.stop(0);
    }

    /// @return the Change-Token of the write
    static String tellOfPlans(String change) {
        return PLANS.tell(change);
    }

    static String tellOfIndicators(String change) {
        return INDICATORS.tell(change);
    }
}
