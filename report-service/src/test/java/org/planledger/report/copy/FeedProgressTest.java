package org.planledger.report.copy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.planledger.kernel.feed.ChangeToken.Feed;
import org.planledger.kernel.feed.FeedCursor;

/// When a feed that is read anew is whole again, however the publisher's clock differs from the one here.
class FeedProgressTest {
    private static final FeedCursor CURSOR = new FeedCursor(7, 0, 1);

    private static FeedProgress anew() {
        return new FeedProgress(Feed.PLAN, CURSOR, Instant.EPOCH).begunAnew();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT-72H", "PT-5S", "PT0S", "PT5S", "PT72H"})
    void itIsWholeOnceAllIsKnownThatWasCommittedWhenTheEndWasFirstReached(Duration ahead) {
        Instant end = Instant.now().plus(ahead);
        FeedProgress more = anew().movedTo(CURSOR, null, true, end.minusSeconds(3));
        assertEquals(true, more.anew());
        FeedProgress heldBack = more.movedTo(CURSOR, end.minusSeconds(60), false, end);
        assertEquals(true, heldBack.anew());
        FeedProgress unknown = heldBack.movedTo(CURSOR, null, false, end.plusSeconds(30));
        assertEquals(true, unknown.anew());
        FeedProgress stillHeldBack = unknown.movedTo(CURSOR, end.minusMillis(1), false, end.plusSeconds(60));
        assertEquals(true, stillHeldBack.anew());
        assertEquals(new FeedProgress(Feed.PLAN, CURSOR, end), stillHeldBack.movedTo(CURSOR, end, false, end));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT-72H", "PT0S", "PT72H"})
    void withoutAnOpenWriterItIsWholeAtTheFirstEnd(Duration ahead) {
        Instant end = Instant.now().plus(ahead);
        assertEquals(new FeedProgress(Feed.PLAN, CURSOR, end), anew().movedTo(CURSOR, end, false, end));
    }

    @Test
    void onlyChangesAndWithdrawalsChangeWhatIsHeld() {
        FeedProgress progress = new FeedProgress(Feed.PLAN, CURSOR, Instant.EPOCH);
        Instant now = Instant.now();
        assertEquals(true, progress.movedTo(CURSOR, now, false, now).holdsTheSameAs(progress));
        assertEquals(
                false, progress.movedTo(new FeedCursor(8, 0), now, false, now).holdsTheSameAs(progress));
        FeedProgress readAgain = new FeedProgress(Feed.PLAN, CURSOR, Instant.EPOCH, true, null);
        assertEquals(false, readAgain.holdsTheSameAs(progress));
        assertEquals(false, readAgain.movedTo(CURSOR, now, false, now).holdsTheSameAs(readAgain));
    }
}
