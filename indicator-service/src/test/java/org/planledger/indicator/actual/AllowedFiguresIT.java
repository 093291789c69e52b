package org.planledger.indicator.actual;

import static org.hamcrest.Matchers.anyOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.planledger.indicator.Service.delete;
import static org.planledger.indicator.Service.get;
import static org.planledger.indicator.Service.importCsv;
import static org.planledger.indicator.Service.importWith;
import static org.planledger.indicator.Service.post;
import static org.planledger.indicator.Service.putActual;
import static org.planledger.indicator.Service.putIndicator;
import static org.planledger.indicator.Service.putTarget;
import static org.planledger.kernel.testing.LoggedIn.asEverybody;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.planledger.indicator.PlanFeedStub;
import org.planledger.indicator.caller.PostingRights;
import org.planledger.indicator.directory.Directory;
import org.planledger.indicator.directory.UnreadDirectory;
import org.planledger.kernel.access.Reach;
import org.planledger.kernel.access.Role;
import org.planledger.kernel.period.Period;
import org.planledger.kernel.testing.As;
import org.planledger.kernel.testing.PostgresTestResource;

/// Whose figures somebody may post, by the attributes of their login.
@QuarkusTest
@WithTestResource(PostgresTestResource.class)
@WithTestResource(PlanFeedStub.class)
class AllowedFiguresIT {
    private static final String HEADER = "indicator,region,period,value\n";

    @Inject
    FigurePostings postings;

    @Inject
    Directory directory;

    @Inject
    AgroalDataSource database;

    @BeforeAll
    static void directory() {
        PlanFeedStub.region("360000", "赣", null);
        PlanFeedStub.region("360100", "赣一", "360000");
        PlanFeedStub.region("360102", "赣一二", "360100");
        PlanFeedStub.region("360102Z01", "赣一二开发区", "360102");
        PlanFeedStub.region("360200", "赣二", "360000");
        PlanFeedStub.planOf("360000", "IN_FORCE", "plan-allowed", "1=360102-a", "2=360102-b", "3=360102-a");
    }

    @BeforeEach
    void begin() {
        asEverybody(AllowedFiguresIT::indicators);
    }

    private static void indicators() {
        indicator("allowed-one");
        indicator("allowed-two");
        indicator("allowed-whole");
        putIndicator("allowed-rate", """
                        {"name":"占比","unit":"%","direction":"HIGHER","decimals":1,"numerator":"allowed-one",
                        "denominator":"allowed-whole","factor":100}
                        """).statusCode(anyOf(is(200), is(201)));
        target("allowed-t1", "1", "allowed-rate", "360102", "SET");
        target("allowed-t2", "2", "allowed-two", "360102", "ASSIGNED");
        target("allowed-t3", "3", "allowed-two", "360200", "PENDING");
    }

    private static void indicator(String code) {
        putIndicator(code, """
                        {"name":"新增","unit":"人","direction":"HIGHER","decimals":2,"frequency":"MONTH","aggregation":"SUM"}
                        """).statusCode(anyOf(is(200), is(201)));
    }

    private static void target(String id, String task, String indicator, String region, String status) {
        String goal = status.equals("SET") ? "\"comparator\":\"AT_LEAST\",\"value\":1," : "";
        putTarget(id, """
                        {"plan":"plan-allowed","task":"%s","indicator":"%s","region":"%s","status":"%s",%s
                        "from":"2023-01","to":"2025-12"}
                        """.formatted(task, indicator, region, status, goal)).statusCode(anyOf(is(200), is(201)));
    }

    @Test
    void withoutALoginNothingIsForbidden() {
        post("allowed-one/360200/2023-01", "1").statusCode(201);
    }

