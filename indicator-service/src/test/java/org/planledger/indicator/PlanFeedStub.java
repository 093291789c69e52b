package org.planledger.indicator;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/// A neighbour in plan-service's place that publishes what a test says. The cursor is the number of changes
/// read.
public class PlanFeedStub implements QuarkusTestResourceLifecycleManager {
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(2);
    private static final List<String> CHANGES = new ArrayList<>();
    private static int requests;
    private static int longPolls;
    private static boolean away;
    private static final Map<String, String> THINGS = new HashMap<>();
    private static int heldBackFrom = Integer.MAX_VALUE;
    private static int asked;
    private static int upgrades;
    private static boolean gone;
    private static boolean isExpired;
    private static String readAt = "2020-01-01T00:00:00Z";
    private static String currentAt = readAt;
    private static CountDownLatch held = new CountDownLatch(0);

    /// The long poll that waits now; null when none does.
    private static Waiting waiting;

    private record Waiting(Thread thread, int after) {}

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
        forgetWhoWaits();
        return Map.of(
                "indicator.plan-service.url",
                "http://127.0.0.1:" + server.getAddress().getPort() + "/");
    }

    @Override
    public void stop() {
        server.stop(0);
    }

    /// An application that has ended may have left one waiting.
    private static synchronized void forgetWhoWaits() {
        waiting = null;
    }

    /// Returns once the follower in the background knows everything and waits for what is to come, so that it neither
    /// asks nor stores anything until more is published.
    public static synchronized void awaitIdleFollower() throws InterruptedException {
        long end = System.nanoTime() + LONGEST_WAIT.toNanos();
        while (waiting == null || waiting.after < published()) {
            if (System.nanoTime() >= end) {
                throw new AssertionError("the follower does not come to wait at the end of the feed");
            }
            TimeUnit.NANOSECONDS.timedWait(PlanFeedStub.class, end - System.nanoTime());
        }
    }

    /// How often it was asked for what there is at once.
    public static synchronized int requests() {
        return requests;
    }

    /// How often it was asked for what is to come.
    public static synchronized int longPolls() {
        return longPolls;
    }

    /// How often it was asked for a single thing by its key.
    public static synchronized int asked() {
        return asked;
    }

    /// Whether what is put from now on is not published yet, as behind an older writer that stays open.
    public static synchronized void holdBack(boolean isHeldBack) {
        heldBackFrom = isHeldBack ? CHANGES.size() : Integer.MAX_VALUE;
        PlanFeedStub.class.notifyAll();
    }

    /// Whether it refuses to answer.
    public static synchronized void setAway(boolean isAway) {
        away = isAway;
        PlanFeedStub.class.notifyAll();
    }

    /// Whether it says that no cursor is of its database.
    public static synchronized void setGone(boolean isGone) {
        gone = isGone;
        PlanFeedStub.class.notifyAll();
    }

    /// Forgets withdrawn plans, so that whoever has read up to here has to begin anew.
    ///
    /// @param plans that do not come again
    public static synchronized void expire(Set<String> plans, String read, String current) {
        forget(plans);
        isExpired = true;
        setTimes(read, current);
        PlanFeedStub.class.notifyAll();
    }

    /// Has the plans no more and says nothing of it, as after a restore of an earlier state.
    public static synchronized void forget(Set<String> plans) {
        plans.forEach(plan -> supersede("PLAN", plan));
    }

    /// @param read when pages are read from now on
    /// @param current up to when they hold everything
    public static synchronized void setTimes(String read, String current) {
        readAt = read;
        currentAt = current;
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
        region(code, code, null);
    }

    /// @param parent the region that it lies in; null for a province
    public static void region(String code, String name, String parent) {
        String within = parent == null ? "" : ",\"parent\":\"%s\"".formatted(parent);
        String region = "{\"code\":\"%s\",\"name\":\"%s\",\"level\":\"COUNTY\"%s}".formatted(code, name, within);
        publish("REGION", code, "\"region\":" + region);
        put("/v1/regions/" + code, region);
    }

    /// A plan that only who sees all plans sees.
    ///
    /// @param tasks each a number, and if wanted the units that lead it: `51=371503-a+371503-b`
    public static void plan(String code, String... tasks) {
        publishPlan(code, "", tasks);
    }

    /// A plan for a region.
    ///
    /// @param tasks each a number, and if wanted the units that lead it, cooperate and take part:
    /// `51=lead+lead;other;`
    public static void planOf(String region, String status, String code, String... tasks) {
        publishPlan(code, "\"region\":\"%s\",\"status\":\"%s\",".formatted(region, status), tasks);
    }

    private static void publishPlan(String code, String head, String... tasks) {
        List<String> numbers = new ArrayList<>();
        for (String task : tasks) {
            String[] parts = task.split("=", 2);
            String[] units = parts.length == 1 ? new String[0] : parts[1].split(";", -1);
            numbers.add("{\"number\":\"%s\",\"text\":\"text\",\"part\":1,%s}"
                    .formatted(
                            parts[0],
                            String.join(
                                    ",",
                                    units("lead", units, 0),
                                    units("cooperating", units, 1),
                                    units("participating", units, 2))));
        }
        String plan = "{\"code\":\"%s\",\"title\":\"title\",%s\"tasks\":[%s]}"
                .formatted(code, head, String.join(",", numbers));
        publish("PLAN", code, "\"plan\":" + plan);
        remove("/v1/plans/" + code);
        put("/v1/plans/" + code, plan);
        for (int i = 0; i < tasks.length; i++) {
            put("/v1/plans/" + code + "/tasks/" + tasks[i].split("=", 2)[0], numbers.get(i));
        }
    }

    private static String units(String role, String[] units, int place) {
        String codes =
                place >= units.length || units[place].isEmpty() ? "" : "\"" + units[place].replace("+", "\",\"") + "\"";
        return "\"%s\":[%s]".formatted(role, codes);
    }

    private static synchronized void put(String path, String thing) {
        THINGS.put(path, thing);
    }

    private static synchronized void remove(String path) {
        THINGS.keySet().removeIf(key -> key.equals(path) || key.startsWith(path + "/"));
    }

    public static synchronized void withdraw(String kind, String key) {
        remove((kind.equals("PLAN") ? "/v1/plans/" : "/v1/regions/") + key);
        supersede(kind, key);
        CHANGES.add("{\"kind\":\"%s\",\"key\":\"%s\",\"deleted\":true,\"changedAt\":\"2026-01-01T00:00:00Z\"}"
                .formatted(kind, key));
        PlanFeedStub.class.notifyAll();
    }

    /// A feed has each thing once, where it was changed last; what stood there before is nobody's here.
    private static void supersede(String kind, String key) {
        CHANGES.replaceAll(change -> change.startsWith("{\"kind\":\"%s\",\"key\":\"%s\"".formatted(kind, key))
                ? "{\"kind\":\"UNIT\",\"key\":\"superseded\",\"deleted\":true,\"changedAt\":\"2026-01-01T00:00:00Z\"}"
                : change);
    }

    private static synchronized void publish(String kind, String key, String value) {
        supersede(kind, key);
        CHANGES.add("{\"kind\":\"%s\",\"key\":\"%s\",\"deleted\":false,\"changedAt\":\"2026-01-01T00:00:00Z\",%s}"
                .formatted(kind, key, value));
        PlanFeedStub.class.notifyAll();
    }

    private static void answer(HttpExchange exchange) throws IOException {
        String query = exchange.getRequestURI().getQuery();
        waitForChanges(number(query, "after"), number(query, "wait"));
        waitIfHeld();
        count(exchange);
        boolean expired = isExpired(number(query, "after"));
        byte[] body = (expired ? "{\"type\":\"urn:plan-ledger:problem:cursor-expired\"}" : page(number(query, "after")))
                .getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(isAway() ? 503 : isGone() || expired ? 410 : 200, body.length);
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

    private static synchronized void waitForChanges(int after, int seconds) throws IOException {
        requests += seconds == 0 ? 1 : 0;
        longPolls += seconds == 0 ? 0 : 1;
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        Waiting own = new Waiting(Thread.currentThread(), after);
        if (seconds > 0) {
            waiting = own;
            PlanFeedStub.class.notifyAll();
        }
        try {
            while (published() <= after && !away && !gone && !isExpired && System.nanoTime() < end) {
                TimeUnit.NANOSECONDS.timedWait(PlanFeedStub.class, end - System.nanoTime());
            }
        } catch (InterruptedException interrupted) {
            throw new IOException(interrupted);
        } finally {
            waiting = own.equals(waiting) ? null : waiting;
        }
    }

    private static int published() {
        return Math.min(CHANGES.size(), heldBackFrom);
    }

    private static void waitIfHeld() throws IOException {
        CountDownLatch latch;
        synchronized (PlanFeedStub.class) {
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

    /// Each cursor of before is too old until somebody has begun anew.
    private static synchronized boolean isExpired(int after) {
        isExpired &= after > 0;
        return isExpired;
    }

    private static synchronized boolean isGone() {
        return gone;
    }

    private static synchronized boolean isAway() {
        return away;
    }

    private static int number(String query, String name) {
        if (query != null) {
            for (String parameter : query.split("&", -1)) {
                if (parameter.startsWith(name + "=")) {
                    return Integer.parseInt(parameter.substring(name.length() + 1));
                }
            }
        }
        return 0;
    }

    private static synchronized String page(int after) {
        int published = published();
        int end = Math.min(published, after + 2);
        return "{\"changes\":[%s],\"cursor\":\"%d\",\"more\":%b,\"readAt\":\"%s\",\"currentAt\":\"%s\"}"
                .formatted(
                        String.join(",", CHANGES.subList(Math.min(after, end), end)),
                        Math.max(after, end),
                        end < published,
                        readAt,
                        currentAt);
    }
}
