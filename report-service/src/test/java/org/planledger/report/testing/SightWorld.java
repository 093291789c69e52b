package org.planledger.report.testing;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.planledger.kernel.access.Claims;
import org.planledger.kernel.access.Role;
import org.planledger.kernel.testing.TestLogin;

/// Plans, targets and figures of a province, its cities and their counties, by chance; and who sees which of them,
/// found out without the service: one thing at a time, by the words of the documents.
public final class SightWorld {
    public static final String ASKED = "asOf=2023-05";
    public static final List<String> PLAIN = List.of("w-jobs", "w-air", "w-hired");
    public static final List<String> INDICATORS = List.of("w-jobs", "w-air", "w-hired", "w-share");

    /// By the region in which each lies.
    public static final Map<String, String> PARENTS = parents();

    private static final String PROVINCE = "980000";
    private static final int SEED = 20261123;
    private static final int TASKS = 4;
    private static final int TARGETS = 9;

    public final Map<String, Plan> plans = new LinkedHashMap<>();
    public final Map<String, Target> targets = new TreeMap<>();
    private final Random random = new Random(SEED);
    private final List<String> units = new ArrayList<>();
    private final Suite suite;
    private final Set<String> tokens = new TreeSet<>();

    public record Plan(String code, String region, boolean draft, List<Task> tasks) {}

    /// @param all the units that have anything to do with it
    public record Task(String json, List<String> leads, Set<String> all) {}

    public record Target(String id, String plan, int task, String indicator, String region, String parent) {}

    /// Somebody who asks.
    public record Somebody(Role role, Set<String> regions, Set<String> below, Set<String> units) {
        public String token() {
            return TestLogin.token(TestLogin.claims("somebody", role)
                    .claim(Claims.REGIONS, regions)
                    .claim(Claims.REGIONS_BELOW, below)
                    .claim(Claims.UNITS, units)
                    .claim(Claims.SCOPE, "read changes:read"));
        }

        private boolean everywhere() {
            return regions.contains("*") || below.contains("*");
        }

        boolean reaches(String region) {
            return everywhere()
                    || regions.contains(region)
                    || lineage(region).stream().anyMatch(below::contains);
        }

        public boolean seesRegion(String region) {
            return everywhere()
                    || PARENTS.keySet().stream()
                            .anyMatch(other -> reaches(other) && lineage(other).contains(region));
        }

        boolean seesDrafts() {
            return role == Role.PLANNER;
        }

        boolean isLimitedToUnits() {
            return role == Role.REPORTER;
        }
    }

    /// Who asks in the tests.
    public static Map<String, Somebody> everybody() {
        Map<String, Somebody> all = new LinkedHashMap<>();
        all.put("viewer of a county", new Somebody(Role.VIEWER, Set.of(), Set.of("980101"), Set.of()));
        all.put("viewer of its city", new Somebody(Role.VIEWER, Set.of(), Set.of("980100"), Set.of()));
        all.put("viewer of the city alone", new Somebody(Role.VIEWER, Set.of("980100"), Set.of(), Set.of()));
        all.put("viewer of a sibling", new Somebody(Role.VIEWER, Set.of(), Set.of("980102"), Set.of()));
        all.put("viewer of another city", new Somebody(Role.VIEWER, Set.of("980201"), Set.of(), Set.of()));
        all.put("viewer of everything", new Somebody(Role.VIEWER, Set.of("*"), Set.of(), Set.of()));
        all.put("viewer of nothing", new Somebody(Role.VIEWER, Set.of(), Set.of(), Set.of()));
        all.put("reporter of a unit", new Somebody(Role.REPORTER, Set.of(), Set.of("980101"), Set.of("980101-a")));
        all.put("reporter of two", new Somebody(Role.REPORTER, Set.of("*"), Set.of(), Set.of("980100-a", "980102-a")));
        all.put("planner of the county", new Somebody(Role.PLANNER, Set.of(), Set.of("980101"), Set.of()));
        all.put("planner of the city", new Somebody(Role.PLANNER, Set.of(), Set.of("980100"), Set.of()));
        all.put("planner of the sibling", new Somebody(Role.PLANNER, Set.of("980102"), Set.of(), Set.of()));
        return all;
    }

    public SightWorld(URI report) {
        suite = new Suite(report);
        PARENTS.forEach((region, parent) -> put("/v1/regions/" + region, """
                {"name": "地区%s", "level": "%s"%s}
                """.formatted(
                        region, level(region), parent == null ? "" : ", \"parent\": \"" + parent + "\"")));
        for (String region : List.of(PROVINCE, "980100", "980101", "980102")) {
            units.add(region + "-a");
            put("/v1/units/" + region + "-a", "{\"region\": \"%s\", \"name\": \"局%s\"}".formatted(region, region));
        }
        enterPlans();
        enterTargets();
        enterFigures();
        String asked = tokens.stream().map(token -> "after=" + token).collect(Collectors.joining("&"));
        Suite.onceFollowed(() -> suite.report.get("/v1/plans/w-city/results?" + asked))
                .ok();
    }

