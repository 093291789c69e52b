package org.planledger.kernel.feed;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class PageRoomTest {

    @Test
    void changesHaveRoomUntilThePageIsFull() {
        PageRoom room = new PageRoom(10, 100);

        assertTrue(room.take(60));
        assertTrue(room.take(40));
        assertFalse(room.isCut());
        assertFalse(room.take(1));
        assertTrue(room.isCut());
    }

    @Test
    void aChangeThatIsLargerThanAPageHasAPageOfItsOwn() {
        PageRoom room = new PageRoom(10, 100);

        assertTrue(room.take(1_000));
        assertFalse(room.take(1));
    }
}
