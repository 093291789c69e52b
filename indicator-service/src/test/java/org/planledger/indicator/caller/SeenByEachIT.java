package org.planledger.indicator.caller;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.planledger.indicator.Service.awaitPublished;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.planledger.indicator.PlanFeedStub;
import org.planledger.indicator.Somebody;
import org.planledger.kernel.testing.PostgresTestResource;

/// In worlds by chance each login is answered what a plain filter leaves of what somebody is answered who sees
/// everything.
@QuarkusTest
@WithTestResource(PostgresTestResource.class)
@WithTestResource(PlanFeedStub.class)
class SeenByEachIT {
    private static final Somebody ADMIN = Somebody.everybody();
    private static final String MONTH = "2023-03";

    /// What one world has; everything of it begins with its name.
    private SightOracle world;
    private String name;
    private String before;
    private Random random;

    /// What somebody is answered who sees everything.
    private List<Map<String, Object>> allTargets;

    private List<Map<String, Object>> allFigures;
    private List<Map<String, Object>> allWarnings;
    private List<Map<String, Object>> allClosings;

    @ParameterizedTest
    @ValueSource(longs = {1, 7})
    void eachSeesASmallerLedger(long seed) {
        make(new Random(seed), "seen" + seed);
        for (SightOracle.Login login : world.logins()) {
            targets(login);
            figures(login);
            closings(login);
            due(login);
            changes(login);
        }
    }

    private void make(Random seeded, String prefix) {
        random = seeded;
        name = prefix;
        awaitPublished();
        before = ADMIN.end();
        world = new SightOracle(prefix, random);
        world.publish();
        world.fill(ADMIN, random);
        awaitPublished();
        allTargets = own(ADMIN.all("/v1/targets", 500), "id");
        allFigures = ofRegions(ADMIN, "/v1/actuals", 500);
        allWarnings = ofRegions(ADMIN, "/v1/actuals/warnings", 500);
        allClosings = ADMIN.all("/v1/closings?month=" + world.closedMonth(), 500);
        assertTrue(allWarnings.size() > 1, "there are warnings");
    }

    /// Some of them, for what is asked one by one.
    private <T> List<T> some(Collection<T> things) {
        List<T> mixed = new ArrayList<>(things);
        Collections.shuffle(mixed, random);
        return mixed.subList(0, Math.min(mixed.size(), 5));
    }

    private List<Map<String, Object>> own(List<Map<String, Object>> items, String field) {
        return items.stream()
                .filter(item -> ("" + item.get(field)).startsWith(name))
                .toList();
    }

    private List<Map<String, Object>> ofRegions(Somebody who, String path, int limit) {
        List<Map<String, Object>> all = new ArrayList<>();
        for (String region : SightOracle.REGIONS) {
            all.addAll(own(who.all(path + "?region=" + region, limit), "indicator"));
        }
        return all;
    }

    private void targets(SightOracle.Login login) {
        Map<String, Map<String, Object>> byId = new HashMap<>();
        allTargets.forEach(target -> byId.put((String) target.get("id"), target));
        List<Map<String, Object>> expected = new ArrayList<>();
        for (Map<String, Object> target : allTargets) {
            if (login.seesTarget(target)) {
                Map<String, Object> shown = new HashMap<>(target);
                Object parent = target.get("parent");
                if (parent != null && !login.seesTarget(byId.get(parent))) {
                    shown.remove("parent");
                }
                expected.add(shown);
            }
        }
        assertEquals(expected, own(login.who().all("/v1/targets", 20), "id"), () -> "targets of " + login);
        for (Map<String, Object> target : some(allTargets)) {
            String path = "/v1/targets/" + target.get("id");
            int answer = login.seesTarget(target) ? 200 : 404;
            login.who().get(path).statusCode(answer);
            login.who().get(path + "/revisions").statusCode(answer);
        }
        for (String plan : some(world.plans())) {
            assertEquals(
                    expected.stream()
                            .filter(target -> plan.equals(target.get("plan")))
                            .toList(),
                    login.who().all("/v1/targets?plan=" + plan, 2));
        }
    }

    private void figures(SightOracle.Login login) {
        assertEquals(
                allFigures.stream().filter(login::seesFigure).toList(),
                ofRegions(login.who(), "/v1/actuals", 7),
                () -> "figures of " + login);
        for (Map<String, Object> figure : some(allFigures)) {
            String series = "/v1/actuals/" + figure.get("indicator") + "/" + figure.get("region");
            int answer = login.seesFigure(figure) ? 200 : 404;
            login.who().get(series + "/" + figure.get("period")).statusCode(answer);
            if (login.seesRevisions()) {
                login.who().get(series + "/audit").statusCode(answer);
                login.who()
                        .get(series + "/" + figure.get("period") + "/revisions")
                        .statusCode(answer);
            }
        }
        assertEquals(
                allWarnings.stream().filter(login::seesFigure).toList(),
                ofRegions(login.who(), "/v1/actuals/warnings", 2),
                () -> "warnings of " + login);
    }

