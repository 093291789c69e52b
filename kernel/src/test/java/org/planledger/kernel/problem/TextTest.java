package org.planledger.kernel.problem;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class TextTest {
    private static final String LONGEST = "号".repeat(1_000);

    @Test
    void ofWhatIsLongTheBeginningIsSaid() {
        assertEquals("no " + LONGEST, Text.of("无 %s", "no %s", LONGEST).english());
        assertEquals(
                "no " + LONGEST + "…", Text.of("无 %s", "no %s", LONGEST + "x").english());
        assertEquals(
                "无 " + LONGEST + "…", Text.of("无 %s", "no %s", LONGEST + "x").chinese());
    }

    @Test
    void aCharacterOfTwoHalvesIsNotCut() {
        assertEquals(
                "x".repeat(999) + "…",
                Text.of("%s", "%s", "x".repeat(999) + "\uD840\uDC00").english());
    }

    @Test
    void textsAndNumbersAreSaidAsTheyAre() {
        assertEquals(
                "at 2: no",
                Text.of("第 %d 行：%s", "at %d: %s", 2, new Text("无", "no")).english());
    }

    @Test
    void aFieldIsNoLongerThanWhatIsQuoted() {
        assertEquals(
                LONGEST + "…",
                Violation.of(LONGEST + LONGEST, "x", new Text("", ""), null).field());
    }
}
