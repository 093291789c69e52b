package org.planledger.plan.change;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.planledger.kernel.testing.PostgresTestResource;
import org.planledger.plan.Api;

/// The feed passes over no change and publishes none twice or early, whatever the order in which writers
/// commit. Writers here are transactions of their own, opened, held and ended by the test.
@QuarkusTest
@WithTestResource(PostgresTestResource.class)
class ChangeFeedIT {

    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String url;

    private Follower follower;

    @BeforeEach
    void follow() {
        follower = new Follower(Api.end());
    }

    @Test
    void aLateCommitIsNotPassedOver() throws SQLException {
        try (Writer early = new Writer(url);
                Writer late = new Writer(url)) {
            early.putUnit("370602-late1");
            late.putUnit("370602-late2");
            late.commit();
            assertEquals(List.of(), follower.readNow(10));
            early.commit();
        }
        assertEquals(List.of("370602-late1", "370602-late2"), follower.readUntil(2));
        assertEquals(List.of(), follower.readNow(10));
    }

    @Test
    void aRolledBackWriterHoldsNothingBackAndPublishesNothing() throws SQLException {
        try (Writer failing = new Writer(url);
                Writer other = new Writer(url)) {
            failing.putUnit("370602-rolled1");
            other.putUnit("370602-rolled2");
            other.commit();
            assertEquals(List.of(), follower.readNow(10));
            failing.rollback();
        }
        assertEquals(List.of("370602-rolled2"), follower.readUntil(1));
        assertEquals(List.of(), follower.readNow(10));
    }

    @Test
    void severalSlowWritersArePublishedOnceEachInTheOrderOfTheirTransactions() throws SQLException {
        List<Writer> writers = new ArrayList<>();
        List<String> inOrder = new ArrayList<>();
        for (int i = 10; i < 18; i++) {
            Writer writer = new Writer(url);
            writer.putUnit("370602-slow" + i + "a");
            writers.add(writer);
        }
        for (int i = 10; i < 18; i++) {
            writers.get(i - 10).putUnit("370602-slow" + i + "b");
            inOrder.addAll(List.of("370602-slow" + i + "a", "370602-slow" + i + "b"));
        }
        List<String> published = new ArrayList<>();
        List<Integer> ends = new ArrayList<>(List.of(0, 1, 2, 3, 4, 5, 6, 7));
        Collections.shuffle(ends, new Random(7));
        for (int end : ends) {
            writers.get(end).commit();
            writers.get(end).close();
            published.addAll(follower.readNow(3));
        }
        published.addAll(follower.readUntil(16 - published.size()));
        assertEquals(inOrder, published);
        assertEquals(List.of(), follower.readNow(10));
    }

    @Test
    void aBigTransactionAppearsAsAWholeInPages() throws SQLException {
        try (Writer big = new Writer(url)) {
            for (int i = 0; i < 2_500; i++) {
                big.putUnit("370611-big%05d".formatted(i));
            }
            assertEquals(List.of(), follower.readNow(1_000));
            big.commit();
        }
        List<String> published = new ArrayList<>(follower.readUntil(1_000, 1_000));
        assertTrue(follower.more());
        published.addAll(follower.readNow(1_000));
        assertTrue(follower.more());
        published.addAll(follower.readNow(1_000));
        assertFalse(follower.more());
        assertEquals(2_500, published.size());
        assertEquals(published.stream().sorted().distinct().toList(), published);
    }

    @Test
    void aPageBorderInsideATransactionLosesAndRepeatsNothing() throws SQLException {
        try (Writer writer = new Writer(url)) {
            for (String unit : new String[] {"a", "b", "c", "d", "e"}) {
                writer.putUnit("370612-border" + unit);
            }
            writer.commit();
        }
        assertEquals(List.of("370612-bordera", "370612-borderb"), follower.readUntil(2, 2));
        try (Writer again = new Writer(url)) {
            again.touchUnit("370612-bordera");
            again.touchUnit("370612-borderd");
            again.commit();
        }
        assertEquals(List.of("370612-borderc", "370612-bordere"), follower.readUntil(2, 2));
        assertEquals(List.of("370612-bordera", "370612-borderd"), follower.readUntil(2, 2));
        assertFalse(follower.more());
    }

    @Test
    void aPageThatIsExactlyFullEndsTheFeed() throws SQLException {
        try (Writer writer = new Writer(url)) {
            writer.putUnit("370612-full1");
            writer.putUnit("370612-full2");
            writer.commit();
        }
        assertEquals(List.of("370612-full1", "370612-full2"), follower.readUntil(2, 2));
        assertFalse(follower.more());
        assertEquals(List.of(), follower.readNow(2));
    }

    @Test
    void aThingThatChangedTwiceAppearsOnceAsItIsNow() {
        Api.putUnit("370612-twice", "先名");
        Api.putUnit("370612-twice", "后名");
        JsonPath page = follower.page(10, 10);
        assertEquals(List.of("后名"), page.getList("changes.unit.name"));
        assertEquals(List.of("UNIT"), page.getList("changes.kind"));
        assertEquals(List.of(false), page.getList("changes.deleted"));
    }

    @Test
    void aLongPollIsWokenByACommitAndOneForAnotherKindWaitsOn() throws Exception {
        String start = follower.cursor();
        try (ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<List<String>> units = readers.submit(() -> keys("UNIT", start, 30));
            Future<List<String>> plans = readers.submit(() -> keys("PLAN", start, 15));
            Api.putUnit("370613-woken", "醒局").then().statusCode(201);
            assertEquals(List.of("370613-woken"), units.get());
            assertFalse(plans.isDone(), "who waits longer was answered first, so a commit has woken it");
            Api.putPlan("feed-3", "{\"title\":\"醒\",\"region\":\"371503\",\"from\":\"2023-01\",\"to\":\"2023-12\"}");
            assertEquals(List.of("feed-3"), plans.get());
        }
    }

