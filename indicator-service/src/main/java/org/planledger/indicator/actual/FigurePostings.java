package org.planledger.indicator.actual;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.planledger.indicator.actual.PostingQueue.Waiting;

/// Stores postings in groups: those that come while others are being stored are stored together, in one
/// transaction. One that comes alone is stored at once, as a group of one.
@ApplicationScoped
class FigurePostings {
    /// While one waits for the disk, the next one works. More of them would make the groups smaller.
    private static final int WORKERS = 2;

    private final PostingQueue queue = new PostingQueue();
    private final List<Thread> workers = new ArrayList<>();
    private final PostingTransaction transaction;

    FigurePostings(PostingTransaction transaction) {
        this.transaction = transaction;
    }

    void start(@Observes StartupEvent event) {
        for (int number = 1; number <= WORKERS; number++) {
            workers.add(Thread.ofPlatform().name("posting-" + number).daemon().start(this::work));
        }
    }

    void end(@Observes ShutdownEvent event) throws InterruptedException {
        queue.close();
        for (Thread worker : workers) {
            worker.join();
        }
    }

    /// Stores a posting, and waits until that is done.
    ///
    /// @return any answer but [PostingAnswer.Alone]
    PostingAnswer store(Posting posting) {
        PostingAnswer answer = queue.put(posting).join();
        while (answer instanceof PostingAnswer.Alone) {
            answer = transaction.storeAlone(posting);
        }
        return answer;
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

    private void store(List<Waiting> batch) {
        Set<FigureKey> stored = new HashSet<>();
        try {
            List<PostingAnswer> answers =
                    transaction.store(batch.stream().map(Waiting::posting).toList());
            for (int i = 0; i < answers.size(); i++) {
                if (answers.get(i) instanceof PostingAnswer.Stored done && done.outcome() != Outcome.UNCHANGED) {
                    stored.add(batch.get(i).posting().key());
                }
                batch.get(i).answer().complete(answers.get(i));
            }
        } catch (RuntimeException failed) {
            batch.forEach(each -> each.answer().completeExceptionally(failed));
        } finally {
            queue.release(batch, stored);
        }
    }
}