    private static Map<String, String> parents() {
        Map<String, String> parents = new LinkedHashMap<>();
        parents.put(PROVINCE, null);
        parents.put("980100", PROVINCE);
        parents.put("980200", PROVINCE);
        parents.put("980101", "980100");
        parents.put("980102", "980100");
        parents.put("980201", "980200");
        return Collections.unmodifiableMap(parents);
    }

    private static String level(String region) {
        return region.endsWith("0000") ? "PROVINCE" : region.endsWith("00") ? "CITY" : "COUNTY";
    }

    /// The region and those that it lies in.
    private static Set<String> lineage(String region) {
        Set<String> lineage = new HashSet<>();
        for (String each = region; each != null; each = PARENTS.get(each)) {
            lineage.add(each);
        }
        return lineage;
    }

    private void put(String path, String json) {
        boolean ofPlans = path.matches("/v1/(regions|units|plans)/.*");
        String token =
                (ofPlans ? suite.plans : suite.indicators).put(path, json).ok().token();
        if (token != null) {
            String feed = token.substring(0, token.indexOf('-') + 1);
            tokens.removeIf(known -> known.startsWith(feed));
            tokens.add(token);
        }
    }

    private void enterPlans() {
        plan("w-province", PROVINCE, false);
        plan("w-city", "980100", false);
        plan("w-county", "980101", false);
        plan("w-sibling", "980102", false);
        plan("w-other", "980201", false);
        plan("w-citydraft", "980100", true);
        plan("w-countydraft", "980101", true);
    }

    private void plan(String code, String region, boolean draft) {
        List<Task> tasks = new ArrayList<>();
        for (int number = 1; number <= TASKS; number++) {
            tasks.add(task(number));
        }
        plans.put(code, new Plan(code, region, draft, tasks));
        put("/v1/plans/" + code, """
                {"title": "计划 %s", "region": "%s", "from": "2023-01", "to": "2023-12", "status": "%s",
                 "parts": [{"title": "第一部分", "sections": []}, {"title": "第二部分", "sections": []}],
                 "tasks": [%s]}
                """.formatted(
                        code,
                        region,
                        draft ? "DRAFT" : "IN_FORCE",
                        tasks.stream().map(Task::json).collect(Collectors.joining(","))));
    }

    /// The units in other roles than the lead are others.
    private Task task(int number) {
        List<String> shuffled = new ArrayList<>(units);
        Collections.shuffle(shuffled, random);
        List<String> leads = shuffled.subList(0, 1 + random.nextInt(2));
        List<String> others = shuffled.subList(2, 2 + random.nextInt(2));
        boolean cooperating = random.nextBoolean();
        Set<String> all = new HashSet<>(leads);
        all.addAll(others);
        return new Task(
                """
                {"number": "%1$d", "title": "任务%1$d", "text": "任务%1$d的内容", "part": %2$d, "lead": [%3$s],
                 "cooperating": [%4$s], "participating": [%5$s]}
                """.formatted(
                                number,
                                1 + number % 2,
                                quoted(leads),
                                cooperating ? quoted(others) : "",
                                cooperating ? "" : quoted(others)),
                List.copyOf(leads),
                all);
    }

    private static String quoted(List<String> codes) {
        return codes.stream().map(code -> "\"" + code + "\"").collect(Collectors.joining(","));
    }

    private void enterTargets() {
        put("/v1/indicators/w-jobs", indicator("\"frequency\": \"MONTH\", \"aggregation\": \"SUM\""));
        put("/v1/indicators/w-hired", indicator("\"frequency\": \"MONTH\", \"aggregation\": \"SUM\""));
        put("/v1/indicators/w-air", indicator("\"frequency\": \"MONTH\", \"aggregation\": \"MEAN\""));
        put(
                "/v1/indicators/w-share",
                indicator("\"numerator\": \"w-hired\", \"denominator\": \"w-jobs\", \"factor\": 100"));
        List<String> regions = List.copyOf(PARENTS.keySet());
        for (Plan plan : plans.values()) {
            for (int i = 0; i < TARGETS; i++) {
                // The first two of each plan make families: a sum, and levels that are never added.
                boolean inFamily = i < 2;
                String parent = inFamily && !plan.code().equals("w-city") ? "w-city-" + i : null;
                target(new Target(
                        plan.code() + "-" + i,
                        plan.code(),
                        1 + random.nextInt(TASKS),
                        INDICATORS.get(inFamily ? i : random.nextInt(INDICATORS.size())),
                        inFamily ? plan.region() : regions.get(random.nextInt(regions.size())),
                        parent));
            }
        }
        targets.values().stream().filter(target -> target.parent() == null).forEach(this::enter);
        targets.values().stream().filter(target -> target.parent() != null).forEach(this::enter);
    }

