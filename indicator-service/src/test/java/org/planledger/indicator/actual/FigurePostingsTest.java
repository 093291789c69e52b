package org.planledger.indicator.actual;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.planledger.indicator.caller.PostingRights;
import org.planledger.kernel.access.Reach;
import org.planledger.kernel.period.Period;

/// What becomes of postings when storing them fails in a way that nobody expects.
@Timeout(60)
class FigurePostingsTest {
    private static final int MANY = 50;

    private final Error broken = new StackOverflowError("as thrown by a test");
    private final FigurePostings postings =
            new FigurePostings(new PostingTransaction(null, null, null, null, Duration.ZERO) {
                @Override
                List<PostingAnswer> store(List<Posting> together) {
                    if (together.stream()
                            .anyMatch(posting -> posting.key().indicator().startsWith("bad"))) {
                        throw broken;
                    }
                    return together.stream()
                            .<PostingAnswer>map(posting -> new PostingAnswer.RegionUnknown())
                            .toList();
                }
            });

    @AfterEach
    void end() throws InterruptedException {
        postings.end(null);
    }

    private static Posting posting(String indicator) {
        return new Posting(
                new FigureKey(indicator, "371503", Period.parse("2023-01")),
                new Figure(null, null, null, null, null),
                true,
                List.of(),
                null,
                null,
                new PostingRights(false, Reach.ALL),
                false,
                null);
    }

    @Test
    void anErrorIsToldToThoseWhoPostedAndEndsNoWorker() throws Exception {
        postings.start(null);
        for (int i = 0; i < MANY; i++) {
            String indicator = "bad" + i;
            CompletionException told =
                    assertThrows(CompletionException.class, () -> postings.store(posting(indicator)));
            assertSame(broken, told.getCause());
        }
        List<CompletableFuture<PostingAnswer>> answers = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            String indicator = "good" + i;
            answers.add(CompletableFuture.supplyAsync(() -> postings.store(posting(indicator))));
        }
        for (CompletableFuture<PostingAnswer> answer : answers) {
            assertInstanceOf(PostingAnswer.RegionUnknown.class, answer.get(30, TimeUnit.SECONDS));
        }
    }
}
