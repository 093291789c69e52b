package org.planledger.indicator.actual;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.planledger.indicator.suspicion.Suspicion;

/// A stored revision of a figure.
///
/// @param value null when it takes the figure back
/// @param reason why it was revised; null when nobody said
/// @param author who posted it; null when it is not known
/// @param position its place among the revisions of its series, from 1
/// @param previousHash the hash of the revision before it in its series; see [RevisionHash]
/// @param transaction the transaction that wrote it
/// @param warnings the codes of its open warnings; null without, and where they were not asked for
record Revision(
        int number,
        BigDecimal value,
        ActualStatus status,
        String source,
        String note,
        String reason,
        String author,
        Instant recordedAt,
        int position,
        byte[] previousHash,
        long transaction,
        List<Suspicion> warnings) {

    boolean withdrawn() {
        return value == null;
    }

    boolean isFinal() {
        return status == ActualStatus.FINAL;
    }

    RevisionHash.Content content() {
        return new RevisionHash.Content(value, isFinal(), source, note, reason, author);
    }

    Actual of(FigureKey key) {
        return new Actual(
                key.indicator(),
                key.region(),
                key.period(),
                value,
                status,
                source,
                note,
                reason,
                author,
                number,
                recordedAt,
                withdrawn(),
                warnings);
    }

    /// @param before the revision before it; null for the first
    RecordedRevision after(Revision before) {
        return new RecordedRevision(
                number,
                before == null ? null : before.value(),
                value,
                status,
                source,
                note,
                reason,
                author,
                recordedAt,
                withdrawn(),
                position,
                HexFormat.of().formatHex(previousHash),
                warnings);
    }
}