    private void target(Target target) {
        targets.put(target.id(), target);
    }

    private void enter(Target target) {
        String goal = Math.floorMod(target.id().hashCode(), 7) == 3
                ? "\"status\": \"PENDING\""
                : "\"comparator\": \"AT_LEAST\", \"value\": "
                        + (20 + Math.floorMod(target.id().hashCode(), 150));
        put("/v1/targets/" + target.id(), """
                {"plan": "%s", "task": "%d", "indicator": "%s", "region": "%s", "from": "2023-01", "to": "2023-12",
                 "phrase": "词%s", %s%s}
                """.formatted(
                        target.plan(),
                        target.task(),
                        target.indicator(),
                        target.region(),
                        target.id(),
                        goal,
                        target.parent() == null ? "" : ", \"parent\": \"" + target.parent() + "\""));
    }

    private static String indicator(String fields) {
        return "{\"name\": \"指标\", \"unit\": \"个\", \"direction\": \"HIGHER\", \"decimals\": 2, %s}".formatted(fields);
    }

    /// Some figures are missing, and some are corrected.
    private void enterFigures() {
        for (String region : PARENTS.keySet()) {
            for (String indicator : PLAIN) {
                for (int month = 1; month <= 5; month++) {
                    String address = "/v1/actuals/%s/%s/2023-0%d".formatted(indicator, region, month);
                    if (random.nextInt(5) > 0) {
                        put(address, "{\"value\": %d}".formatted(1 + random.nextInt(20)));
                    }
                    if (random.nextInt(8) == 0) {
                        put(address, "{\"value\": %d}".formatted(30 + random.nextInt(20)));
                    }
                }
            }
        }
    }

    public boolean sees(Somebody somebody, Plan plan) {
        return plan.draft()
                ? somebody.seesDrafts() && somebody.reaches(plan.region())
                : somebody.seesRegion(plan.region());
    }

    public boolean sees(Somebody somebody, Target target) {
        Plan plan = plans.get(target.plan());
        return sees(somebody, plan)
                && somebody.seesRegion(target.region())
                && (!somebody.isLimitedToUnits()
                        || !Collections.disjoint(
                                plan.tasks().get(target.task() - 1).all(), somebody.units()));
    }

    /// Whether it sees the figures of an indicator in a region.
    public boolean sees(Somebody somebody, String indicator, String region) {
        if (!somebody.isLimitedToUnits()) {
            return somebody.seesRegion(region);
        }
        return targets.values().stream()
                .filter(target -> target.region().equals(region) && sees(somebody, target))
                .anyMatch(target -> target.indicator().equals(indicator)
                        || (target.indicator().equals("w-share") && !indicator.equals("w-air")));
    }

    /// The ids of the targets of a plan that somebody sees.
    public Set<String> seen(Somebody somebody, String plan) {
        return targets.values().stream()
                .filter(target -> target.plan().equals(plan) && sees(somebody, target))
                .map(Target::id)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /// What belongs to whom is listed of a list: the elements whose field is among the values.
    public static List<JsonNode> among(JsonNode list, String field, Set<String> values) {
        List<JsonNode> some = new ArrayList<>();
        list.forEach(each -> {
            if (values.contains(each.get(field).asText())) {
                some.add(each);
            }
        });
        return some;
    }

    /// Counts the values of a field, as a summary does.
    public static Map<String, Integer> counts(List<JsonNode> results, String field) {
        Map<String, Integer> counts = new HashMap<>();
        results.forEach(result -> counts.merge(result.get(field).asText(), 1, Integer::sum));
        return counts;
    }

    /// All addresses by which a plan is asked for.
    public static List<String> addressesOf(String plan) {
        return Arrays.asList(
                "/v1/plans/" + plan + "/results?" + ASKED,
                "/v1/plans/" + plan + "/results.csv?" + ASKED,
                "/v1/plans/" + plan + "/results.xlsx?" + ASKED,
                "/v1/plans/" + plan + "/report.pdf?" + ASKED,
                "/v1/plans/" + plan + "/summary?by=unit&" + ASKED,
                "/v1/plans/" + plan + "/summary.csv?by=region&" + ASKED,
                "/v1/plans/" + plan + "/history?" + ASKED,
                "/v1/warnings?plan=" + plan + "&" + ASKED,
                "/v1/corrections?plan=" + plan,
                "/v1/rankings?plan=" + plan + "&" + ASKED,
                "/v1/rankings.csv?plan=" + plan + "&" + ASKED);
    }
}
