package org.planledger.kernel.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.planledger.kernel.connection.Crowd.Waiting;

/// Whose answers are broken off when too much waits.
class CrowdTest {
    private static Waiting<String> waiting(String connection, String owner, long bytes, long lost) {
        return new Waiting<>(connection, owner, bytes, lost);
    }

    @Test
    void allStayWhileThereIsRoom() {
        assertEquals(
                List.of(), Crowd.beyond(100, List.of(waiting("1", "one", 60, 5), waiting("2", "another", 40, -5))));
    }

    @Test
    void nothingIsBeyondWhenNothingWaits() {
        assertEquals(List.of(), Crowd.beyond(0, List.of()));
    }

    @Test
    void whoHasMostLosesTheSlowestFirst() {
        List<Waiting<String>> waiting = List.of(
                waiting("fast", "many", 50, -10),
                waiting("slowest", "many", 50, 20),
                waiting("slow", "many", 50, 10),
                waiting("alone", "single", 60, 25));
        assertEquals(List.of("slowest", "slow"), Crowd.beyond(110, waiting));
    }

    @Test
    void oneOfManyIsNotBrokenOffForThoseOfAnother() {
        List<Waiting<String>> waiting = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            waiting.add(waiting("flood-" + i, "flood", 64, 1));
        }
        waiting.add(waiting("honest", "honest", 64, 29));
        List<String> beyond = Crowd.beyond(640, waiting);
        assertEquals(991, beyond.size());
        assertEquals(0, beyond.stream().filter("honest"::equals).count());
    }
}
