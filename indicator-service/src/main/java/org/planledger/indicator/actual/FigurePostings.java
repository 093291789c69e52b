package org.planledger.indicator.actual;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.planledger.indicator.actual.PostingQueue.Waiting;
import org.planledger.kernel.problem.Failure;
import org.planledger.kernel.problem.ProblemType;
import org.planledger.kernel.problem.Text;

/// Stores postings in groups: those that come while others are being stored are stored together, in one
/// transaction. One that comes alone is stored at once, as a group of one. A single thread stores them: with more
/// of them the groups are smaller, and each group costs the database about as much as the figures in it.
@ApplicationScoped
class FigurePostings {
    /// How many may wait for other writers at once: each holds a connection meanwhile, and others need some, too.
    private static final int MOST_ALONE = 8;

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Semaphore alone = new Semaphore(MOST_ALONE);
    private final PostingQueue queue = new PostingQueue();
    private Thread worker;
    private final PostingTransaction transaction;

    FigurePostings(PostingTransaction transaction) {
        this.transaction = transaction;
    }

    void start(@Observes StartupEvent event) {
        worker = Thread.ofPlatform().name("posting").daemon().start(this::work);
    }

    void end(@Observes ShutdownEvent event) throws InterruptedException {
        queue.close();
        worker.join();
    }

    /// Stores a posting, and waits until that is done.
    ///
    /// @return any answer but [PostingAnswer.Alone]
    PostingAnswer store(Posting posting) {
        PostingAnswer answer = queue.put(posting).join();
        return answer instanceof PostingAnswer.Alone ? storeAlone(posting) : answer;
    }

    private PostingAnswer storeAlone(Posting posting) {
        if (!mayTryAlone()) {
            throw new Failure(
                    ProblemType.UNAVAILABLE,
                    Text.of("其他写入者正占用该数据，请稍后重试", "another writer holds the figure; try again in a moment"));
        }
        try {
            PostingAnswer answer = transaction.storeAlone(posting);
            while (answer instanceof PostingAnswer.Alone) {
                answer = transaction.storeAlone(posting);
            }
            return answer;
        } finally {
            alone.release();
        }
    }

    private boolean mayTryAlone() {
        try {
            return alone.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void work() {
        try {
            List<Waiting> batch = queue.take();
            while (!batch.isEmpty()) {
                store(batch);
                batch = queue.take();
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    /// Whoever has an answer may post again at once, and must not be taken for one who came too late.
    private void store(List<Waiting> batch) {
        List<PostingAnswer> answers;
        try {
            answers = transaction.store(batch.stream().map(Waiting::posting).toList());
        } catch (RuntimeException | Error failed) {
            queue.release(batch, Set.of());
            batch.forEach(each -> each.answer().completeExceptionally(failed));
            return;
        }
        Set<FigureKey> stored = new HashSet<>();
        for (int i = 0; i < answers.size(); i++) {
            if (answers.get(i) instanceof PostingAnswer.Stored done && done.outcome() != Outcome.UNCHANGED) {
                stored.add(batch.get(i).posting().key());
            }
        }
        queue.release(batch, stored);
        for (int i = 0; i < answers.size(); i++) {
            batch.get(i).answer().complete(answers.get(i));
        }
    }
}
