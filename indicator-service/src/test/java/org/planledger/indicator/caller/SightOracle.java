package org.planledger.indicator.caller;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.planledger.indicator.PlanFeedStub;
import org.planledger.indicator.Somebody;
import org.planledger.kernel.access.Role;

/// A world by chance, and who sees what of it: said once more, thing by thing and apart from the service.
final class SightOracle {
    private static final String ALL = "*";

    /// Where each region lies.
    private static final Map<String, String> PARENTS = Map.of(
            "450100", "450000",
            "450200", "450000",
            "450102", "450100",
            "450103", "450100",
            "450102Z01", "450102",
            "450202", "450200");

    static final List<String> REGIONS =
            List.of("450000", "450100", "450200", "450102", "450103", "450102Z01", "450202");

    private static final List<String> UNITS = List.of("450102-a", "450102-b", "450100-c", "450202-d");
    private static final int TARGETS = 24;

    private final String name;
    private final Map<String, KnownPlan> plans = new TreeMap<>();
    private final List<Map<String, String>> targets = new ArrayList<>();

    /// Of each indicator those that figures are posted of.
    private final Map<String, List<String>> indicators = new TreeMap<>();

    private record KnownPlan(String region, String status, List<Task> tasks) {}

    private record Task(Set<String> lead, Set<String> cooperating, Set<String> participating) {
        boolean takesPart(String unit) {
            return lead.contains(unit) || cooperating.contains(unit) || participating.contains(unit);
        }
    }

    SightOracle(String name, Random random) {
        this.name = name;
        for (int plan = 0; plan < 8; plan++) {
            List<Task> tasks = new ArrayList<>();
            for (int task = 0; task < 3; task++) {
                tasks.add(new Task(some(random, 0.3), some(random, 0.2), some(random, 0.2)));
            }
            plans.put(
                    name + "-plan-" + plan,
                    new KnownPlan(any(random, REGIONS), any(random, List.of("DRAFT", "IN_FORCE", "EXPIRED")), tasks));
        }
        for (int indicator = 0; indicator < 4; indicator++) {
            indicators.put(name + "-" + indicator, List.of(name + "-" + indicator));
        }
        indicators.put(name + "-share", List.of(name + "-0", name + "-1"));
    }

