package org.planledger.indicator.actual;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.planledger.indicator.actual.PostingQueue.Waiting;
import org.planledger.indicator.caller.PostingRights;
import org.planledger.kernel.access.Reach;
import org.planledger.kernel.period.Period;
import org.planledger.kernel.problem.Failure;
import org.planledger.kernel.problem.Language;
import org.planledger.kernel.problem.ProblemType;

class PostingQueueTest {
    private final PostingQueue queue = new PostingQueue();

    private static FigureKey key(String indicator, String period) {
        return new FigureKey(indicator, "371503", Period.parse(period));
    }

    private CompletableFuture<PostingAnswer> put(String indicator, String period) {
        return queue.put(new Posting(
                key(indicator, period),
                new Figure(null, null, null, null, null),
                true,
                List.of(),
                null,
                null,
                new PostingRights(false, Reach.ALL),
                false,
                null));
    }

    private static List<String> keys(List<Waiting> batch) {
        return batch.stream().map(waiting -> waiting.posting().key().toString()).toList();
    }

    @Test
    void ofEachSeriesOneIsTakenAtATimeInTheOrderInWhichTheyCame() throws Exception {
        put("a", "2023-01");
        put("a", "2023-02");
        put("b", "2023-01");
        put("a", "2023-03");
        List<Waiting> first = queue.take();
        assertEquals(List.of("a/371503/2023-01", "b/371503/2023-01"), keys(first));
        put("c", "2023-01");
        List<Waiting> second = queue.take();
        assertEquals(List.of("c/371503/2023-01"), keys(second));
        queue.release(first, Set.of());
        assertEquals(List.of("a/371503/2023-02"), keys(queue.take()));
    }

    @Test
    void whoWaitsToStoreWhatHasJustBeenStoredIsOvertaken() throws Exception {
        put("a", "2023-01");
        CompletableFuture<PostingAnswer> same = put("a", "2023-01");
        CompletableFuture<PostingAnswer> other = put("a", "2023-02");
        List<Waiting> batch = queue.take();
        queue.release(batch, Set.of(key("a", "2023-01")));
        assertInstanceOf(PostingAnswer.Overtaken.class, same.join());
        assertFalse(other.isDone());
        assertEquals(List.of("a/371503/2023-02"), keys(queue.take()));
    }

    @Test
    void whoseForerunnerWasRefusedIsTakenNext() throws Exception {
        put("a", "2023-01");
        CompletableFuture<PostingAnswer> same = put("a", "2023-01");
        queue.release(queue.take(), Set.of());
        assertFalse(same.isDone());
        assertEquals(List.of("a/371503/2023-01"), keys(queue.take()));
    }

    @Test
    void whatWaitsWhenTheServiceEndsIsStillTakenAndNothingElse() throws Exception {
        put("a", "2023-01");
        queue.close();
        Failure refused = assertThrows(Failure.class, () -> put("b", "2023-01"));
        assertEquals(ProblemType.UNAVAILABLE, refused.type());
        assertEquals(
                "the service is ending and has not stored the figure; try again in a moment",
                refused.detail().in(Language.ENGLISH));
        List<Waiting> last = queue.take();
        assertEquals(1, last.size());
        queue.release(last, Set.of());
        assertEquals(List.of(), queue.take());
    }

    @Test
    void aFullQueueRefuses() throws Exception {
        for (int number = 0; number < 5_000; number++) {
            put("i" + number, "2023-01");
        }
        assertEquals(
                ProblemType.UNAVAILABLE,
                assertThrows(Failure.class, () -> put("one-more", "2023-01")).type());
        assertEquals(64, queue.take().size());
        put("one-more", "2023-01");
    }
}
