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
    private final BodyRoom room = new BodyRoom(new MemorySize(BigInteger.valueOf(100)));

    private static void assertFull(BodyRoom.Place place, int bytes) {
        Failure refused = assertThrows(Failure.class, () -> place.take(bytes));
        assertEquals(ProblemType.UNAVAILABLE, refused.type());
        assertEquals(1, refused.retryAfter());
    }

    @Test
    void oneHasHalfOfTheRoom() {
        room.place("a").take(30);
        room.place("a").take(20);
        assertFull(room.place("a"), 1);
        assertDoesNotThrow(() -> room.place("b").take(50));
    }

    @Test
    void allTogetherHaveTheRoomThatThereIs() {
        room.place("a").take(50);
        room.place("b").take(40);
        assertFull(room.place("c"), 11);
        assertDoesNotThrow(() -> room.place("c").take(10));
    }

    @Test
    void whatIsAnsweredGivesItsRoomBackOnce() {
        BodyRoom.Place first = room.place("a");
        first.take(50);
        first.close();
        first.close();
        assertDoesNotThrow(() -> room.place("a").take(50));
        assertFull(room.place("a"), 1);
    }

    @Test
    void whatWasRefusedTakesNoRoomHoweverMuchStillComes() {
        BodyRoom.Place refused = room.place("a");
        assertFull(refused, 51);
        refused.take(1000);
        assertDoesNotThrow(() -> room.place("a").take(50));
        refused.close();
        assertFull(room.place("a"), 1);
    }
}
