package org.planledger.indicator.actual;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.planledger.kernel.problem.Failure;
import org.planledger.kernel.problem.ProblemType;
import org.planledger.kernel.problem.Text;

/// The postings that wait to be stored. They are taken in the order in which they came, but of each series only
/// one at a time: the next one once that one has its answer.
final class PostingQueue {
    private static final int MOST_WAITING = 5_000;
    private static final int MOST_TAKEN = 64;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private final Set<SeriesKey> taken = new HashSet<>();
    private boolean closed;

    /// A posting whose answer somebody waits for.
    record Waiting(Posting posting, CompletableFuture<PostingAnswer> answer) {
        private SeriesKey series() {
            return SeriesKey.of(posting.key());
        }
    }

    /// @return what will be the answer
    /// @throws Failure of type UNAVAILABLE when too many wait, or the service ends
    CompletableFuture<PostingAnswer> put(Posting posting) {
        Waiting added = new Waiting(posting, new CompletableFuture<>());
        lock.lock();
        try {
            if (closed) {
                throw new Failure(
                        ProblemType.UNAVAILABLE,
                        Text.of(
                                "服务正在停止，数据未存入，请稍后重试",
                                "the service is ending and has not stored the figure; try again in a moment"));
            }
            if (waiting.size() == MOST_WAITING) {
                throw new Failure(
                        ProblemType.UNAVAILABLE,
                        Text.of("等待入库的数据过多，请稍后重试", "too many figures wait to be stored; try again in a moment"));
            }
            waiting.add(added);
            changed.signal();
        } finally {
            lock.unlock();
        }
        return added.answer;
    }

    /// Waits until there is something to store.
    ///
    /// @return postings of different series, none of which anybody else has taken; none at all once the queue is
    /// closed and empty
    List<Waiting> take() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (true) {
                List<Waiting> batch = takeNow();
                if (!batch.isEmpty() || (closed && waiting.isEmpty())) {
                    return batch;
                }
                changed.await();
            }
        } finally {
            lock.unlock();
        }
    }

    private List<Waiting> takeNow() {
        List<Waiting> batch = new ArrayList<>();
        Iterator<Waiting> next = waiting.iterator();
        while (next.hasNext() && batch.size() < MOST_TAKEN) {
            Waiting candidate = next.next();
            if (taken.add(candidate.series())) {
                batch.add(candidate);
                next.remove();
            }
        }
        return batch;
    }

    /// Lets the next postings of the series be taken.
    ///
    /// @param stored the figures of which a revision was stored; who waits to store one, too, has been
    /// overtaken, unless they say which revision they have seen: then that decides
    void release(List<Waiting> batch, Set<FigureKey> stored) {
        lock.lock();
        try {
            batch.forEach(done -> taken.remove(done.series()));
            waiting.removeIf(other -> other.posting.ifMatch() == null
                    && stored.contains(other.posting.key())
                    && other.answer.complete(new PostingAnswer.Overtaken()));
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// Takes no more postings. Those that wait can still be taken.
    void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
