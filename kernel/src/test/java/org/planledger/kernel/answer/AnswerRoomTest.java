package org.planledger.kernel.answer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.planledger.kernel.problem.Failure;
import org.planledger.kernel.problem.ProblemType;

class AnswerRoomTest {
    private static final int MOST = 6;

    private final AnswerRoom room = new AnswerRoom(MOST);

    private AnswerRoom.Place enter(String login) {
        return room.enter(login, Duration.ZERO);
    }

    private void assertFull(String login) {
        Failure full = assertThrows(Failure.class, () -> enter(login));
        assertEquals(ProblemType.UNAVAILABLE, full.type());
    }

    @Test
    void oneLoginTakesHalfOfTheRoom() {
        List<AnswerRoom.Place> taken = new ArrayList<>();
        for (int i = 0; i < MOST / 2; i++) {
            taken.add(enter("one"));
        }
        assertFull("one");
        enter("another").close();
        taken.getFirst().close();
        enter("one").close();
    }

    @Test
    void allLoginsTakeAllOfTheRoom() {
        List<AnswerRoom.Place> taken = new ArrayList<>();
        for (int i = 0; i < MOST; i++) {
            taken.add(enter("login-" + i));
        }
        assertFull("another");
        taken.getFirst().close();
        enter("another").close();
    }

    @Test
    void whoIsRefusedHoldsNothing() {
        List<AnswerRoom.Place> taken = new ArrayList<>();
        for (int i = 0; i < MOST; i++) {
            taken.add(enter("login-" + i));
        }
        for (int i = 0; i < MOST; i++) {
            assertFull("another");
        }
        taken.forEach(AnswerRoom.Place::close);
        for (int i = 0; i < MOST / 2; i++) {
            enter("another");
        }
    }

    @Test
    void aPlaceIsGivenBackOnce() {
        AnswerRoom.Place twice = enter("one");
        for (int i = 0; i < MOST / 2 - 1; i++) {
            enter("one");
        }
        twice.close();
        twice.close();
        enter("one");
        assertFull("one");
    }
}
