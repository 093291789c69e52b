package org.planledger.indicator.directory;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.planledger.indicator.Service.get;
import static org.planledger.indicator.Service.givenIndicator;
import static org.planledger.indicator.Service.importCsv;
import static org.planledger.indicator.Service.post;
import static org.planledger.indicator.Service.putTarget;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.planledger.indicator.PlanFeedStub;
import org.planledger.kernel.problem.Failure;
import org.planledger.kernel.testing.PostgresTestResource;

@QuarkusTest
@WithTestResource(PostgresTestResource.class)
@WithTestResource(PlanFeedStub.class)
class DirectoryIT {
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);
    private static final String TARGET = """
            {"plan":"%s","task":"%s","indicator":"directed","region":"371502","comparator":"AT_LEAST","value":1,
            "from":"2023-01","to":"2023-12"}
            """;

    private static final String OPEN_TRANSACTIONS = """
            select count(*) from pg_stat_activity
            where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend'
            and (xact_start is not null or backend_xid is not null)
            """;

    @Inject
    AgroalDataSource database;

    @Inject
    DirectoryStore store;

    @Inject
    Directory directory;

    @AfterEach
    void back() {
        PlanFeedStub.setAway(false);
        PlanFeedStub.setGone(false);
        PlanFeedStub.holdBack(false);
    }

    @Test
    void whatPlanServiceHasButCannotPublishYetIsAskedForByItsKey() {
        givenIndicator("directed-held");
        String target = TARGET.replace("directed", "directed-held").replace("371502", "%s");
        PlanFeedStub.plan("plan-before", "1");
        directory.refresh();
        PlanFeedStub.holdBack(true);
        for (String region : List.of("371526", "371527", "371528")) {
            PlanFeedStub.region(region);
        }
        PlanFeedStub.plan("plan-before", "1", "2");
        PlanFeedStub.plan("plan-held", "1");
        String cursor = store.progress().cursor();
        post("directed-held/371526/2023-01", "1").statusCode(201);
        putTarget("held-1", target.formatted("plan-held", "1", "371527")).statusCode(201);
        putTarget("held-2", target.formatted("plan-before", "2", "371527")).statusCode(201);
        importCsv("indicator,region,period,value\ndirected-held,371528,2023-01,1\n")
                .statusCode(200);
        assertEquals(cursor, store.progress().cursor(), "none of it was published");
        putTarget("held-3", target.formatted("plan-held", "2", "371529"))
                .statusCode(400)
                .body("violations.code", contains("unknown-region", "unknown-task"));
        putTarget("held-3", target.formatted("plan-none", "1", "../regions"))
                .statusCode(400)
                .body("violations.code", hasItem("unknown-plan"));
    }

    @Test
    void ofAFileOfUnknownRegionsOnlySomeAreAskedFor() {
        givenIndicator("directed-many");
        directory.refresh();
        int before = PlanFeedStub.asked();
        StringBuilder file = new StringBuilder("indicator,region,period,value\n");
        for (int region = 0; region < 300; region++) {
            file.append("directed-many,900%03d,2023-01,1\n".formatted(region));
        }
        importCsv(file.toString())
                .statusCode(400)
                .body("violations", hasSize(300))
                .body("violations.code", everyItem(equalTo("unknown-region")));
        assertEquals(before + 50, PlanFeedStub.asked());
    }

    @Test
    void anImportThatAsksPlanServiceHoldsNobodyUp() throws Exception {
        givenIndicator("directed-slow");
        PlanFeedStub.holdBack(true);
        PlanFeedStub.region("371531");
        PlanFeedStub.awaitIdleFollower();
        CountDownLatch answers = new CountDownLatch(1);
        int before = PlanFeedStub.requests();
        PlanFeedStub.hold(answers);
        CompletableFuture<Integer> file = CompletableFuture.supplyAsync(
                () -> importCsv("indicator,region,period,value\ndirected-slow,371531,2023-01,1\n")
                        .extract()
                        .statusCode());
        try {
            while (PlanFeedStub.requests() == before && !file.isDone()) {
                TimeUnit.MILLISECONDS.sleep(5);
            }
            // One that the import has open stays open until plan-service answers; the service's own ones are short.
            while (openTransactions() > 0 && !file.isDone()) {
                TimeUnit.MILLISECONDS.sleep(5);
            }
            assertFalse(file.isDone(), "no transaction is open while plan-service is waited for");
        } finally {
            answers.countDown();
        }
        assertEquals(200, file.get());
    }

    private int openTransactions() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(OPEN_TRANSACTIONS)) {
            row.next();
            return row.getInt(1);
        }
    }

    @Test
    void whatPlanServiceHasIsLearntWhenItIsAskedForAndForgottenWhenItIsWithdrawn() {
        givenIndicator("directed");
        PlanFeedStub.region("371502");
        PlanFeedStub.plan("plan-1", "1", "2");
        putTarget("directed-1", TARGET.formatted("plan-1", "2")).statusCode(201);
        putTarget("directed-2", TARGET.formatted("plan-1", "3"))
                .statusCode(400)
                .body("violations.code", contains("unknown-task"));
        PlanFeedStub.plan("plan-1", "3");
        putTarget("directed-2", TARGET.formatted("plan-1", "3")).statusCode(201);
        putTarget("directed-3", TARGET.formatted("plan-1", "2"))
                .statusCode(400)
                .body("violations.code", contains("unknown-task"));
        PlanFeedStub.withdraw("PLAN", "plan-1");
        putTarget("directed-3", TARGET.formatted("plan-2", "1"))
                .statusCode(400)
                .body("violations.code", contains("unknown-plan"));
        putTarget("directed-3", TARGET.formatted("plan-1", "3"))
                .statusCode(400)
                .body("violations.code", contains("unknown-plan"));
        get("/v1/targets/directed-2").statusCode(200);
    }

    @Test
    void whileItIsAwayKnownRegionsGoOnAndUnknownOnesAreUnavailable() {
        givenIndicator("away");
        PlanFeedStub.region("371524");
        post("away/371524/2023-01", "1").statusCode(201);
        PlanFeedStub.setAway(true);
        post("away/371524/2023-02", "1").statusCode(201);
        post("away/371525/2023-02", "1").statusCode(503).header("Retry-After", "1");
        importCsv("indicator,region,period,value\naway,371525,2023-01,1\n").statusCode(503);
        get("/q/health/ready").statusCode(200);
        PlanFeedStub.setAway(false);
        post("away/371525/2023-02", "1").statusCode(400).body("violations.code", contains("unknown-region"));
    }

    @Test
    void itIsAskedInTheProtocolThatItSpeaks() {
        directory.refresh();
        assertEquals(0, PlanFeedStub.upgrades());
    }

    /// To try again would not help: plan-service has another database than the one that was read.
    @Test
    void aDirectoryOfAnotherDatabaseIsAMatterForTheOperatorWhoIsToldOnce() throws IOException, InterruptedException {
        givenIndicator("gone");
        // The follower in the background tells, too, and has nothing to tell of an earlier test any more.
        PlanFeedStub.awaitIdleFollower();
        directory.refresh();
        List<String> errors = new CopyOnWriteArrayList<>();
        Handler log = new Handler() {
            @Override
            public void publish(LogRecord written) {
                if (written.getLevel().intValue() >= Level.SEVERE.intValue()) {
                    errors.add(written.getMessage());
                }
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        Logger logger = Logger.getLogger(PlanService.class.getName());
        logger.addHandler(log);
        PlanFeedStub.setGone(true);
        try {
            for (int time = 0; time < 3; time++) {
                post("gone/371999/2023-02", "1").statusCode(503).body("detail", containsString("operator"));
            }
            awaitSize(1, errors);
            assertTrue(errors.getFirst().endsWith(documentedStatement()), errors::toString);
            PlanFeedStub.setGone(false);
            post("gone/371999/2023-02", "1").statusCode(400);
            PlanFeedStub.setGone(true);
            post("gone/371999/2023-02", "1").statusCode(503);
            awaitSize(2, errors);
        } finally {
            logger.removeHandler(log);
        }
    }

    /// Whoever is the first to learn of it tells it, and others may be answered before that is written.
    private static void awaitSize(int size, List<String> errors) throws InterruptedException {
        Instant end = Instant.now().plus(LONGEST_WAIT);
        while (errors.size() < size && Instant.now().isBefore(end)) {
            TimeUnit.MILLISECONDS.sleep(10);
        }
        assertEquals(size, errors.size(), errors::toString);
    }

    @Test
    void thoseWhoComeWhileAnotherIsReadingShareTheNextReading() throws InterruptedException {
        directory.refresh();
        PlanFeedStub.awaitIdleFollower();
        CountDownLatch answers = new CountDownLatch(1);
        PlanFeedStub.hold(answers);
        int before = PlanFeedStub.requests();
        List<Thread> callers = new ArrayList<>();
        Thread first = Thread.ofPlatform().start(directory::refresh);
        callers.add(first);
        while (PlanFeedStub.requests() == before) {
            TimeUnit.MILLISECONDS.sleep(5);
        }
        for (int caller = 0; caller < 10; caller++) {
            callers.add(Thread.ofPlatform().start(directory::refresh));
        }
        while (callers.stream()
                .anyMatch(caller ->
                        caller.getState() == Thread.State.RUNNABLE || caller.getState() == Thread.State.NEW)) {
            TimeUnit.MILLISECONDS.sleep(5);
        }
        answers.countDown();
        for (Thread caller : callers) {
            caller.join();
        }
        assertEquals(before + 2, PlanFeedStub.requests());
    }

    /// A plan may be written again while the feed is read anew, and be held back by an older writer.
    @Test
    void aPlanThatIsHeldBackDuringAReadingFromTheBeginningIsNotForgotten() {
        givenIndicator("directed-anew");
        PlanFeedStub.region("371502");
        String target = TARGET.replace("directed", "directed-anew");
        PlanFeedStub.plan("plan-kept", "1");
        PlanFeedStub.plan("plan-gone", "1");
        directory.refresh();
        PlanFeedStub.expire(Set.of("plan-kept", "plan-gone"), "2020-05-01T08:00:00Z", "2020-05-01T07:00:00Z");
        directory.refresh();
        assertTrue(store.known(null, "plan-kept", "1").task());
        assertTrue(store.known(null, "plan-gone", "1").task());
        PlanFeedStub.setTimes("2020-05-01T09:00:00Z", "2020-05-01T07:59:59Z");
        directory.refresh();
        assertTrue(store.known(null, "plan-kept", "1").task());

        PlanFeedStub.plan("plan-kept", "1", "2");
        PlanFeedStub.setTimes("2020-05-01T09:00:00Z", "2020-05-01T08:00:00Z");
        directory.refresh();
        assertTrue(store.known(null, "plan-kept", "2").task());
        assertNull(store.known(null, "plan-gone", null).plan());
        putTarget("anew-1", target.formatted("plan-kept", "2")).statusCode(201);
        assertTrue(store.known("371502", null, null).region());
    }

    /// What the documentation tells an operator to run after a restore is run as it stands there.
    @Test
    void afterARestoreTheDocumentedStatementForgetsWhatIsNoLongerThere() throws Exception {
        PlanFeedStub.plan("plan-restored", "1");
        PlanFeedStub.plan("plan-lost", "1");
        directory.refresh();
        PlanFeedStub.forget(Set.of("plan-lost"));
        PlanFeedStub.setGone(true);
        assertThrows(Failure.class, directory::refresh);
        assertTrue(store.known(null, "plan-lost", "1").task());
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            assertEquals(1, statement.executeUpdate(documentedStatement()));
        }
        PlanFeedStub.setGone(false);
        PlanFeedStub.setTimes("2020-06-01T09:00:00Z", "2020-06-01T09:00:00Z");
        directory.refresh();
        assertTrue(store.known(null, "plan-restored", "1").task());
        assertNull(store.known(null, "plan-lost", null).plan());
        assertFalse(store.progress().anew());
    }

    private static String documentedStatement() throws IOException {
        Matcher statement = Pattern.compile("`(update plan_feed [^`]+)`")
                .matcher(Files.readString(Path.of("..", "docs", "operations.md")));
        assertTrue(statement.find());
        return statement.group(1);
    }

    /// A question by key may be answered before a page of the feed is read and stored after it.
    @Test
    void whatWasAskedForByItsKeyDoesNotReplaceWhatTheFeedHasBrought() {
        PlanFeedStub.region("371532", "name", "371500");
        directory.refresh();
        store.add(new PlanPage.KnownRegion("371532", "earlier", "371400"));
        assertEquals("name", nameOf("371532"));
        store.add(new PlanPage.KnownRegion("371533", "asked", "371500"));
        assertEquals("asked", nameOf("371533"));
    }

    private String nameOf(String region) {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select name from known_region where parent = '371500' and code = '" + region + "'")) {
            row.next();
            return row.getString(1);
        } catch (SQLException failed) {
            throw new AssertionError(failed);
        }
    }

    @Test
    void aPageThatAnotherInstanceHasAppliedAlreadyIsLeftOut() {
        PlanPage page = new PlanPage(
                List.of(new PlanPage.KnownRegion("379998", "name", null)),
                List.of(),
                List.of(),
                List.of(),
                "page-left-out",
                false,
                null,
                null);
        store.apply("not-" + store.progress().cursor(), page);
        assertFalse(store.known("379998", null, null).region());
        assertNotEquals("page-left-out", store.progress().cursor());
    }
}
