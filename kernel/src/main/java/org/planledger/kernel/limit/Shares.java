package org.planledger.kernel.limit;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/// How much of something scarce each takes at the same time, so that nobody takes it all.
public final class Shares {
    private final int most;
    private final Map<String, Integer> taken = new ConcurrentHashMap<>();

    /// @param most how many one may take
    public Shares(int most) {
        this.most = most;
    }

    /// One that is taken until all who hold it have closed it, each once. First there is one holder.
    public final class Share implements AutoCloseable {
        private final String whose;
        private final AtomicInteger holders = new AtomicInteger(1);

        private Share(String whose) {
            this.whose = whose;
        }

        /// Adds a holder.
        ///
        /// @return false when nobody holds it any more
        boolean join() {
            return holders.getAndUpdate(present -> present == 0 ? 0 : present + 1) > 0;
        }

        @Override
        public void close() {
            if (holders.decrementAndGet() == 0) {
                giveBack(whose);
            }
        }
    }

    /// @return empty when there are as many already
    public Optional<Share> take(String whose) {
        if (taken.merge(whose, 1, Integer::sum) <= most) {
            return Optional.of(new Share(whose));
        }
        giveBack(whose);
        return Optional.empty();
    }

    private void giveBack(String whose) {
        taken.computeIfPresent(whose, (same, count) -> count == 1 ? null : count - 1);
    }
}
