package org.planledger.kernel.request;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quarkus.runtime.configuration.MemorySize;
import java.math.BigInteger;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.planledger.kernel.problem.Failure;
import org.planledger.kernel.problem.ProblemType;

class BodyRoomTest {
    private static final long MEGABYTE = 1 << 20;

    /// Nobody waits in it, unless a test says so.
    private final BodyRoom room = roomFor(Duration.ZERO);

    private static BodyRoom roomFor(Duration patience) {
        return new BodyRoom(new MemorySize(BigInteger.valueOf(16 * MEGABYTE)), patience);
    }

    private void assertNoRoom(String whose, long bytes) {
        Failure refused = assertThrows(Failure.class, () -> room.enter(whose, bytes));
        assertEquals(ProblemType.UNAVAILABLE, refused.type());
        assertEquals(1, refused.retryAfter());
    }

    @Test
    void allTogetherTakeOnlySoMuch() {
        room.enter("a", 8 * MEGABYTE);
        room.enter("b", 8 * MEGABYTE);
        assertNoRoom("c", MEGABYTE);
    }

    @Test
    void whatIsDoneLeavesItsRoomOnce() {
        BodyRoom.Place first = room.enter("a", 8 * MEGABYTE);
        room.enter("b", 8 * MEGABYTE);
        first.close();
        first.close();
        room.enter("c", 8 * MEGABYTE);
        assertNoRoom("d", MEGABYTE);
    }

    @Test
    void ofOneLoginThereAreOnlyFour() {
        BodyRoom.Place first = room.enter("a", MEGABYTE);
        for (int i = 1; i < 4; i++) {
            room.enter("a", MEGABYTE);
        }
        assertNoRoom("a", MEGABYTE);
        room.enter("b", MEGABYTE);
        first.close();
        assertDoesNotThrow(() -> room.enter("a", MEGABYTE));
    }

    @Test
    void whoeverFoundNoRoomIsNotCounted() {
        BodyRoom.Place all = room.enter("a", 16 * MEGABYTE);
        for (int i = 0; i < 10; i++) {
            assertNoRoom("b", MEGABYTE);
        }
        all.close();
        for (int i = 0; i < 4; i++) {
            room.enter("b", MEGABYTE);
        }
    }

    @Test
    void oneThatIsLargerThanAllRoomGetsAllOfIt() {
        BodyRoom.Place all = room.enter("a", 100 * MEGABYTE);
        assertNoRoom("b", MEGABYTE);
        all.close();
        assertDoesNotThrow(() -> room.enter("b", MEGABYTE));
    }

    @Test
    void whoeverWaitsComesToItsTurn() {
        BodyRoom patient = roomFor(Duration.ofMinutes(1));
        BodyRoom.Place all = patient.enter("a", 16 * MEGABYTE);
        CompletableFuture<BodyRoom.Place> waiting = CompletableFuture.supplyAsync(() -> patient.enter("b", MEGABYTE));
        all.close();
        assertDoesNotThrow(waiting::join);
    }
}