    private static Set<String> some(Random random, double share) {
        return UNITS.stream()
                .filter(unit -> random.nextDouble() < share)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static <T> T any(Random random, List<T> things) {
        return things.get(random.nextInt(things.size()));
    }

    Set<String> plans() {
        return plans.keySet();
    }

    List<String> measuredBy(String indicator) {
        return indicators.get(indicator);
    }

    Set<String> leading(Map<?, ?> target) {
        return taskOf(target).lead();
    }

    private Task taskOf(Map<?, ?> target) {
        return plans.get(target.get("plan")).tasks().get(Integer.parseInt((String) target.get("task")) - 1);
    }

    /// Each world closes a month of its own.
    String closedMonth() {
        return "20" + (10 + Math.floorMod(name.hashCode(), 9)) + "-05";
    }

    /// Has plan-service publish the regions and plans.
    void publish() {
        REGIONS.forEach(region -> PlanFeedStub.region(region, region, PARENTS.get(region)));
        plans.forEach((code, plan) -> {
            String[] tasks = new String[plan.tasks().size()];
            for (int i = 0; i < tasks.length; i++) {
                Task task = plan.tasks().get(i);
                tasks[i] = (i + 1) + "=" + String.join("+", task.lead()) + ";" + String.join("+", task.cooperating())
                        + ";" + String.join("+", task.participating());
            }
            PlanFeedStub.planOf(plan.region(), plan.status(), code, tasks);
        });
    }

    void fill(Somebody admin, Random random) {
        for (int plain = 0; plain < 4; plain++) {
            indicator(admin, name + "-" + plain, "\"frequency\":\"MONTH\",\"aggregation\":\"SUM\"");
        }
        indicator(
                admin,
                name + "-share",
                "\"numerator\":\"%s-0\",\"denominator\":\"%s-1\",\"factor\":100".formatted(name, name));
        for (int target = 0; target < TARGETS; target++) {
            target(admin, random, name + "-target-" + target);
        }
        figures(admin, random);
        for (String region : REGIONS) {
            if (random.nextBoolean()) {
                close(admin, region);
            }
        }
        for (String plan : plans.keySet()) {
            if (random.nextBoolean()) {
                close(admin, "plans/" + plan);
            }
        }
    }

    private static void indicator(Somebody admin, String code, String terms) {
        admin.put(
                        "/v1/indicators/" + code,
                        "{\"name\":\"%s\",\"unit\":\"x\",\"direction\":\"HIGHER\",\"decimals\":2,%s}"
                                .formatted(code, terms))
                .statusCode(201);
    }

    private void target(Somebody admin, Random random, String id) {
        boolean pending = random.nextInt(5) == 0;
        String parent = targets.isEmpty() || random.nextBoolean()
                ? ""
                : "\"parent\":\"%s\",".formatted(any(random, targets).get("id"));
        Map<String, String> target = Map.of(
                "id", id,
                "plan", any(random, List.copyOf(plans.keySet())),
                "task", Integer.toString(1 + random.nextInt(3)),
                "indicator", any(random, List.copyOf(indicators.keySet())),
                "region", any(random, REGIONS));
        admin.put("/v1/targets/" + id, """
                        {"plan":"%s","task":"%s","indicator":"%s","region":"%s",%s%s"from":"2023-01","to":"2023-12"}
                        """.formatted(
                                target.get("plan"),
                                target.get("task"),
                                target.get("indicator"),
                                target.get("region"),
                                parent,
                                pending ? "\"status\":\"PENDING\"," : "\"comparator\":\"AT_LEAST\",\"value\":1,"))
                .statusCode(201);
        if (!pending) {
            targets.add(target);
        }
    }

    /// The last figure of a series is far from the others.
    private void figures(Somebody admin, Random random) {
        int[] values = {1, 7, 2, 6, 3, 5, 14, 100};
        StringBuilder file = new StringBuilder("indicator,region,period,value\n");
        for (int indicator = 0; indicator < 4; indicator++) {
            for (String region : REGIONS) {
                int months = random.nextInt(3) == 0 ? values.length : random.nextInt(3);
                for (int month = 0; month < months; month++) {
                    file.append("%s-%d,%s,2022-%02d,%d\n".formatted(name, indicator, region, month + 1, values[month]));
                }
            }
        }
        admin.request()
                .contentType("text/csv; charset=UTF-8")
                .body(file.toString())
                .post("/v1/actuals/imports")
                .then()
                .statusCode(200);
    }

    private void close(Somebody admin, String scope) {
        admin.put("/v1/closings/" + scope + "/" + closedMonth(), "{\"status\":\"CLOSED\"}")
                .statusCode(201);
    }

    List<Login> logins() {
        return List.of(
                new Login(Somebody.who("county", Role.VIEWER, "450102"), "450102"),
                new Login(Somebody.who("other county", Role.VIEWER, "450103"), "450103"),
                new Login(Somebody.who("county of the other city", Role.AUDITOR, "450202"), "450202").withRevisions(),
                new Login(Somebody.who("city", Role.AUDITOR, "450100"), "450100").withRevisions(),
                new Login(Somebody.who("planner of the city", Role.PLANNER, "450100"), "450100").withDrafts(),
                new Login(Somebody.who("planner of the province", Role.PLANNER, "450000"), "450000").withDrafts(),
                new Login(Somebody.who("viewer everywhere", Role.VIEWER, ALL), ALL),
                new Login(Somebody.who("planner everywhere", Role.PLANNER, ALL), ALL).withDrafts(),
                new Login(Somebody.who("approver", Role.APPROVER, "450102", "450200"), "450102", "450200")
                        .withRevisions()
                        .posting(),
                new Login(Somebody.reporter("unit of the county", "450102", "450102-a"), "450102")
                        .withRevisions()
                        .posting()
                        .ofUnits("450102-a"),
                new Login(Somebody.reporter("units everywhere", ALL, "450102-b", "450100-c"), ALL)
                        .withRevisions()
                        .posting()
                        .ofUnits("450102-b", "450100-c"),
                new Login(Somebody.reporter("nobody's unit", "450100", "450199-x"), "450100")
                        .withRevisions()
                        .posting()
                        .ofUnits("450199-x"),
                new Login(Somebody.system("follower of the city", "read changes:read", "450100"), "450100").following(),
                new Login(Somebody.system("planning system", "read drafts:read changes:read", "450102"), "450102")
                        .withDrafts()
                        .following(),
                new Login(Somebody.system("follower of all", "read changes:read", ALL), ALL).following());
    }

    /// Who asks, and what they should see.
    final class Login {
        private final Somebody who;
        private final Set<String> below;
        private Set<String> units;
        private boolean drafts;
        private boolean revisions;
        private boolean posts;
        private boolean follows;

        private Login(Somebody who, String... below) {
            this.who = who;
            this.below = Set.of(below);
        }

        private Login withDrafts() {
            drafts = true;
            return this;
        }

        private Login withRevisions() {
            revisions = true;
            return this;
        }

        private Login posting() {
            posts = true;
            return this;
        }

        private Login following() {
            follows = true;
            return this;
        }

        private Login ofUnits(String... codes) {
            units = Set.of(codes);
            return this;
        }

        Somebody who() {
            return who;
        }

        boolean seesRevisions() {
            return revisions;
        }

        boolean posts() {
            return posts;
        }

        boolean follows() {
            return follows;
        }

        private boolean reaches(String region) {
            boolean reached = below.contains(ALL);
            for (String at = region; at != null; at = PARENTS.get(at)) {
                reached |= below.contains(at);
            }
            return reached;
        }

        boolean seesRegion(String region) {
            if (below.contains(ALL)) {
                return true;
            }
            for (String other : REGIONS) {
                for (String at = other; at != null; at = PARENTS.get(at)) {
                    if (at.equals(region) && reaches(other)) {
                        return true;
                    }
                }
            }
            return false;
        }

        boolean seesPlan(String code) {
            KnownPlan plan = plans.get(code);
            return plan.status().equals("DRAFT") ? drafts && reaches(plan.region()) : seesRegion(plan.region());
        }

        boolean seesTarget(Map<?, ?> target) {
            return seesPlan((String) target.get("plan"))
                    && seesRegion((String) target.get("region"))
                    && (units == null
                            || units.stream().anyMatch(unit -> taskOf(target).takesPart(unit)));
        }

        boolean seesFigure(Map<?, ?> figure) {
            return seesRegion((String) figure.get("region"))
                    && (units == null
                            || targets.stream()
                                    .anyMatch(target -> target.get("region").equals(figure.get("region"))
                                            && measuredBy(target.get("indicator"))
                                                    .contains((String) figure.get("indicator"))
                                            && units.stream()
                                                    .anyMatch(unit ->
                                                            taskOf(target).takesPart(unit))));
        }

        /// Whether a figure that is due is in the sheet to fill in: for who is limited to units where they may
        /// post it.
        boolean isGiven(Map<?, ?> figure) {
            return units == null
                    || (reaches((String) figure.get("region"))
                            && targets.stream()
                                    .anyMatch(target -> target.get("region").equals(figure.get("region"))
                                            && measuredBy(target.get("indicator"))
                                                    .contains((String) figure.get("indicator"))
                                            && units.stream().anyMatch(leading(target)::contains)));
        }

        @Override
        public String toString() {
            return name + ": " + who.name();
        }
    }
}
