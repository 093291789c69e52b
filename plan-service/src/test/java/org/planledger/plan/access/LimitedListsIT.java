package org.planledger.plan.access;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.empty;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.planledger.kernel.access.Claims;
import org.planledger.kernel.access.Permission;
import org.planledger.kernel.access.Role;
import org.planledger.kernel.testing.PostgresTestResource;
import org.planledger.kernel.testing.TestLogin;
import org.planledger.plan.Api;

/// What logins of random limits are given is what remains of everything when each thing is looked at by itself.
@QuarkusTest
@WithTestResource(PostgresTestResource.class)
class LimitedListsIT {
    private static final int PLANS = 40;
    private static final int LOGINS = 16;
    private static final List<String> REGIONS = List.copyOf(Places.PARENTS.keySet());

    private record Made(
            String code, String region, boolean draft, String unit, int entry, int slip, String addressee) {}

    /// A login with its limits, which says by itself what it should be given.
    private record Limited(
            Somebody login,
            boolean drafts,
            boolean byUnits,
            Set<String> regions,
            Set<String> below,
            Set<String> units) {

        boolean reaches(String region) {
            return regions.contains(region) || Places.withAbove(region).stream().anyMatch(below::contains);
        }

        boolean sees(Made plan) {
            if (plan.draft) {
                return drafts && reaches(plan.region);
            }
            return REGIONS.stream()
                    .anyMatch(region ->
                            reaches(region) && Places.withAbove(region).contains(plan.region));
        }

        boolean seesEntries(Made plan) {
            return sees(plan) && (byUnits ? units.contains(plan.unit) : reaches(plan.region));
        }

        boolean seesSlip(Made plan) {
            if (plan.draft && !(drafts && reaches(plan.region))) {
                return false;
            }
            return byUnits
                    ? units.contains(plan.addressee)
                    : reaches(plan.region) || reaches(plan.addressee.substring(0, 6));
        }
    }

    private final Random random = new Random(20231);

    private <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private Made made(int number) {
        String code = "lists-%02d".formatted(number);
        String region = any(REGIONS);
        String unit = Places.unit(any(REGIONS));
        String addressee = Places.unit(any(REGIONS));
        boolean draft = random.nextInt(3) == 0;
        Api.putPlan(code, Places.plan(region, draft ? "DRAFT" : "IN_FORCE", unit, ",\"documentNumber\":\"lists-号\""))
                .then()
                .statusCode(201);
        return new Made(code, region, draft, unit, Places.entered(code), Places.issued(code, addressee), addressee);
    }

    private Limited limited(int number) {
        Role role = any(List.of(Role.VIEWER, Role.REPORTER, Role.PLANNER, Role.SUPERVISOR, Role.SERVICE));
        boolean drafts = role == Role.PLANNER || (role == Role.SERVICE && random.nextBoolean());
        Set<String> regions = some(number % 3);
        Set<String> below = some(number % 2);
        Set<String> units = new HashSet<>();
        some(2).forEach(region -> units.add(Places.unit(region)));
        String scopes = Permission.READ + " " + Permission.READ_CHANGES + (drafts ? " " + Permission.READ_DRAFTS : "");
        Somebody login = new Somebody(TestLogin.token(TestLogin.claims("limited", role)
                .claim(Claims.SCOPE, scopes)
                .claim(Claims.REGIONS, regions)
                .claim(Claims.REGIONS_BELOW, below)
                .claim(Claims.UNITS, units)));
        return new Limited(login, drafts, role == Role.REPORTER, regions, below, units);
    }

    private Set<String> some(int most) {
        Set<String> some = new HashSet<>();
        for (int i = 0; i < most; i++) {
            some.add(any(REGIONS));
        }
        return some;
    }

