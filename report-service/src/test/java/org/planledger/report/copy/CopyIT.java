package org.planledger.report.copy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.planledger.client.indicator.model.Actual;
import org.planledger.client.indicator.model.ActualStatus;
import org.planledger.client.indicator.model.Aggregation;
import org.planledger.client.indicator.model.Change;
import org.planledger.client.indicator.model.ChangeKind;
import org.planledger.client.indicator.model.Direction;
import org.planledger.client.indicator.model.Frequency;
import org.planledger.client.indicator.model.Holiday;
import org.planledger.client.indicator.model.Indicator;
import org.planledger.client.indicator.model.Measure;
import org.planledger.client.indicator.model.Milestone;
import org.planledger.client.indicator.model.Recurrence;
import org.planledger.client.indicator.model.Reporting;
import org.planledger.client.indicator.model.Strength;
import org.planledger.client.indicator.model.Target;
import org.planledger.client.indicator.model.TargetComparator;
import org.planledger.client.indicator.model.TargetStatus;
import org.planledger.kernel.feed.ChangeToken.Feed;
import org.planledger.kernel.feed.FeedCursor;
import org.planledger.kernel.testing.PostgresTestResource;

/// No other service is there, so nothing but these tests writes to the copy.
@QuarkusTest
@WithTestResource(PostgresTestResource.class)
class CopyIT {
    private static final OffsetDateTime WRITTEN = OffsetDateTime.parse("2023-05-04T09:00:00+08:00");

    private static final String VERSION = "select max(version)::text from data_version where plan = 'plan-of-turns'";
    private static final String BOTH = "select count(*) from indicator where code in ('comes', 'stays-away')";
    private static final String REGION_NAME = "select name from region where code = '371503'";
    private static final String WAITING_FOR_THEIR_TURN = """
            select count(*) from pg_locks
            where locktype = 'advisory' and not granted
                  and database = (select oid from pg_database where datname = current_database())
            """;

    private static final String HOLIDAYS =
            "select string_agg(day || ' ' || working, ',' order by day) from holiday where extract(year from day) = 2051";
    private static final String VERSIONS = """
            select string_agg(version::text, ',' order by plan) from data_version where plan in ('holiday-1', 'holiday-2')
            """;

    @Inject
    Copy copy;

    @Inject
    AgroalDataSource database;

    private FeedProgress now() {
        return copy.progress().get(Feed.INDICATOR);
    }

    private static FeedProgress next(FeedProgress before) {
        FeedCursor cursor = new FeedCursor(before.cursor().transaction() + 1, 0);
        return before.movedTo(cursor, WRITTEN.toInstant(), false, WRITTEN.toInstant());
    }

    private static List<Change> page(String indicator) {
        List<Change> page = new ArrayList<>();
        page.add(change(ChangeKind.INDICATOR, indicator)
                .indicator(new Indicator()
                        .code(indicator)
                        .name("新增就业")
                        .unit("人")
                        .direction(Direction.HIGHER)
                        .decimals(0)
                        .frequency(Frequency.MONTH)
                        .aggregation(Aggregation.SUM)
                        .reporting(Reporting.PERIOD)
                        .dueDay(10)));
        page.add(change(ChangeKind.TARGET, indicator + "-t")
                .target(new Target()
                        .id(indicator + "-t")
                        .plan("plan-of-" + indicator)
                        .task("1")
                        .indicator(indicator)
                        .region("371503")
                        .status(TargetStatus.SET)
                        .comparator(TargetComparator.AT_LEAST)
                        .value(new BigDecimal("1800"))
                        .measure(Measure.AMOUNT)
                        .recurrence(Recurrence.TOTAL)
                        .from("2023-01")
                        .to("2023-12")
                        .milestones(List.of(new Milestone().month("2023-06").value(new BigDecimal("600.50"))))
                        .strength(Strength.PLAIN)
                        .weight(BigDecimal.ONE)));
        page.add(revision(indicator, "2023-01", 1, "150"));
        page.add(revision(indicator, "2023-01", 2, "155"));
        page.add(revision(indicator, "2024-01", 1, "7"));
        return page;
    }

