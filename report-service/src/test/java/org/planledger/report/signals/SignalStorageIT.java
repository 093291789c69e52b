package org.planledger.report.signals;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.URI;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.planledger.kernel.testing.PostgresTestResource;
import org.planledger.report.attainment.SignalRule;
import org.planledger.report.attainment.StateRule;
import org.planledger.report.attainment.Thresholds;
import org.planledger.report.copy.Months;
import org.planledger.report.standing.PresentSignals;
import org.planledger.report.testing.Feeds;
import org.planledger.report.testing.Http;
import org.planledger.report.testing.Recorded;
import org.planledger.report.testing.TestClock;

/// What is stored with the published signals, and what becomes of it when the database refuses something, when somebody
/// else publishes at the same time, and when nothing remains to be told.
@QuarkusTest
@WithTestResource(PostgresTestResource.class)
@WithTestResource(Feeds.class)
@TestProfile(SignalChangesIT.SoonLookedAt.class)
class SignalStorageIT {
    private static final Instant THEN = Instant.parse("2023-01-05T00:00:00Z");

    @TestHTTPResource
    URI service;

    @Inject
    TestClock clock;

    @Inject
    SignalPublisher publisher;

    @Inject
    SignalStore store;

    @Inject
    DataSource database;

    private Recorded recorded;
    private PublishedSignals published;

    @BeforeEach
    void begin() {
        clock.set(TestClock.USUAL);
        recorded = new Recorded(service);
        Http report = new Http(service);
        published = new PublishedSignals(() -> report, recorded);
    }

    @AfterEach
    void end() {
        clock.set(TestClock.USUAL);
    }

    /// A floor of 1200 over the year, of which as much is done in each of the first nine months.
    private void jobs(String name, int each) {
        recorded.putMonthlySum(name);
        for (int month = 1; month <= 9; month++) {
            recorded.record(name, "2023-0" + month, Integer.toString(each), THEN);
        }
        putTarget(name, recorded.plan);
    }

    private void putTarget(String name, String plan) {
        recorded.putTarget(
                name,
                plan,
                "1",
                name,
                "\"comparator\": \"AT_LEAST\", \"value\": 1200, \"from\": \"2023-01\", \"to\": \"2023-12\"");
    }

    private void on(String date) {
        clock.set(LocalDate.parse(date)
                .atTime(12, 0)
                .atZone(ZoneId.of("Asia/Shanghai"))
                .toInstant());
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /// Whatever is published of what the copy has now is published when this ends, or has failed.
    private void publishAllThatIsSeen() {
        recorded.ofPlan("results");
        try {
            publisher.publish();
        } catch (IllegalStateException refused) {
            assertEquals("the signals of " + recorded.plan + " could not be published", refused.getMessage());
        }
    }

    @Test
    void aChangeIsNotLostWhenItsTransactionIsRolledBack() throws SQLException {
        recorded.putPlan("2023-01", "2023-12");
        jobs("a", 50);
        jobs("b", 100);
        published.await(Map.of(recorded.code("a"), "RED"));
        execute("alter table signal_change add constraint refused check (target <> '%s') not valid"
                .formatted(recorded.code("b")));
        try {
            recorded.record("a", "2023-09", "501", THEN);
            recorded.record("b", "2023-09", "-1000", THEN);
            publishAllThatIsSeen();
            assertEquals(0, published.read(0));
        } finally {
            execute("alter table signal_change drop constraint refused");
        }
        published.await(Map.of(recorded.code("b"), "RED"));
        assertEquals(3, published.changes.size());
    }

    @Test
    void aPlanThatIsRefusedDoesNotKeepOthersWaiting() throws SQLException {
        recorded.putPlan("2023-01", "2023-12");
        jobs("a", 100);
        Recorded other = laterThan(recorded);
        execute("alter table signal_change add constraint refused check (plan <> '%s') not valid"
                .formatted(recorded.plan));
        try {
            recorded.record("a", "2023-09", "-1000", THEN);
            other.putPlan("2020-01", "2020-12");
            other.putMonthlySum("b");
            other.putTarget(
                    "b",
                    "1",
                    "b",
                    "\"comparator\": \"AT_LEAST\", \"value\": 1, \"from\": \"2020-01\", \"to\": \"2020-12\"");
            new PublishedSignals(() -> other.report, other).await(Map.of(other.code("b"), "BLUE"));
        } finally {
            execute("alter table signal_change drop constraint refused");
        }
        published.await(Map.of(recorded.code("a"), "RED"));
    }

    /// A plan that is looked at after the other one.
    private Recorded laterThan(Recorded first) {
        Recorded later = new Recorded(service);
        while (later.plan.compareTo(first.plan) < 0) {
            later = new Recorded(service);
        }
        return later;
    }

    @Test
    void whatChangesAndChangesBackBetweenTwoRunsIsNotPublished() throws SQLException {
        recorded.putPlan("2023-01", "2023-12");
        jobs("a", 50);
        jobs("b", 100);
        published.await(Map.of(recorded.code("a"), "RED"));
        // Nobody sees that there is anything to publish while the table is locked.
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("lock table signal_basis in access exclusive mode");
            recorded.record("a", "2023-09", "501", THEN);
            recorded.record("a", "2023-09", "50", THEN);
            recorded.ofPlan("results");
            connection.commit();
        }
        publisher.publish();
        recorded.record("b", "2023-09", "-1000", THEN);
        published.await(Map.of(recorded.code("a"), "RED", recorded.code("b"), "RED"));
        assertEquals(
                List.of(recorded.code("a"), recorded.code("b")),
                published.changes.stream()
                        .map(change -> change.get("key").asText())
                        .toList());
    }