    @Test
    void aLimitedLoginIsGivenWhatANaiveFilterLeaves() {
        Places.make();
        String before = Api.end();
        List<Made> made = new ArrayList<>();
        for (int i = 0; i < PLANS; i++) {
            made.add(made(i));
        }
        int told = 0;
        for (int i = 0; i < LOGINS; i++) {
            Limited limited = limited(i);
            told += lists(limited, made);
            eachByItself(limited, made);
        }
        assertNotEquals(0, told, "the logins see something");
        for (String scopes : List.of("", " " + Permission.READ_DRAFTS)) {
            for (String region : REGIONS) {
                follows(
                        new Limited(
                                Somebody.system(Permission.READ + " " + Permission.READ_CHANGES + scopes, region),
                                !scopes.isEmpty(),
                                false,
                                Set.of(),
                                Set.of(region),
                                Set.of()),
                        made,
                        before);
            }
        }
    }

    private static int lists(Limited limited, List<Made> made) {
        List<String> seen = codes(made, limited::sees);
        Somebody login = limited.login;
        for (int limit : new int[] {1, 3, 1000}) {
            assertEquals(seen, login.all("/v1/plans?q=lists-", limit, "code"), limited.toString());
        }
        assertEquals(
                seen,
                login.<String>all("/v1/tasks", 5, "plan").stream()
                        .filter(code -> code.startsWith("lists-"))
                        .toList(),
                limited.toString());
        List<Integer> slips =
                made.stream().filter(limited::seesSlip).map(Made::slip).toList();
        assertEquals(
                slips,
                login.<Integer>all("/v1/slips", 4, "id").stream()
                        .filter(made.stream().map(Made::slip).toList()::contains)
                        .toList(),
                limited.toString());
        return seen.size();
    }

    private static void eachByItself(Limited limited, List<Made> made) {
        for (Made plan : made) {
            String path = "/v1/plans/" + plan.code;
            boolean sees = limited.sees(plan);
            status(limited, path, sees);
            status(limited, path + "/tasks/1", sees);
            status(limited, path + "/entries/" + plan.entry, limited.seesEntries(plan));
            status(limited, "/v1/slips/" + plan.slip, limited.seesSlip(plan));
            if (sees) {
                assertEquals(
                        limited.seesEntries(plan) ? List.of(plan.entry) : List.of(),
                        limited.login.<Integer>all(path + "/tasks/1/entries", 10, "id"));
            }
        }
    }

    private static void status(Limited limited, String path, boolean there) {
        assertEquals(there ? 200 : 404, limited.login.get(path).statusCode(), () -> limited + " " + path);
    }

    private static void follows(Limited limited, List<Made> made, String after) {
        Set<String> keys = new TreeSet<>();
        String cursor = after;
        JsonPath page;
        do {
            page = limited.login
                    .get("/v1/changes?kind=PLAN&kind=MEASURE&limit=3&after=" + cursor)
                    .jsonPath();
            keys.addAll(page.getList("changes.key"));
            cursor = page.getString("cursor");
        } while (page.getBoolean("more"));
        Set<String> expected = new TreeSet<>(codes(made, limited::sees));
        made.stream().filter(limited::seesEntries).forEach(plan -> expected.add(Integer.toString(plan.entry)));
        assertEquals(expected, keys, limited.toString());
    }

    private static List<String> codes(List<Made> made, Predicate<Made> filter) {
        return made.stream().filter(filter).map(Made::code).toList();
    }

    @Test
    void whatIsNoCodeReachesNothing() {
        for (Object regions : new Object[] {"\u0000", Set.of("\u0000", "37\n15"), Map.of("a", 1), List.of(1, true)}) {
            given().header(
                            "Authorization",
                            "Bearer "
                                    + TestLogin.token(TestLogin.claims("odd", Role.VIEWER)
                                            .claim(Claims.REGIONS_BELOW, regions)
                                            .claim(Claims.REGIONS, regions)))
                    .get("/v1/plans")
                    .then()
                    .statusCode(200)
                    .body("items", empty());
        }
    }
}
