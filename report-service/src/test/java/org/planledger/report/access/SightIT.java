package org.planledger.report.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.planledger.report.testing.SightWorld.ASKED;
import static org.planledger.report.testing.SightWorld.among;
import static org.planledger.report.testing.SightWorld.counts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.planledger.kernel.access.Role;
import org.planledger.kernel.testing.PostgresTestResource;
import org.planledger.report.testing.Http;
import org.planledger.report.testing.Json;
import org.planledger.report.testing.SightWorld;
import org.planledger.report.testing.SightWorld.Plan;
import org.planledger.report.testing.SightWorld.Somebody;
import org.planledger.report.testing.SightWorld.Target;
import org.planledger.report.testing.TestClock;
import org.planledger.report.testing.Upstream;

/// Of what an unlimited login sees, each login sees exactly what the documents say.
@QuarkusTest
@WithTestResource(PostgresTestResource.class)
@WithTestResource(Upstream.class)
class SightIT {
    private static final BigDecimal ROUNDING = new BigDecimal("0.02");
    private static SightWorld world;

    @TestHTTPResource
    URI service;

    @Inject
    TestClock clock;

    private Http admin;

    @BeforeEach
    void begin() {
        clock.set(TestClock.USUAL);
        admin = new Http(service);
        if (world == null) {
            world = new SightWorld(service);
        }
    }

    static Stream<String> everybody() {
        return SightWorld.everybody().keySet().stream();
    }

    private static Somebody somebody(String who) {
        return SightWorld.everybody().get(who);
    }

    private Http as(Somebody somebody) {
        return admin.as(somebody.token());
    }

    private JsonNode all(String path) {
        return admin.get(path).ok().json();
    }

