package org.planledger.kernel.connection;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Queue;

/// Chooses the answers that are broken off when more waits to be taken than there is memory for: of whoever has most
/// waiting, the one of which least is taken.
final class Crowd {
    private Crowd() {}

    /// An answer that waits to be taken.
    ///
    /// @param owner who has asked for it
    /// @param bytes how much of it waits in memory
    /// @param lost how much patience was lost with it
    record Waiting<C>(C connection, String owner, long bytes, long lost) {}

    private static final class OfOne<C> {
        private final Queue<Waiting<C>> answers = new PriorityQueue<>(
                Comparator.comparingLong((Waiting<C> each) -> each.lost).reversed());
        private long bytes;

        private void add(Waiting<C> answer) {
            answers.add(answer);
            bytes += answer.bytes;
        }

        private Waiting<C> removeSlowest() {
            Waiting<C> slowest = answers.remove();
            bytes -= slowest.bytes;
            return slowest;
        }
    }

    /// @param room how many bytes may wait in all
    /// @return those that have to go
    static <C> List<C> beyond(long room, Collection<Waiting<C>> waiting) {
        Map<String, OfOne<C>> owners = new HashMap<>();
        long bytes = 0;
        for (Waiting<C> each : waiting) {
            owners.computeIfAbsent(each.owner, owner -> new OfOne<>()).add(each);
            bytes += each.bytes;
        }
        List<C> beyond = new ArrayList<>();
        while (bytes > room) {
            Waiting<C> slowest = owners.values().stream()
                    .max(Comparator.comparingLong(owner -> owner.bytes))
                    .orElseThrow()
                    .removeSlowest();
            beyond.add(slowest.connection);
            bytes -= slowest.bytes;
        }
        return beyond;
    }
}