    private static Change change(ChangeKind kind, String key) {
        return new Change().kind(kind).key(key).deleted(false).changedAt(WRITTEN);
    }

    private static Change revision(String indicator, String period, int revision, String value) {
        return change(ChangeKind.ACTUAL, indicator + "/371503/" + period)
                .actual(new Actual()
                        .indicator(indicator)
                        .region("371503")
                        .period(period)
                        .value(new BigDecimal(value))
                        .status(ActualStatus.PROVISIONAL)
                        .revision(revision)
                        .recordedAt(WRITTEN)
                        .withdrawn(false));
    }

    /// Other tests ask the same service whether it has ever followed a feed to its end.
    @AfterEach
    void forgetHowFarTheFeedsWereFollowed() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("update feed set current_at = null");
        }
    }

    @Test
    void applyingAPageTwiceChangesNothing() throws SQLException {
        FeedProgress before = now();
        assertTrue(copy.apply(before, next(before), new Changes.OfIndicators(page("twice"))));
        Map<String, String> once = contents();
        FeedProgress between = now();
        assertTrue(copy.apply(between, next(between), new Changes.OfIndicators(page("twice"))));
        assertEquals(once, contents());
    }

    @Test
    void aKeyThatOccursTwiceInAPageHasItsLastState() throws SQLException {
        List<Change> page = page("late");
        page.add(change(ChangeKind.TARGET, "late-t").deleted(true));
        FeedProgress before = now();
        copy.apply(before, next(before), new Changes.OfIndicators(page));
        assertEquals("0", text("select count(*) from target where id = 'late-t'"));
    }

    @Test
    void aPageIsNotAppliedWhenAnotherInstanceWasFaster() throws SQLException {
        FeedProgress before = now();
        assertTrue(copy.apply(before, next(before), new Changes.OfIndicators(List.of())));
        Map<String, String> contents = contents();
        assertFalse(copy.apply(before, next(before), new Changes.OfIndicators(page("slow"))));
        assertEquals(contents, contents());
        assertEquals(next(before).cursor(), now().cursor());
    }

    @Test
    void aPageThatFailsInTheMiddleLeavesNeitherRowsNorProgress() throws SQLException {
        FeedProgress before = now();
        Map<String, String> contents = contents();
        List<Change> page = page("broken");
        page.add(revision("broken", "2025-01", 1, "1").deleted(false));
        page.getLast().getActual().setRecordedAt(null);
        assertThrows(RuntimeException.class, () -> copy.apply(before, next(before), new Changes.OfIndicators(page)));
        assertEquals(contents, contents());
        assertEquals(before, now());
    }

    @Test
    void keepsEveryRevisionWithTheTimeAtWhichItWasRecorded() throws SQLException {
        FeedProgress before = now();
        copy.apply(before, next(before), new Changes.OfIndicators(page("kept")));
        assertEquals(
                "202301/1/150/2023-05-04 01:00:00,202301/2/155/2023-05-04 01:00:00,202401/1/7/2023-05-04 01:00:00",
                text("""
                        select string_agg(concat_ws('/', period, revision, value, recorded_at at time zone 'UTC'),
                                          ',' order by period, revision)
                        from actual join series on series.id = actual.series where indicator = 'kept'
                        """));
    }

    @Test
    void remembersWhenTheFeedWasLastReadToItsEnd() {
        FeedProgress before = now();
        Instant end = Instant.parse("2023-06-01T00:00:00Z");
        FeedProgress atEnd = before.movedTo(new FeedCursor(before.cursor().transaction() + 1, 0), end, false, end);
        copy.apply(before, atEnd, new Changes.OfIndicators(List.of()));
        assertEquals(end, now().currentAt());
        FeedProgress more = atEnd.movedTo(new FeedCursor(atEnd.cursor().transaction() + 1, 0), null, true, end);
        copy.apply(atEnd, more, new Changes.OfIndicators(List.of()));
        assertEquals(end, now().currentAt());
    }

    private static Change holiday(String date, Boolean working) {
        Change change = change(ChangeKind.HOLIDAY, date).deleted(working == null);
        return working == null
                ? change
                : change.holiday(
                        new Holiday().date(LocalDate.parse(date)).name("国庆节").working(working));
    }

    private void apply(Change... changes) {
        FeedProgress before = now();
        assertTrue(copy.apply(before, next(before), new Changes.OfIndicators(List.of(changes))));
    }

    /// Every plan has figures that are due, so every plan has another version; a day that comes again changes nothing.
    @Test
    void aDayThatIsOtherThanBeforeRaisesTheVersionOfEveryPlan() throws SQLException {
        putPlans("holiday-1", "holiday-2");
        String none = text(VERSIONS);
        apply(holiday("2051-10-02", false), holiday("2051-10-08", true));
        assertEquals("2051-10-02 false,2051-10-08 true", text(HOLIDAYS));
        String both = text(VERSIONS);
        assertNotEquals(none, both);
        String ofDays = text("select version from holiday_version");

        apply(holiday("2051-10-02", false), holiday("2051-10-03", null));
        assertEquals(both, text(VERSIONS));
        assertEquals(ofDays, text("select version from holiday_version"));

        apply(holiday("2051-10-02", true));
        assertEquals("2051-10-02 true,2051-10-08 true", text(HOLIDAYS));
        String moved = text(VERSIONS);
        assertNotEquals(both, moved);

        apply(holiday("2051-10-08", null));
        assertEquals("2051-10-02 true", text(HOLIDAYS));
        assertNotEquals(moved, text(VERSIONS));
        assertNotEquals(ofDays, text("select version from holiday_version"));
    }

    @Test
    void aDayThatDoesNotComeWhenTheFeedIsReadAnewIsRemoved() throws SQLException {
        apply(holiday("2051-05-01", false), holiday("2051-05-02", false));
        assertTrue(copy.beginAnew(now()));
        FeedProgress anew = now();
        Instant end = Instant.parse("2023-06-02T00:00:00Z");
        FeedProgress whole = anew.movedTo(new FeedCursor(6, 0, 9), end, false, end);
        assertTrue(copy.apply(anew, whole, new Changes.OfIndicators(List.of(holiday("2051-05-02", false)))));
        assertEquals("2051-05-02 false", text(HOLIDAYS));
        apply(holiday("2051-05-02", null));
    }

    private void putPlans(String... codes) {
        FeedProgress before = copy.progress().get(Feed.PLAN);
        List<org.planledger.client.plan.model.Change> changes = new ArrayList<>();
        for (String code : codes) {
            changes.add(new org.planledger.client.plan.model.Change()
                    .kind(org.planledger.client.plan.model.ChangeKind.PLAN)
                    .key(code)
                    .deleted(false)
                    .changedAt(WRITTEN)
                    .plan(new org.planledger.client.plan.model.Plan()
                            .code(code)
                            .title("计划")
                            .region("371503")
                            .from("2023-01")
                            .to("2023-12")
                            .status(org.planledger.client.plan.model.PlanStatus.IN_FORCE)
                            .thresholds(new org.planledger.client.plan.model.Thresholds()
                                    .onTrackFrom(new BigDecimal("0.95"))
                                    .behindFrom(new BigDecimal("0.8"))
                                    .nearFrom(new BigDecimal("0.9")))
                            .parts(List.of())
                            .tasks(List.of())));
        }
        assertTrue(copy.apply(before, next(before), new Changes.OfPlans(changes)));
    }

    /// A thing may be written again while the reading passes the place where it was; what an older writer holds
    /// back then is no reason to take it for withdrawn.
    @Test
    void aFeedThatIsReadAnewKeepsTheCopyUntilAllIsKnownAndThenRemovesWhatDidNotCome() throws SQLException {
        FeedProgress before = now();
        copy.apply(before, next(before), new Changes.OfIndicators(List.of(living("comes"), living("stays-away"))));
        FeedProgress followed = now();
        assertTrue(copy.beginAnew(followed));
        FeedProgress anew = now();
        assertTrue(anew.anew());
        assertEquals(FeedCursor.BEGINNING, anew.cursor());
        assertEquals(followed.currentAt(), anew.currentAt());
        assertEquals("2", text(BOTH));

        Instant end = Instant.parse("2023-06-02T00:00:00Z");
        FeedProgress first = anew.movedTo(new FeedCursor(5, 3, 9), null, true, end.minusSeconds(5));
        assertTrue(copy.apply(anew, first, new Changes.OfIndicators(List.of(living("comes")))));
        assertEquals(first, now());
        FeedProgress atEnd = first.movedTo(new FeedCursor(6, 0, 9), end.minusSeconds(1), false, end);
        assertTrue(copy.apply(first, atEnd, new Changes.OfIndicators(List.of())));
        FeedProgress heldBack = atEnd.movedTo(new FeedCursor(6, 0, 9), end.minusSeconds(1), false, end.plusSeconds(9));
        assertTrue(copy.apply(atEnd, heldBack, new Changes.OfIndicators(List.of())));
        assertEquals("2", text(BOTH));
        assertEquals(followed.currentAt(), now().currentAt());

        FeedProgress whole = heldBack.movedTo(new FeedCursor(7, 0, 9), end, false, end.plusSeconds(10));
        assertTrue(copy.apply(heldBack, whole, new Changes.OfIndicators(List.of())));
        assertEquals("1", text(BOTH));
        assertEquals("comes", text("select code from indicator where code in ('comes', 'stays-away')"));
        assertEquals(end, now().currentAt());
        assertEquals("0", text("select count(*) from seen_anew"));
        assertFalse(now().anew());
    }

    private static Change living(String code) {
        return new Change()
                .kind(ChangeKind.INDICATOR)
                .key(code)
                .deleted(false)
                .indicator(new Indicator()
                        .code(code)
                        .name(code)
                        .unit("个")
                        .direction(Direction.HIGHER)
                        .decimals(0)
                        .frequency(Frequency.MONTH)
                        .aggregation(Aggregation.SUM)
                        .reporting(Reporting.PERIOD)
                        .dueDay(10));
    }

    /// Which plans a new name touches is found in the targets, and these come with the other feed.
    @Test
    @Timeout(60)
    void aDataVersionNeverStandsForTwoNamesWhenBothFeedsAreAppliedAtOnce() throws Exception {
        putRegion("旧名");
        CountDownLatch applied = new CountDownLatch(1);
        CountDownLatch mayCommit = new CountDownLatch(1);
        try (ExecutorService feeds = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> plans =
                    feeds.submit(() -> QuarkusTransaction.requiringNew().run(() -> {
                        putRegion("新名");
                        applied.countDown();
                        awaitThe(mayCommit);
                    }));
            applied.await();
            FeedProgress before = now();
            Future<?> indicators =
                    feeds.submit(() -> copy.apply(before, next(before), new Changes.OfIndicators(page("turns"))));
            while (!indicators.isDone() && !text(WAITING_FOR_THEIR_TURN).equals("1")) {
                Thread.sleep(10);
            }
            String versionMeanwhile = text(VERSION);
            String nameMeanwhile = text(REGION_NAME);
            mayCommit.countDown();
            plans.get();
            indicators.get();
            assertEquals(List.of("旧名", "新名"), List.of(nameMeanwhile, text(REGION_NAME)));
            assertNotNull(text(VERSION));
            assertNotEquals(versionMeanwhile, text(VERSION));
        }
    }

    private void putRegion(String name) {
        FeedProgress before = copy.progress().get(Feed.PLAN);
        var region = new org.planledger.client.plan.model.Region()
                .code("371503")
                .name(name)
                .level(org.planledger.client.plan.model.RegionLevel.COUNTY);
        var change = new org.planledger.client.plan.model.Change()
                .kind(org.planledger.client.plan.model.ChangeKind.REGION)
                .key("371503")
                .deleted(false)
                .changedAt(WRITTEN)
                .region(region);
        assertTrue(copy.apply(before, next(before), new Changes.OfPlans(List.of(change))));
    }

    private static void awaitThe(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /// What the copy holds, apart from its progress.
    private Map<String, String> contents() throws SQLException {
        Map<String, String> contents = new LinkedHashMap<>();
        for (String table : List.of(
                "region",
                "unit",
                "plan",
                "task",
                "indicator",
                "target",
                "series",
                "actual",
                "holiday",
                "holiday_version")) {
            contents.put(table, text("select string_agg(t::text, ',' order by t::text) from " + table + " as t"));
        }
        return contents;
    }

    private String text(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}
