package org.planledger.kernel.request;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quarkus.runtime.configuration.MemorySize;
import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import org.planledger.kernel.problem.Failure;
import org.planledger.kernel.problem.ProblemType;

class BodyRoomTest {
    private static final int THIRD = 10 << 20;

    private final BodyRoom room = new BodyRoom(new MemorySize(BigInteger.valueOf(THIRD * 3)));

    private static void assertFull(BodyRoom.Place place, int bytes) {
        Failure refused = assertThrows(Failure.class, () -> place.take(bytes));
        assertEquals(ProblemType.UNAVAILABLE, refused.type());
        assertEquals(1, refused.retryAfter());
    }

    @Test
    void oneHasAThirdOfTheRoom() {
        room.place("a").take(THIRD - 5);
        room.place("a").take(5);
        assertFull(room.place("a"), 1);
        assertDoesNotThrow(() -> room.place("b").take(THIRD));
    }

    /// Otherwise a body that may be sent could never come.
    @Test
    void oneHasRoomForAWholeBodyHoweverLittleThereIs() {
        BodyRoom small = new BodyRoom(new MemorySize(BigInteger.valueOf(BodyLimit.MOST)));
        assertDoesNotThrow(() -> small.place("a").take((int) BodyLimit.MOST));
    }

    @Test
    void allTogetherHaveTheRoomThatThereIs() {
        room.place("a").take(THIRD);
        room.place("b").take(THIRD);
        room.place("c").take(THIRD - 10);
        assertFull(room.place("d"), 11);
        assertDoesNotThrow(() -> room.place("d").take(10));
    }

    @Test
    void whatIsAnsweredGivesItsRoomBackOnce() {
        BodyRoom.Place first = room.place("a");
        first.take(THIRD);
        first.close();
        first.close();
        assertDoesNotThrow(() -> room.place("a").take(THIRD));
        assertFull(room.place("a"), 1);
    }

    @Test
    void whatWasRefusedTakesNoRoomHoweverMuchStillComes() {
        BodyRoom.Place refused = room.place("a");
        assertFull(refused, THIRD + 1);
        refused.take(THIRD);
        assertDoesNotThrow(() -> room.place("a").take(THIRD));
        refused.close();
        assertFull(room.place("a"), 1);
    }
}