    /// All six thresholds are told, each under its own name.
    @Test
    void aChangeTellsEveryThreshold() {
        recorded.putPlan("2023-01", "2023-12", "IN_FORCE", """
                {"scheme": "RATIO", "onTrackFrom": 0.97, "behindFrom": 0.71, "nearFrom": 0.83, "yellowFromPoints": 11,
                 "redAbovePoints": 33}
                """);
        jobs("a", 50);
        published.await(Map.of(recorded.code("a"), "RED"));
        JsonNode thresholds = published.changes.getLast().at("/signal/thresholds");
        assertEquals("RATIO", thresholds.get("scheme").asText());
        Map.of(
                        "onTrackFrom",
                        0.97,
                        "behindFrom",
                        0.71,
                        "nearFrom",
                        0.83,
                        "yellowFromPoints",
                        11.0,
                        "redAbovePoints",
                        33.0)
                .forEach((name, value) ->
                        assertEquals(value, thresholds.get(name).asDouble(), name));
    }

    /// Whoever has looked at a plan before somebody else moved it on must not publish what he saw.
    @Test
    void whoComesTooLatePublishesNothing() throws SQLException {
        recorded.putPlan("2023-01", "2023-12");
        jobs("a", 50);
        published.await(Map.of(recorded.code("a"), "RED"));
        SignalBasis first = basis();
        recorded.record("a", "2023-09", "501", THEN);
        published.await(Map.of());
        SignalStore.Due late = new SignalStore.Due(recorded.plan, true, YearMonth.of(2023, 12), first.version(), first);
        assertEquals(0, store.publish(late, first, red()));
        assertEquals(0, store.withdraw(late));
        assertEquals(0, published.read(0));
    }