    @Test
    @As(
            user = "city",
            roles = {Role.REPORTER, Role.PLANNER},
            regionsBelow = "360100",
            units = "*")
    void whoHasRegionsPostsForThemAndForAllThatLiesInThem() {
        post("allowed-one/360100/2023-02", "1").statusCode(201);
        post("allowed-one/360102/2023-02", "1").statusCode(201);
        post("allowed-one/360102Z01/2023-02", "1").statusCode(201);
        delete("/v1/actuals/allowed-one/360102Z01/2023-02").statusCode(204);
        for (String other : new String[] {"360000", "360200"}) {
            post("allowed-one/" + other + "/2023-02", "1")
                    .statusCode(403)
                    .body("type", equalTo("urn:plan-ledger:problem:forbidden"))
                    .body("violations.code", contains("not-allowed"))
                    .body("violations.field", contains("region"))
                    .body("violations.expected", contains("the region 360100 or one that lies in it"));
        }
        asEverybody(() -> get("/v1/actuals/allowed-one/360200/2023-02").statusCode(404));
    }

    @Test
    @As(
            user = "city",
            roles = {Role.REPORTER, Role.PLANNER},
            regionsBelow = "360100",
            units = "*")
    void theRegionsMayBeAJsonArrayAsInAToken() {
        post("allowed-one/360102/2023-09", "1").statusCode(201);
        post("allowed-one/360200/2023-09", "1")
                .statusCode(403)
                .body("violations.expected", contains("the region 360100 or one that lies in it"));
    }

    /// Each fault that depends on what is stored would tell something of it; many rows in one file would tell all.
    @Test
    @As(user = "city", roles = Role.REPORTER, regionsBelow = "360100", units = "*")
    void whatIsStoredElsewhereIsToldByNoFaultOfAnImport() {
        asEverybody(() -> {
            postFinal("allowed-one/360200/2023-10", "41");
            post("allowed-one/360200/2023-11", "42").statusCode(201);
        });
        String file = HEADER
                + "allowed-one,360200,2023-10,40\nallowed-one,360200,2023-10,41\nallowed-one,360200,2023-11,42\n"
                + "allowed-one,360200,2023-12,43\nallowed-one,360100,2023-10,1\n";
        for (String parameters : new String[] {"?dryRun=true", "", "?mode=partial&dryRun=true"}) {
            importWith(parameters, "text/csv", file.getBytes(StandardCharsets.UTF_8))
                    .then()
                    .body("violations.code", everyItem(equalTo("not-allowed")))
                    .body("violations.line", contains(2, 3, 4, 5));
        }
    }

    private static void postFinal(String key, String value) {
        putActual(key, "{\"value\":" + value + ",\"status\":\"FINAL\"}").statusCode(201);
    }