    private static List<JsonNode> pages(Http login, String path, String list, int limit) {
        List<JsonNode> found = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = login.get(path + "&limit=" + limit + cursor).ok().json();
            page.get(list).forEach(found::add);
            cursor =
                    page.has("nextCursor") ? "&cursor=" + page.get("nextCursor").asText() : null;
        } while (cursor != null);
        return found;
    }

    private static void assertAsIfAbsent(Http login, String path, String code) {
        Http.Answer answer = login.get(path);
        Http.Answer unknown = login.get(path.replace(code, "unknown"));
        assertEquals(404, answer.status(), path + " " + answer.body());
        assertEquals(unknown.status(), answer.status(), path);
        assertEquals(words(unknown.body()), words(answer.body().replace(code, "unknown")), path);
    }

    /// Each refusal has a number of its own.
    private static JsonNode words(String refusal) {
        ObjectNode words = (ObjectNode) Json.of(refusal);
        words.remove("instance");
        return words;
    }

    private static JsonNode withoutFreshness(JsonNode answer) {
        ((ObjectNode) answer).remove("freshness");
        return answer;
    }

    @ParameterizedTest
    @MethodSource("everybody")
    void whatIsNotSeenOfAPlanIsAsIfItWereNotThere(String who) {
        Somebody somebody = somebody(who);
        Http login = as(somebody);
        for (Plan plan : world.plans.values()) {
            if (!world.sees(somebody, plan)) {
                SightWorld.addressesOf(plan.code()).forEach(path -> assertAsIfAbsent(login, path, plan.code()));
                continue;
            }
            Set<String> seen = world.seen(somebody, plan.code());
            for (String query : List.of("sort=plan", "sort=-score", "signal=RED&sort=attainment", "explain=true")) {
                String path = "/v1/plans/" + plan.code() + "/results?" + ASKED + "&" + query;
                assertEquals(
                        among(all(path + "&limit=500").get("results"), "target", seen),
                        pages(login, path, "results", 4),
                        path);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("everybody")
    void oneTargetIsSeenOrAsIfItWereNotThere(String who) {
        Somebody somebody = somebody(who);
        Http login = as(somebody);
        for (Target target : world.targets.values()) {
            for (String path : List.of("result?explain=true&", "history?", "result?knownAt=2023-10-01T00:00:00Z&")) {
                String address = "/v1/targets/" + target.id() + "/" + path + ASKED;
                if (world.sees(somebody, target)) {
                    assertEquals(
                            withoutFreshness(all(address)),
                            withoutFreshness(login.get(address).ok().json()),
                            address);
                } else {
                    assertAsIfAbsent(login, address, target.id());
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("everybody")
    void summariesAreOfWhatIsSeen(String who) {
        Somebody somebody = somebody(who);
        Http login = as(somebody);
        for (Plan plan : world.plans.values()) {
            if (!world.sees(somebody, plan)) {
                continue;
            }
            Set<String> seen = world.seen(somebody, plan.code());
            List<JsonNode> results = among(
                    all("/v1/plans/" + plan.code() + "/results?limit=500&" + ASKED)
                            .get("results"),
                    "target",
                    seen);
            for (String by : List.of("part", "unit", "strength", "region")) {
                JsonNode summary = login.get("/v1/plans/" + plan.code() + "/summary?by=" + by + "&" + ASKED)
                        .ok()
                        .json();
                assertCounts(results, summary.get("total"));
                Map<String, List<JsonNode>> groups = groups(results, by);
                for (JsonNode group : summary.get("groups")) {
                    assertCounts(groups.getOrDefault(group.get("key").asText(), List.of()), group);
                }
                Set<String> keys = new TreeSet<>(summary.get("groups").findValuesAsText("key"));
                assertTrue(keys.containsAll(groups.keySet()), keys + " " + groups.keySet());
                assertTrue(by.equals("part") || keys.equals(groups.keySet()), keys + " " + groups.keySet());

                JsonNode months = login.get("/v1/plans/" + plan.code() + "/history?by=" + by + "&" + ASKED)
                        .ok()
                        .json()
                        .get("months");
                JsonNode last = months.get(months.size() - 1);
                assertEquals(summary.get("groups"), last.get("groups"));
                assertEquals(summary.get("total"), last.get("total"));
                months.forEach(month ->
                        assertEquals(seen.size(), month.at("/total/targets").asInt()));
            }
        }
    }

    private static Map<String, List<JsonNode>> groups(List<JsonNode> results, String by) {
        Map<String, List<JsonNode>> groups = new TreeMap<>();
        for (JsonNode result : results) {
            JsonNode context = result.get("context");
            List<String> keys = new ArrayList<>();
            if (by.equals("unit")) {
                context.get("lead").forEach(unit -> keys.add(unit.asText()));
            } else {
                keys.add(context.get(by).asText());
            }
            keys.forEach(key ->
                    groups.computeIfAbsent(key, first -> new ArrayList<>()).add(result));
        }
        return groups;
    }

    private static void assertCounts(List<JsonNode> results, JsonNode group) {
        assertEquals(results.size(), group.get("targets").asInt(), group.toString());
        assertEquals(counts(results, "state"), numbers(group.get("states")), group.toString());
        assertEquals(counts(results, "signal"), numbers(group.get("signals")), group.toString());
        List<JsonNode> scored =
                results.stream().filter(result -> result.has("score")).toList();
        assertEquals(scored.isEmpty(), !group.has("score"), group.toString());
        if (!scored.isEmpty()) {
            BigDecimal mean = scored.stream()
                    .map(result -> new BigDecimal(result.get("score").asText()))
                    .reduce(BigDecimal.ZERO, BigDecimal::add)
                    .multiply(BigDecimal.valueOf(100))
                    .divide(BigDecimal.valueOf(scored.size()), 4, RoundingMode.HALF_UP);
            BigDecimal told = new BigDecimal(group.get("score").asText());
            assertTrue(mean.subtract(told).abs().compareTo(ROUNDING) <= 0, mean + " " + group);
        }
    }

    private static Map<String, Integer> numbers(JsonNode counts) {
        Map<String, Integer> numbers = new TreeMap<>();
        counts.fields().forEachRemaining(count -> {
            if (count.getValue().asInt() > 0) {
                numbers.put(count.getKey(), count.getValue().asInt());
            }
        });
        return numbers;
    }

    @ParameterizedTest
    @MethodSource("everybody")
    void warningsAreOfWhatIsSeen(String who) {
        Somebody somebody = somebody(who);
        Http login = as(somebody);
        String query = "/v1/warnings?" + ASKED;
        for (Plan plan : world.plans.values()) {
            if (world.sees(somebody, plan)) {
                query += "&plan=" + plan.code();
            }
        }
        Set<String> seen = world.targets.values().stream()
                .filter(target -> world.sees(somebody, target))
                .map(Target::id)
                .collect(Collectors.toSet());
        for (String sort : List.of("signal", "plan")) {
            String path = query + "&sort=" + sort;
            List<JsonNode> expected = among(all(path + "&limit=500").get("warnings"), "target", seen);
            List<JsonNode> found = query.contains("plan=")
                    ? pages(login, path, "warnings", 3)
                    : among(login.get(path).ok().json().get("warnings"), "target", world.targets.keySet());
            assertEquals(query.contains("plan=") ? expected : List.of(), found, path);
        }
        Set<String> inForce = new HashSet<>();
        pages(login, "/v1/warnings?" + ASKED, "warnings", 100)
                .forEach(warning -> inForce.add(warning.get("target").asText()));
        inForce.retainAll(world.targets.keySet());
        assertTrue(seen.containsAll(inForce), inForce + " of " + seen);
    }

    @ParameterizedTest
    @MethodSource("everybody")
    void correctionsAreOfFiguresThatSeenTargetsAreJudgedBy(String who) {
        Somebody somebody = somebody(who);
        Http login = as(somebody);
        for (Plan plan : world.plans.values()) {
            if (!world.sees(somebody, plan)) {
                continue;
            }
            Set<String> seen = world.seen(somebody, plan.code());
            String path = "/v1/corrections?plan=" + plan.code();
            List<JsonNode> expected = new ArrayList<>();
            for (JsonNode correction : all(path + "&limit=500").get("corrections")) {
                if (seen.stream().map(world.targets::get).anyMatch(target -> isJudgedBy(target, correction))) {
                    ArrayNode touched = (ArrayNode) correction.get("targets");
                    List<JsonNode> some = among(touched, "target", seen);
                    touched.removeAll();
                    touched.addAll(some);
                    expected.add(correction);
                }
            }
            assertEquals(expected, pages(login, path, "corrections", 2), path);
        }
    }

    private static boolean isJudgedBy(Target target, JsonNode correction) {
        String indicator = correction.get("indicator").asText();
        return target.region().equals(correction.get("region").asText())
                && (target.indicator().equals(indicator)
                        || (target.indicator().equals("w-share") && !indicator.equals("w-air")));
    }

    @ParameterizedTest
    @MethodSource("everybody")
    void aRankingShowsWhatIsSeenAsAWholeWithTheRankAmongAll(String who) {
        Somebody somebody = somebody(who);
        Http login = as(somebody);
        List<Plan> plans = world.plans.values().stream()
                .filter(plan -> world.sees(somebody, plan))
                .toList();
        if (plans.isEmpty()) {
            assertEquals(
                    List.of(),
                    login.get("/v1/rankings?" + ASKED).ok().json().get("groups").findValuesAsText("key"));
            return;
        }
        String of = plans.stream().map(plan -> "&plan=" + plan.code()).collect(Collectors.joining());
        List<Target> counted = world.targets.values().stream()
                .filter(target -> of.contains("=" + target.plan()))
                .filter(target -> plans.contains(world.plans.get(target.plan())))
                .toList();
        for (String by : List.of("region", "unit", "plan")) {
            Set<String> unseen = counted.stream()
                    .filter(target -> !world.sees(somebody, target))
                    .flatMap(target -> keys(target, by).stream())
                    .collect(Collectors.toSet());
            List<JsonNode> expected = new ArrayList<>();
            String path = "/v1/rankings?by=" + by + "&" + ASKED + of;
            all(path + "&limit=500").get("groups").forEach(group -> {
                if (!unseen.contains(group.get("key").asText())) {
                    expected.add(group);
                }
            });
            assertEquals(expected, pages(login, path, "groups", 2), path);
        }
    }

    private static List<String> keys(Target target, String by) {
        return switch (by) {
            case "region" -> List.of(target.region());
            case "unit" ->
                world.plans.get(target.plan()).tasks().get(target.task() - 1).leads();
            default -> List.of(target.plan());
        };
    }

    @Test
    void aCountyIsToldItsRankAndNotWhoIsAboveIt() {
        Http county = as(somebody("viewer of a county"));
        String path = "/v1/rankings?by=region&level=COUNTY&plan=w-province&plan=w-city&" + ASKED;
        JsonNode whole = all(path).get("groups");
        JsonNode shown = county.get(path).ok().json().get("groups");
        assertTrue(whole.size() > 1, whole.toString());
        assertEquals(among(whole, "key", Set.of("980101")), among(shown, "key", SightWorld.PARENTS.keySet()));
        assertEquals(1, shown.size());
    }

    @ParameterizedTest
    @MethodSource("everybody")
    void aTotalIsGivenToWhoSeesEveryRegionThatCountsInIt(String who) {
        Somebody somebody = somebody(who);
        Http login = as(somebody);
        for (String indicator : SightWorld.INDICATORS) {
            for (Map.Entry<String, Set<String>> added : totals().entrySet()) {
                String path = "/v1/totals?indicator=%s&region=%s&from=2023-01&to=2023-05"
                        .formatted(indicator, added.getKey());
                String region = added.getKey().substring(0, 6);
                if (!world.sees(somebody, indicator, region)) {
                    assertAsIfAbsent(login, path, region);
                } else if (added.getValue().stream().allMatch(below -> world.sees(somebody, indicator, below))) {
                    assertEquals(
                            withoutFreshness(all(path)),
                            withoutFreshness(login.get(path).ok().json()),
                            path);
                } else {
                    Http.Answer refused = login.get(path);
                    assertEquals(403, refused.status(), path + " " + refused.body());
                    assertEquals(
                            List.of("not-allowed"),
                            refused.json().get("violations").findValuesAsText("code"),
                            path);
                }
            }
        }
    }

    /// Which regions are added up, by what is asked for.
    private static Map<String, Set<String>> totals() {
        return Map.of(
                "980000", Set.of("980100", "980200"),
                "980100", Set.of("980101", "980102"),
                "980200", Set.of("980201"),
                "980101", Set.of(),
                "980000&level=COUNTY", Set.of("980101", "980102", "980201"),
                "980100&level=COUNTY", Set.of("980101", "980102"));
    }

    @ParameterizedTest
    @MethodSource("everybody")
    void aBreakdownShowsTheSeenChildrenAndAddsThemUpForWhoSeesAll(String who) {
        Somebody somebody = somebody(who);
        Http login = as(somebody);
        for (String parent : List.of("w-city-0", "w-city-1")) {
            String path = "/v1/targets/" + parent + "/breakdown?" + ASKED;
            if (!world.sees(somebody, world.targets.get(parent))) {
                assertAsIfAbsent(login, path, parent);
                continue;
            }
            List<Target> children = world.targets.values().stream()
                    .filter(target -> parent.equals(target.parent()))
                    .toList();
            Set<String> seen = children.stream()
                    .filter(target -> world.sees(somebody, target))
                    .map(Target::id)
                    .collect(Collectors.toSet());
            JsonNode whole = all(path);
            JsonNode shown = login.get(path).ok().json();
            assertEquals(
                    among(whole.get("children"), "target", seen),
                    among(shown.get("children"), "target", world.targets.keySet()));
            Set<String> late = new TreeSet<>();
            whole.get("late").forEach(id -> late.add(id.asText()));
            late.retainAll(seen);
            assertEquals(late, texts(shown.get("late")), path);
            shown.get("missing")
                    .forEach(region ->
                            assertTrue(somebody.seesRegion(region.get("region").asText())));
            shown.get("warnings").forEach(warning -> assertTrue(seen.containsAll(texts(warning.get("targets")))));
            // A draft that is not seen does not exist.
            boolean seesAll = children.stream()
                    .allMatch(child -> seen.contains(child.id())
                            || world.plans.get(child.plan()).draft());
            if (seesAll && parent.equals("w-city-0")) {
                BigDecimal sum = among(whole.get("children"), "target", seen).stream()
                        .filter(child -> child.has("value"))
                        .map(child -> child.get("value").decimalValue())
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
                assertEquals(0, sum.compareTo(shown.path("childrenValue").decimalValue()), path + " " + shown);
                assertTrue(shown.has("assigned"), path);
            } else {
                assertFalse(shown.has("childrenValue"), path);
                assertFalse(shown.has("assigned"), path);
                assertFalse(shown.has("coverage"), path);
                shown.get("warnings")
                        .forEach(warning -> assertFalse(warning.get("targets").isEmpty(), path + " " + warning));
            }
        }
    }

    private static Set<String> texts(JsonNode list) {
        Set<String> texts = new TreeSet<>();
        list.forEach(text -> texts.add(text.asText()));
        return texts;
    }

    /// Each asks after the other, and again with what the other was given.
    @Test
    void whatIsKeptForOneLoginIsNeverGivenToAnother() {
        Http county = as(somebody("viewer of a county"));
        Http sibling = as(somebody("viewer of a sibling"));
        for (String path : List.of(
                "/v1/plans/w-city/results?limit=500&" + ASKED,
                "/v1/plans/w-city/summary?by=region&" + ASKED,
                "/v1/plans/w-city/history?by=region&" + ASKED,
                "/v1/plans/w-city/results.csv?" + ASKED,
                "/v1/plans/w-city/summary.csv?by=region&" + ASKED,
                "/v1/warnings?plan=w-city&limit=500&" + ASKED)) {
            List<Http.Answer> answers = Stream.of(admin, county, sibling, county, admin, sibling)
                    .map(login -> login.get(path).ok())
                    .toList();
            Set<String> tags = answers.stream().map(Http.Answer::tag).collect(Collectors.toSet());
            assertEquals(3, tags.size(), path + tags);
            assertEquals(answers.get(0).tag(), answers.get(4).tag());
            assertEquals(answers.get(1).body(), answers.get(3).body());
            assertEquals(answers.get(0).body(), answers.get(4).body());
            assertNotEquals(answers.get(0).body(), answers.get(1).body());
            assertNotEquals(answers.get(1).body(), answers.get(2).body());
            assertEquals(200, county.getUnless(answers.get(0).tag(), path).status(), path);
            assertEquals(200, admin.getUnless(answers.get(1).tag(), path).status(), path);
            assertEquals(304, county.getUnless(answers.get(1).tag(), path).status(), path);
        }
    }

    @Test
    void whatAPlannerIsToldOfADraftNobodyElseIsTold() {
        Http planner = as(somebody("planner of the county"));
        Http viewer = as(somebody("viewer of a county"));
        for (String path : SightWorld.addressesOf("w-countydraft")) {
            Http.Answer told = planner.get(path).ok();
            assertAsIfAbsent(viewer, path, "w-countydraft");
            if (told.tag() != null) {
                assertEquals(404, viewer.getUnless(told.tag(), path).status(), path);
                assertEquals(404, viewer.getUnless("*", path).status(), path);
            }
        }
    }

    @Test
    void aFollowerIsToldTheSignalsOfTheRegionsThatItSees() throws InterruptedException {
        clock.set(TestClock.USUAL);
        Map<String, String> whole = awaitSignals();
        Http county = as(new Somebody(Role.SERVICE, Set.of(), Set.of("980101"), Set.of()));
        Somebody same = new Somebody(Role.VIEWER, Set.of(), Set.of("980101"), Set.of());
        Map<String, String> expected = new TreeMap<>(whole);
        expected.keySet().removeIf(id -> !world.sees(same, world.targets.get(id)));
        assertFalse(expected.isEmpty());
        assertTrue(expected.size() < whole.size());
        assertEquals(expected, signals(county, 2));
        assertEquals(Map.of(), signals(as(new Somebody(Role.SERVICE, Set.of(), Set.of(), Set.of())), 1000));
    }

    /// Published in the background, so asked until it is all there.
    private Map<String, String> awaitSignals() throws InterruptedException {
        Map<String, String> warned = new TreeMap<>();
        String plans = world.plans.values().stream()
                .filter(plan -> !plan.draft())
                .map(plan -> "plan=" + plan.code())
                .collect(Collectors.joining("&"));
        all("/v1/warnings?limit=500&" + plans)
                .get("warnings")
                .forEach(warning -> warned.put(
                        warning.get("target").asText(), warning.get("signal").asText()));
        Map<String, String> told = signals(admin, 1000);
        for (int i = 0; i < 1000 && !told.equals(warned); i++) {
            Thread.sleep(100);
            told = signals(admin, 1000);
        }
        assertEquals(warned, told);
        return told;
    }

    private static Map<String, String> signals(Http login, int limit) {
        Map<String, String> signals = new TreeMap<>();
        String after = "";
        JsonNode page;
        do {
            page = login.get("/v1/changes?limit=" + limit + after).ok().json();
            page.get("changes").forEach(change -> {
                signals.put(
                        change.get("key").asText(),
                        change.get("deleted").asBoolean()
                                ? "NONE"
                                : change.at("/signal/signal").asText());
            });
            after = "&after=" + page.get("cursor").asText();
        } while (page.get("more").asBoolean());
        signals.keySet().retainAll(world.targets.keySet());
        signals.values().removeIf("NONE"::equals);
        return signals;
    }
}
