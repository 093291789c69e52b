package org.planledger.indicator;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

/// A neighbour in plan-service's place that publishes what a test says. The cursor is the number of changes
/// read.
public class PlanFeedStub implements QuarkusTestResourceLifecycleManager {
    private static final List<String> CHANGES = new ArrayList<>();
    private static int requests;
    private static boolean away;
    private static final Map<String, String> THINGS = new HashMap<>();
    private static int heldBackFrom = Integer.MAX_VALUE;
    private static int asked;
    private static int upgrades;
    private static boolean gone;
    private static CountDownLatch held = new CountDownLatch(0);
    private HttpServer server;

    @Override
    public Map<String, String> start() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/v1/changes", PlanFeedStub::answer);
        server.createContext("/v1/regions/", PlanFeedStub::answerThing);
        server.createContext("/v1/plans/", PlanFeedStub::answerThing);
        server.start();
        return Map.of(
                "indicator.plan-service.url",
                "http://127.0.0.1:" + server.getAddress().getPort() + "/");
    }

    @Override
    public void stop() {
        server.stop(0);
    }

    /// How often it was asked.
    public static synchronized int requests() {
        return requests;
    }

    /// How often it was asked for a single thing by its key.
    public static synchronized int asked() {
        return asked;
    }

    /// Whether what is put from now on is not published yet, as behind an older writer that stays open.
    public static synchronized void holdBack(boolean isHeldBack) {
        heldBackFrom = isHeldBack ? CHANGES.size() : Integer.MAX_VALUE;
    }

    /// Whether it refuses to answer.
    public static synchronized void setAway(boolean isAway) {
        away = isAway;
    }

    /// Whether it says that no cursor is of its database.
    public static synchronized void setGone(boolean isGone) {
        gone = isGone;
    }

    /// How often it was asked to speak another protocol.
    public static synchronized int upgrades() {
        return upgrades;
    }

    /// Lets every answer wait until the latch is open.
    public static synchronized void hold(CountDownLatch until) {
        held = until;
    }

    public static void region(String code) {
        String region = "{\"code\":\"%s\",\"name\":\"%s\",\"level\":\"COUNTY\"}".formatted(code, code);
        publish("REGION", code, "\"region\":" + region);
        put("/v1/regions/" + code, region);
    }

    /// @param tasks each a number, and if wanted the units that lead it: `51=371503-a+371503-b`
    public static void plan(String code, String... tasks) {
        List<String> numbers = new ArrayList<>();
        for (String task : tasks) {
            String[] parts = task.split("=", 2);
            String lead = parts.length == 1 ? "" : "\"" + parts[1].replace("+", "\",\"") + "\"";
            numbers.add("{\"number\":\"%s\",\"text\":\"text\",\"part\":1,\"lead\":[%s]}".formatted(parts[0], lead));
        }
        String plan = "{\"code\":\"%s\",\"title\":\"title\",\"tasks\":[%s]}".formatted(code, String.join(",", numbers));
        publish("PLAN", code, "\"plan\":" + plan);
        remove("/v1/plans/" + code);
        put("/v1/plans/" + code, plan);
        for (int i = 0; i < tasks.length; i++) {
            put("/v1/plans/" + code + "/tasks/" + tasks[i].split("=", 2)[0], numbers.get(i));
        }
    }

    private static synchronized void put(String path, String thing) {
        THINGS.put(path, thing);
    }

    private static synchronized void remove(String path) {
        THINGS.keySet().removeIf(key -> key.equals(path) || key.startsWith(path + "/"));
    }

    public static synchronized void withdraw(String kind, String key) {
        remove((kind.equals("PLAN") ? "/v1/plans/" : "/v1/regions/") + key);
        CHANGES.add("{\"kind\":\"%s\",\"key\":\"%s\",\"deleted\":true,\"changedAt\":\"2026-01-01T00:00:00Z\"}"
                .formatted(kind, key));
    }

    private static synchronized void publish(String kind, String key, String value) {
        CHANGES.add("{\"kind\":\"%s\",\"key\":\"%s\",\"deleted\":false,\"changedAt\":\"2026-01-01T00:00:00Z\",%s}"
                .formatted(kind, key, value));
    }

    private static void answer(HttpExchange exchange) throws IOException {
        String query = exchange.getRequestURI().getQuery();
        waitIfHeld();
        count(exchange);
        byte[] body = page(query == null ? "" : query).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(isAway() ? 503 : isGone() ? 410 : 200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static void answerThing(HttpExchange exchange) throws IOException {
        String thing;
        synchronized (PlanFeedStub.class) {
            asked++;
            thing = THINGS.get(exchange.getRequestURI().getPath());
        }
        byte[] body = (thing == null ? "{}" : thing).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(isAway() ? 503 : thing == null ? 404 : 200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static void waitIfHeld() throws IOException {
        CountDownLatch latch;
        synchronized (PlanFeedStub.class) {
            requests++;
            latch = held;
        }
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            throw new IOException(interrupted);
        }
    }

    private static synchronized void count(HttpExchange exchange) {
        upgrades += exchange.getRequestHeaders().containsKey("Upgrade") ? 1 : 0;
    }

    private static synchronized boolean isGone() {
        return gone;
    }

    private static synchronized boolean isAway() {
        return away;
    }

    private static synchronized String page(String query) {
        int after = 0;
        for (String parameter : query.split("&", -1)) {
            if (parameter.startsWith("after=")) {
                after = Integer.parseInt(parameter.substring("after=".length()));
            }
        }
        int published = Math.min(CHANGES.size(), heldBackFrom);
        int end = Math.min(published, after + 2);
        return "{\"changes\":[%s],\"cursor\":\"%d\",\"more\":%b}"
                .formatted(String.join(",", CHANGES.subList(after, end)), end, end < published);
    }
}