    private void closings(SightOracle.Login login) {
        List<Map<String, Object>> expected = allClosings.stream()
                .filter(closing -> closing.get("plan") == null
                        ? login.seesRegion((String) closing.get("region"))
                        : login.seesPlan((String) closing.get("plan")))
                .toList();
        assertEquals(
                expected,
                login.who().all("/v1/closings?month=" + world.closedMonth(), 2),
                () -> "closings of " + login);
        for (String plan : some(world.plans())) {
            int answer = login.seesPlan(plan) ? 200 : 404;
            login.who()
                    .get("/v1/closings/plans/" + plan + "/" + world.closedMonth())
                    .statusCode(answer);
            login.who()
                    .get("/v1/closings/plans/" + plan + "/" + world.closedMonth() + "/history")
                    .statusCode(answer);
        }
        for (String region : some(SightOracle.REGIONS)) {
            int answer = login.seesRegion(region) ? 200 : 404;
            login.who()
                    .get("/v1/closings/" + region + "/" + world.closedMonth())
                    .statusCode(answer);
            login.who()
                    .get("/v1/closings/" + region + "/" + world.closedMonth() + "/history")
                    .statusCode(answer);
        }
    }

    /// The figures that the targets need which the login sees, with the units that lead their tasks.
    private void due(SightOracle.Login login) {
        TreeMap<String, TreeSet<String>> expected = new TreeMap<>();
        for (Map<String, Object> target : allTargets) {
            if (login.seesTarget(target) && !Objects.equals(target.get("status"), "PENDING")) {
                for (String indicator : world.measuredBy((String) target.get("indicator"))) {
                    expected.computeIfAbsent(target.get("region") + " " + indicator, key -> new TreeSet<>())
                            .addAll(world.leading(target));
                }
            }
        }
        Map<String, TreeSet<String>> found = new TreeMap<>();
        for (Map<String, Object> item : own(login.who().all("/v1/calendar?month=" + MONTH, 20), "indicator")) {
            found.put(item.get("region") + " " + item.get("indicator"), new TreeSet<>(strings(item.get("units"))));
        }
        assertEquals(expected, found, () -> "what is due for " + login);
        for (String region : some(SightOracle.REGIONS)) {
            // With what other worlds have put into the region.
            List<Map<String, Object>> items = login.who().all("/v1/calendar?month=" + MONTH + "&region=" + region, 20);
            List<List<String>> here =
                    items.stream().map(item -> strings(item.get("units"))).toList();
            JsonPath summary = login.who()
                    .get("/v1/calendar/summary?month=" + MONTH + "&region=" + region)
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            assertEquals(here.size(), summary.getInt("whole.due"), () -> "the summary of " + login);
            assertEquals(
                    here.stream()
                            .flatMap(Collection::stream)
                            .distinct()
                            .sorted()
                            .toList(),
                    summary.getList("units.unit"));
            if (login.posts()) {
                sheet(login, region, items);
            }
        }
    }

    /// It has what is due, of a login that is limited to units what it may post. Who leads tasks in other
    /// worlds is not known here.
    private void sheet(SightOracle.Login login, String region, List<Map<String, Object>> items) {
        boolean isGiven = own(items, "indicator").stream().anyMatch(login::isGiven);
        if (isGiven || own(items, "indicator").size() == items.size()) {
            login.who()
                    .get("/v1/actuals/template?month=" + MONTH + "&region=" + region)
                    .statusCode(isGiven ? 200 : 404);
        }
    }

    private static List<String> strings(Object list) {
        return ((List<?>) list).stream().map(String.class::cast).toList();
    }

    private void changes(SightOracle.Login login) {
        if (!login.follows()) {
            return;
        }
        String query = "kind=TARGET&kind=ACTUAL&kind=INDICATOR";
        List<Map<String, Object>> expected = new ArrayList<>();
        Map<Object, Map<?, ?>> targets = new HashMap<>();
        List<Map<String, Object>> all = own(ADMIN.changes(query, before, 500), "key");
        all.stream()
                .filter(change -> change.get("target") != null)
                .forEach(change -> targets.put(change.get("key"), (Map<?, ?>) change.get("target")));
        for (Map<String, Object> change : all) {
            Map<?, ?> target = (Map<?, ?>) change.get("target");
            Map<?, ?> actual = (Map<?, ?>) change.get("actual");
            if ((target == null || login.seesTarget(target)) && (actual == null || login.seesFigure(actual))) {
                Map<String, Object> told = new HashMap<>(change);
                if (target != null
                        && target.get("parent") != null
                        && !login.seesTarget(targets.get(target.get("parent")))) {
                    Map<Object, Object> shown = new HashMap<>(target);
                    shown.remove("parent");
                    told.put("target", shown);
                }
                expected.add(told);
            }
        }
        assertEquals(expected, own(login.who().changes(query, before, 3), "key"), () -> "changes for " + login);
    }
}
