package org.planledger.kernel.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.fail;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/// What becomes of the records of refusals until they are in the database.
class PendingRecordsTest {
    private final Kept kept = new Kept();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final PendingRecords pending = new PendingRecords(kept, meters);

    private static final class Kept extends AuditStore {
        private final List<AuditEntry> entries = new ArrayList<>();
        private boolean isAway;

        Kept() {
            super(null, null);
        }

        @Override
        void add(List<AuditEntry> added) throws SQLException {
            if (isAway) {
                throw new SQLException("away");
            }
            entries.addAll(added);
        }

        private int times() {
            return entries.stream().mapToInt(AuditEntry::times).sum();
        }
    }

    private void refuse(String name, String path, int status) {
        AuditedCall.Facts facts =
                new AuditedCall.Facts(name, null, null, List.of(), null, "getPlan", "GET", path, null, "192.0.2.1");
        pending.add(new AuditEntry(facts, Instant.now(), status, "forbidden", null, 1, 0, null));
    }

    @Test
    void whatIsAlikeIsOneRecordWithItsNumber() {
        for (int i = 0; i < 3; i++) {
            refuse("a", "/1", 403);
        }
        refuse("b", "/1", 403);
        refuse("a", "/2", 403);
        refuse("a", "/1", 404);
        pending.writeDue();
        assertEquals(
                List.of("a /1 403 x 3", "a /1 404 x 1", "a /2 403 x 1", "b /1 403 x 1"),
                kept.entries.stream()
                        .map(entry -> entry.facts().name() + " " + entry.facts().path() + " " + entry.status() + " x "
                                + entry.times())
                        .sorted()
                        .toList());
    }

    @Test
    void whatComesAgainWaitsForAMinuteAndIsWrittenAtTheEndOfTheService() {
        refuse("a", "/1", 403);
        pending.writeDue();
        refuse("a", "/1", 403);
        refuse("a", "/1", 403);
        pending.writeDue();
        assertEquals(1, kept.times());
        pending.writeAll();
        assertEquals(List.of(1, 2), kept.entries.stream().map(AuditEntry::times).toList());
    }

    @Test
    void nobodyKnownIsToldApartByNoAddress() {
        for (int i = 0; i < 100; i++) {
            refuse(null, "/" + i, 401);
        }
        pending.writeDue();
        assertEquals(List.of(100), kept.entries.stream().map(AuditEntry::times).toList());
    }

    @Test
    void ofTooManyOfOneTheNumberIsKeptAndWhoseTheyAre() {
        for (int i = 0; i < PendingRecords.MOST_OF_ONE + 500; i++) {
            refuse("a", "/" + i, 403);
        }
        refuse("b", "/1", 403);
        pending.writeDue();
        assertEquals(PendingRecords.MOST_OF_ONE + 2, kept.entries.size());
        AuditEntry others = only(entry -> entry.times() == 500);
        assertEquals("a", others.facts().name());
        assertNull(others.facts().path());
        assertEquals(403, others.status());
        assertEquals(
                "/1", only(entry -> "b".equals(entry.facts().name())).facts().path());
    }

    @Test
    void ofTooManyTheNumberIsKept() {
        for (int i = 0; i < PendingRecords.MOST + 500; i++) {
            refuse("a" + i, "/", 403);
        }
        pending.writeDue();
        assertEquals(PendingRecords.MOST + 1, kept.entries.size());
        assertEquals(PendingRecords.MOST + 500, kept.times());
        AuditEntry others = only(entry -> entry.times() == 500);
        assertNull(others.facts().name());
        assertNull(others.facts().operation());
        assertEquals(403, others.status());
    }

    private AuditEntry only(Predicate<AuditEntry> which) {
        return kept.entries.stream()
                .filter(which)
                .reduce((one, other) -> fail("more than one"))
                .orElseThrow();
    }

    @Test
    void whatCannotBeWrittenWaitsAndIsCounted() {
        kept.isAway = true;
        refuse("a", "/1", 403);
        pending.writeDue();
        refuse("a", "/1", 403);
        assertEquals(1, meters.counter("audit.failures").count());
        kept.isAway = false;
        pending.writeDue();
        assertEquals(List.of(2), kept.entries.stream().map(AuditEntry::times).toList());
    }
}
