package org.planledger.indicator.actual.imports.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

class ElementPlaceTest {

    @Test
    void aPlaceIsReadBack() {
        Random random = new Random(1);
        for (int round = 0; round < 10_000; round++) {
            long index = random.nextInt(1 << 27);
            boolean longLine = random.nextBoolean();
            int line = longLine ? 1 + random.nextInt(15) : 16 + random.nextInt((1 << 27) - 16);
            int column = longLine ? 1 + random.nextInt(Integer.MAX_VALUE - 1) : 1 + random.nextInt(255);
            long place = ElementPlace.of(index, line, column);
            assertTrue(place >= 0);
            assertEquals(index, ElementPlace.index(place));
            assertEquals(line, ElementPlace.line(place));
            assertEquals(column, ElementPlace.column(place));
        }
    }

    @Test
    void aColumnFarOutInOneOfManyLinesIsNotTold() {
        long place = ElementPlace.of(7, 100, 256);
        assertEquals(100, ElementPlace.line(place));
        assertNull(ElementPlace.column(place));
        assertEquals(7, ElementPlace.index(place));
    }

    @Test
    void laterElementsHaveHigherNumbers() {
        assertTrue(ElementPlace.of(1, 1, 1) > ElementPlace.of(0, 1 << 26, 255));
        assertTrue(ElementPlace.of(1, 0, 0) > ElementPlace.of(0, 15, Integer.MAX_VALUE));
    }
}