    /// So it is right after an update of the service that has to know more of plan-service than before.
    @Test
    @As(
            user = "city",
            roles = {Role.REPORTER, Role.PLANNER},
            regionsBelow = "360100",
            units = "*")
    void untilTheDirectoryIsReadNobodyIsRefusedForWhatIsNotKnown() throws SQLException {
        PlanFeedStub.setAway(true);
        UnreadDirectory.make(directory);
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("""
                    update plan_feed set cursor = null, current_at = null;
                    update known_region set name = null, parent = null
                    """);
            post("allowed-one/360102/2023-08", "1").statusCode(503).header("Retry-After", "1");
            importCsv(HEADER + "allowed-one,360102,2023-08,1\n").statusCode(503);
        } finally {
            PlanFeedStub.setAway(false);
        }
        post("allowed-one/360102/2023-08", "1").statusCode(201);
        post("allowed-one/360200/2023-08", "1").statusCode(403);
    }

    @Test
    @As(
            user = "city",
            roles = {Role.REPORTER, Role.PLANNER},
            regionsBelow = "360100",
            units = "*")
    void whatDoesNotExistIsToldAsThat() {
        post("allowed-none/360200/2023-02", "1").statusCode(400).body("violations.code", contains("unknown-indicator"));
        post("allowed-one/369999/2023-02", "1").statusCode(400).body("violations.code", contains("unknown-region"));
        importCsv(HEADER + "allowed-none,360200,2023-02,1\nallowed-one,369999,2023-02,1\n")
                .statusCode(400)
                .body("violations.code", contains("unknown-indicator", "unknown-region"));
    }

    @Test
    @As(
            user = "city",
            roles = {Role.REPORTER, Role.PLANNER},
            regionsBelow = "360100",
            units = "*")
    void aRegionThatIsPublishedLateIsAllowedWhereItLiesInOne() {
        PlanFeedStub.holdBack(true);
        PlanFeedStub.region("360103", "赣一三", "360100");
        PlanFeedStub.region("360203", "赣二三", "360200");
        try {
            post("allowed-one/360103/2023-02", "1").statusCode(201);
            post("allowed-one/360203/2023-02", "1").statusCode(403);
        } finally {
            PlanFeedStub.holdBack(false);
        }
    }

    @Test
    @As(
            user = "city",
            roles = {Role.REPORTER, Role.PLANNER},
            regionsBelow = "360100",
            units = "*")
    void ofAFileEachRowThatIsNotAllowedIsToldWithItsLineAndColumn() {
        String rows = HEADER + "allowed-one,360102,2023-03,1\nallowed-one,360200,2023-03,1\n"
                + "allowed-one,360000,2023-03,1\n";
        importCsv(rows)
                .statusCode(400)
                .body(
                        "violations.collect { it.line + ':' + it.column + ' ' + it.code }",
                        contains("3:2 not-allowed", "4:2 not-allowed"));
        byte[] body = rows.getBytes(StandardCharsets.UTF_8);
        for (String parameters : new String[] {"?mode=partial&dryRun=true", "?mode=partial"}) {
            importWith(parameters, "text/csv", body)
                    .then()
                    .statusCode(200)
                    .body("created", equalTo(1))
                    .body("rejected", equalTo(2))
                    .body("violations.line", contains(3, 4));
        }
        asEverybody(() -> get("/v1/actuals/allowed-one/360200/2023-03").statusCode(404));
    }

    /// The file is taken some thousands of rows at a time, and each part brings others of its indicators and
    /// regions.
    @Test
    @As(user = "bureau", roles = Role.REPORTER, regionsBelow = "*", units = "360102-a")
    void whatComesLateInALongFileIsHeldAgainstTheUnitsToo() {
        String file = HEADER + "no-such,360100,2023-05,1\n"
                + "allowed-one,360100,2023-05,1\n".repeat(10_000)
                + "allowed-one,360102,2023-05,1\n"
                + "allowed-two,360200,2023-05,1\n".repeat(10_000)
                + "allowed-whole,360102,2023-05,1\nallowed-one,360200,2023-05,1\n";
        importWith("?mode=partial&dryRun=true", "text/csv", file.getBytes(StandardCharsets.UTF_8))
                .then()
                .statusCode(200)
                .body("rows", equalTo(20_004))
                .body("changes.place", contains("10003", "20004"))
                .body("rejected", equalTo(20_002));
    }

    @Test
    @As(
            user = "city",
            roles = {Role.REPORTER, Role.PLANNER},
            regionsBelow = "360100",
            units = "*")
    void aFileOfNoKnownIndicatorIsToldThatAlone() {
        importCsv(HEADER + "no-such,360102,2023-01,1\nno-such,360200,2023-01,1\n")
                .statusCode(400)
                .body("violations.code", contains("unknown-indicator", "unknown-indicator"));
    }

    @Test
    @As(
            user = "city",
            roles = {Role.REPORTER, Role.PLANNER},
            regionsBelow = "360100",
            units = "*")
    void aFileHindersNobodyWithRowsThatItsSenderMayNotPost() throws SQLException {
        storeUnlimited("allowed-two", "2024-03", 7);
        byte[] file = (HEADER + "allowed-one,360102,2024-03,1\nallowed-two,360200,2024-03,1\n"
                        + "allowed-whole,360200,2024-03,1\nallowed-whole,360102,2024-03,1.234\n")
                .getBytes(StandardCharsets.UTF_8);
        try (Connection other = database.getConnection();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("select from series where indicator = 'allowed-two' and region = '360200' for update");
            statement.execute(
                    "insert into series (indicator, region, head) values ('allowed-whole', '360200', sha256('x'))");
            statement.execute("select pg_advisory_xact_lock(730114492, hashtext('360200') & 63)");
            importWith("?mode=partial", "text/csv", file)
                    .then()
                    .statusCode(200)
                    .body("created", equalTo(1))
                    .body("rejected", equalTo(3));
            other.rollback();
            try (ResultSet row = statement.executeQuery(
                    "select count(*) from series where indicator = 'allowed-whole' and length = 0")) {
                row.next();
                assertEquals(0, row.getInt(1));
            }
        }
    }

    private PostingAnswer storeUnlimited(String indicator, String period, int value) {
        return postings.store(unlimited(indicator, period, value));
    }

    private static Posting unlimited(String indicator, String period, int value) {
        return new Posting(
                new FigureKey(indicator, "360200", Period.parse(period)),
                new Figure(BigDecimal.valueOf(value), ActualStatus.PROVISIONAL, null, null, null),
                false,
                List.of(),
                null,
                null,
                new PostingRights(false, Reach.ALL),
                true,
                null);
    }

    /// Of three writers of one figure the second wants what the first has stored, and has no If-Match.
    @Test
    void whoIsOvertakenTwiceIsNotToldOfAnIfMatchThatTheyHaveNotSent() {
        storeUnlimited("allowed-one", "2024-05", 7);
        storeUnlimited("allowed-one", "2024-05", 8);
        assertInstanceOf(
                PostingAnswer.Overtaken.class,
                postings.store(unlimited("allowed-one", "2024-05", 7).onlyIfStill(1)));
        PostingAnswer again =
                postings.store(unlimited("allowed-one", "2024-05", 8).onlyIfStill(2));
        assertEquals(
                Outcome.UNCHANGED,
                assertInstanceOf(PostingAnswer.Stored.class, again).outcome());
    }

    @Test
    @As(user = "unit", roles = Role.REPORTER, regionsBelow = "*", units = "360102-a")
    void whoHasUnitsPostsWhatTargetsOfTheirTasksAreMeasuredBy() {
        post("allowed-one/360102/2023-04", "1").statusCode(201);
        post("allowed-whole/360102/2023-04", "2").statusCode(201);
        post("allowed-two/360102/2023-04", "1")
                .statusCode(403)
                .body("violations.field", contains("indicator"))
                .body("violations.code", contains("not-allowed"))
                .body("violations.expected[0]", containsString("360102-a"));
        post("allowed-one/360200/2023-04", "1").statusCode(403);
        post("allowed-two/360200/2023-04", "1").statusCode(403);
        importCsv(HEADER + "allowed-one,360102,2023-05,1\nallowed-two,360102,2023-05,1\n")
                .statusCode(400)
                .body("violations.collect { it.line + ':' + it.column + ' ' + it.code }", contains("3:1 not-allowed"));
    }

    @Test
    @As(
            user = "both",
            roles = Role.REPORTER,
            regionsBelow = "360200",
            units = {"360102-a", "360102-b"})
    void ofTwoLimitsBothHold() {
        post("allowed-two/360102/2023-06", "1").statusCode(403).body("violations.field", contains("region"));
        post("allowed-two/360200/2023-06", "1").statusCode(403).body("violations.field", contains("indicator"));
    }

    @Test
    @As(
            user = "city",
            roles = {Role.REPORTER, Role.PLANNER},
            regionsBelow = "360100",
            units = "*")
    void aFigureOfOthersCannotBeWithdrawnNorPostedAgainAsItIs() {
        storeUnlimited("allowed-one", "2024-01", 7);
        delete("/v1/actuals/allowed-one/360200/2024-01").statusCode(403);
        post("allowed-one/360200/2024-01", "7").statusCode(403);
        delete("/v1/actuals/allowed-one/360102/2024-02").statusCode(404);
    }
}