    private static List<String> keys(String kind, String after, int wait) {
        return Api.get("/v1/changes?kind=" + kind + "&after=" + after + "&wait=" + wait)
                .jsonPath()
                .getList("changes.key");
    }

    @Test
    void aLongPollSeesWhatASilentOlderWriterHeldBack() throws Exception {
        try (ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor();
                Writer silent = new Writer(url)) {
            silent.putUnit("370613-silent");
            Future<JsonPath> waiting = readers.submit(() -> follower.page(10, 30));
            Api.putUnit("370613-held", "等局").then().statusCode(201);
            silent.rollback();
            assertEquals(List.of("370613-held"), waiting.get().getList("changes.key"));
        }
    }

    @Test
    void aLongPollWithoutChangesAnswersAnEmptyPageAtItsEnd() {
        JsonPath page = follower.page(10, 1);
        assertEquals(List.of(), page.getList("changes"));
        assertFalse(page.getBoolean("more"));
    }

    @Test
    void aFollowerOfManyConcurrentWritersMissesNothing() throws Exception {
        int writers = 6;
        int each = 15;
        List<String> published = Collections.synchronizedList(new ArrayList<>());
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> running = new ArrayList<>();
            for (int writer = 0; writer < writers; writer++) {
                int number = writer;
                running.add(threads.submit(() -> writeInTransactions(number, each)));
            }
            published.addAll(follower.readUntil(writers * each, 7));
            for (Future<?> writer : running) {
                writer.get();
            }
        }
        assertEquals(writers * each, published.size());
        assertEquals(published.size(), Set.copyOf(published).size());
        assertEquals(List.of(), follower.readNow(10));
    }

    private Void writeInTransactions(int number, int each) throws SQLException {
        Random random = new Random(number);
        for (int i = 0; i < each; ) {
            try (Writer writer = new Writer(url)) {
                for (int rows = 1 + random.nextInt(4); rows > 0 && i < each; rows--) {
                    writer.putUnit("370614-w%dn%d".formatted(number, i++));
                }
                writer.commit();
            }
        }
        return null;
    }

    @Test
    void regionsUnitsAndPlansComeInOneOrderAndByKind() {
        Api.putRegion("379611", "{\"name\":\"序县\",\"level\":\"COUNTY\",\"parent\":\"370000\"}");
        Api.putUnit("379611-x", "序局");
        Api.putPlan("feed-1", """
                        {"title":"序","region":"379611","from":"2023-01","to":"2023-12","parts":[{"title":"一"}],
                         "tasks":[{"number":"1","text":"任务","part":1,"lead":["379611-x"]}]}
                        """).then().statusCode(201);
        String start = follower.cursor();
        assertEquals(List.of("379611", "379611-x", "feed-1"), follower.readUntil(3));
        JsonPath units = Api.get("/v1/changes?kind=UNIT&after=" + start).jsonPath();
        assertEquals(List.of("379611-x"), units.getList("changes.key"));
        JsonPath both =
                Api.get("/v1/changes?kind=UNIT&kind=PLAN&after=" + start).jsonPath();
        assertEquals(List.of("379611-x", "feed-1"), both.getList("changes.key"));
        assertEquals(Api.get("/v1/plans/feed-1").jsonPath().getMap(""), both.getMap("changes[1].plan"));
    }

    @Test
    void aWithdrawnPlanLeavesATombstone() {
        Api.putPlan("feed-2", "{\"title\":\"撤\",\"region\":\"371503\",\"from\":\"2023-01\",\"to\":\"2023-12\"}");
        assertEquals(List.of("feed-2"), follower.readUntil(1));
        String token = Api.delete("/v1/plans/feed-2").header("Change-Token");
        JsonPath page = follower.page(10, 10);
        assertEquals(List.of("feed-2"), page.getList("changes.key"));
        assertTrue(page.getBoolean("changes[0].deleted"));
        assertFalse(page.getMap("changes[0]").containsKey("plan"));
        assertTrue(token.matches("plan-[0-9]+"));
    }

    @Test
    void aWritersTokenIsCoveredOnceItsChangeIsDelivered() {
        String token = Api.putUnit("370613-token", "令局").header("Change-Token");
        long transaction = Long.parseLong(token.substring("plan-".length()));
        assertEquals(List.of("370613-token"), follower.readUntil(1));
        follower.readNow(10);
        assertTrue(Long.parseLong(follower.cursor().split("-", -1)[0]) > transaction);
    }

    /// After a crash of PostgreSQL the ids of transactions that had no effect are given out again.
    @Test
    void theCursorNeverLiesBeyondWhatWasDelivered() throws SQLException {
        String token = Api.putUnit("370613-beyond", "止局").header("Change-Token");
        assertEquals(List.of("370613-beyond"), follower.readUntil(1));
        String behind = (Long.parseLong(token.substring("plan-".length())) + 1) + "-0";
        assertEquals(behind, follower.cursor());
        try (Writer failing = new Writer(url)) {
            failing.putUnit("370613-without");
            failing.rollback();
        }
        assertEquals(List.of(), follower.readNow(10));
        assertEquals(behind, follower.cursor());
    }

    @Test
    void aCursorThatThisDatabaseCannotHaveGivenIsRefusedInsteadOfAnsweredWithNothing() {
        Api.get("/v1/changes?after=999999999999-0").then().statusCode(410).contentType("application/problem+json");
    }
}