    private SignalBasis basis() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery("select version, as_of, on_date from signal_basis where plan = '%s'"
                                .formatted(recorded.plan))) {
            row.next();
            return new SignalBasis(
                    row.getLong("version"),
                    Months.ofNumber(row.getInt("as_of")),
                    row.getObject("on_date", LocalDate.class));
        }
    }

    private PresentSignals.OfPlan red() {
        return new PresentSignals.OfPlan(
                Thresholds.DEFAULT,
                List.of(new PresentSignals.OfTarget(
                        recorded.code("a"), StateRule.PACE_FAR_BEHIND, SignalRule.STATE_IS_RED)));
    }

    /// What a transaction that is still open has written comes before what began later and is committed already:
    /// whoever follows must not be taken past it.
    @Test
    void nobodyIsTakenPastATransactionThatIsStillOpen() throws SQLException {
        recorded.putPlan("2023-01", "2023-12");
        jobs("a", 50);
        jobs("b", 100);
        published.await(Map.of(recorded.code("a"), "RED"));
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("""
                    insert into signal_change (target, plan, as_of, signal_before, signal, state, state_rule, signal_rule,
                        threshold_scheme, on_track_from, behind_from, near_from, yellow_from_points, red_above_points)
                    select '%s', plan, as_of, signal_before, signal, state, state_rule, signal_rule, threshold_scheme,
                        on_track_from, behind_from, near_from, yellow_from_points, red_above_points
                    from signal_change where target = '%s'
                    """.formatted(recorded.code("open"), recorded.code("a")));
            recorded.record("b", "2023-09", "-1000", THEN);
            publishAllThatIsSeen();
            assertEquals(0, published.read(0));
            connection.commit();
        }
        published.await(Map.of(recorded.code("a"), "RED", recorded.code("b"), "RED", recorded.code("open"), "RED"));
        assertEquals(List.of("a", "open", "b"), names(published.changes));
    }

    private List<String> names(List<JsonNode> changes) {
        return changes.stream()
                .map(change -> change.get("key").asText().substring(recorded.plan.length() + 1))
                .toList();
    }

    /// Twelve changes of one transaction, and a page for each.
    @Test
    void pagesOfOneChangeEachTellTheSameInTheSameOrder() {
        recorded.putPlan("2023-01", "2023-12");
        for (int i = 10; i < 22; i++) {
            jobs("t" + i, 50);
        }
        recorded.ofPlan("results");
        List<String> whole = new ArrayList<>();
        Map<String, String> red = new HashMap<>();
        for (int i = 10; i < 22; i++) {
            red.put(recorded.code("t" + i), "RED");
        }
        published.await(red);
        published.changes.forEach(change -> whole.add(change.toString()));
        List<String> oneByOne = new ArrayList<>();
        String cursor = "";
        boolean more = true;
        while (more) {
            JsonNode page = recorded.report
                    .get("/v1/changes?limit=1" + (cursor.isEmpty() ? "" : "&after=" + cursor))
                    .ok()
                    .json();
            for (JsonNode change : page.get("changes")) {
                if (change.get("key").asText().startsWith(recorded.plan + "-")) {
                    oneByOne.add(change.toString());
                }
            }
            cursor = page.get("cursor").asText();
            more = page.get("more").asBoolean();
        }
        assertEquals(whole, oneByOne);
    }

    /// The clock of an instance that is ahead has begun the eleventh, on which October is overdue.
    @Test
    void aPlanThatWasTakenToTheNextDayIsNotTakenBack() {
        recorded.putPlan("2023-01", "2023-12");
        jobs("a", 100);
        jobs("b", 50);
        published.await(Map.of(recorded.code("b"), "RED"));
        on("2023-11-11");
        published.await(Map.of(recorded.code("a"), "BLUE", recorded.code("b"), "RED"));
        on("2023-11-10");
        recorded.record("b", "2023-09", "601", THEN);
        published.await(Map.of(recorded.code("a"), "BLUE", recorded.code("b"), "BLUE"));
        assertEquals(List.of("b", "a", "b"), names(published.changes));
    }

    /// It shows the same signal in the other plan: nothing to tell, and nothing to withdraw with the plan that it has
    /// left, whichever of the two is looked at first.
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aTargetThatMovesToAnotherPlanIsNotWithdrawn(boolean toALaterCode) {
        Recorded other = new Recorded(service);
        if (toALaterCode == other.plan.compareTo(recorded.plan) < 0) {
            Recorded first = recorded;
            recorded = other;
            other = first;
            published = new PublishedSignals(() -> recorded.report, recorded);
        }
        recorded.putPlan("2023-01", "2023-12");
        jobs("a", 50);
        jobs("b", 50);
        published.await(Map.of(recorded.code("a"), "RED", recorded.code("b"), "RED"));
        other.putPlan("2023-01", "2023-12");
        // The two feeds are followed apart: a target in a plan that nobody knows yet would be gone.
        other.ofPlan("results");
        putTarget("a", other.plan);
        recorded.record("b", "2023-09", "501", THEN);
        published.await(Map.of(recorded.code("a"), "RED"));
        publisher.publish();
        assertEquals(0, published.read(0));
        assertFalse(published.changes.stream()
                .anyMatch(change -> change.get("deleted").asBoolean()));
    }
}
