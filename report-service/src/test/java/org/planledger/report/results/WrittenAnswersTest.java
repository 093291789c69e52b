package org.planledger.report.results;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.planledger.report.follow.Freshness;
import org.planledger.report.follow.Freshness.FeedFreshness;

class WrittenAnswersTest {
    private final WrittenAnswers answers = new WrittenAnswers();
    private int made;

    private static Freshness freshness(String cursor, Instant currentAt, boolean stale) {
        return new Freshness(
                new FeedFreshness("1-0", Instant.EPOCH, false), new FeedFreshness(cursor, currentAt, stale));
    }

    private String asked(String address, String tag, Freshness freshness) {
        byte[] answer = answers.get(
                new WrittenAnswers.Key(address, tag, freshness),
                () -> ("answer " + ++made).getBytes(StandardCharsets.UTF_8));
        return new String(answer, StandardCharsets.UTF_8);
    }

    @Test
    void anAnswerIsMadeOnceForAsLongAsNothingInItChanges() {
        Freshness fresh = freshness("7-0", Instant.EPOCH, false);
        assertEquals("answer 1", asked("/a?x=1", "t", fresh));
        assertEquals("answer 1", asked("/a?x=1", "t", freshness("7-0", Instant.EPOCH, false)));
        assertEquals("answer 2", asked("/a?x=2", "t", fresh));
        assertEquals("answer 3", asked("/a?x=1", "u", fresh));
        assertEquals("answer 4", asked("/a?x=1", "t", freshness("8-0", Instant.EPOCH, false)));
        assertEquals("answer 5", asked("/a?x=1", "t", freshness("7-0", Instant.EPOCH.plusSeconds(1), false)));
        assertEquals("answer 6", asked("/a?x=1", "t", freshness("7-0", Instant.EPOCH, true)));
        assertEquals("answer 1", asked("/a?x=1", "t", fresh));
    }

    @Test
    void anAnswerThatIsLargerThanAllThatIsKeptIsGivenAllTheSame() {
        byte[] large = new byte[9 << 20];
        WrittenAnswers.Key key = new WrittenAnswers.Key("/large", "t", freshness("7-0", null, true));
        assertArrayEquals(large, answers.get(key, () -> large));
    }

    @Test
    void anAnswerThatCouldNotBeMadeIsNotKept() {
        WrittenAnswers.Key key = new WrittenAnswers.Key("/failed", "t", freshness("7-0", null, true));
        assertThrows(
                IllegalStateException.class,
                () -> answers.get(key, () -> {
                    throw new IllegalStateException("no");
                }));
        assertEquals("answer 1", asked("/failed", "t", freshness("7-0", null, true)));
    }
}
