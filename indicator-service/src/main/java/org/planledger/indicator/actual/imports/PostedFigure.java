package org.planledger.indicator.actual.imports;

import java.math.BigDecimal;
import java.util.List;
import org.planledger.indicator.actual.ActualStatus;
import org.planledger.indicator.actual.RevisionHash;
import org.planledger.indicator.actual.imports.file.OwnColumn;
import org.planledger.kernel.period.Period;

/// A figure of a file as far as it could be read. Null stands for what is missing or could not be read.
///
/// @param number where it is, counted as in [RawFigure]
/// @param faulty whether a fault of it was told already
/// @param status null also when it is left out
/// @param source [RawFigure#WRONG_TYPE] where something is said that cannot be taken, and so of note and reason
/// @param cumulative whether it is said to be accumulated since January
/// @param ownColumns as in [RawFigure]
record PostedFigure(
        long number,
        boolean faulty,
        String indicator,
        String region,
        Period period,
        BigDecimal value,
        ActualStatus status,
        boolean cumulative,
        String source,
        String note,
        String reason,
        List<OwnColumn> ownColumns) {

    /// The same figure of an indicator and a region.
    PostedFigure of(String code, String regionCode) {
        return new PostedFigure(
                number, faulty, code, regionCode, period, value, status, cumulative, source, note, reason, ownColumns);
    }

    /// The same figure of another period.
    PostedFigure of(Period other) {
        return new PostedFigure(
                number, faulty, indicator, region, other, value, status, cumulative, source, note, reason, ownColumns);
    }

    /// The same figure, of which a fault was told.
    PostedFigure asFaulty() {
        return new PostedFigure(
                number, true, indicator, region, period, value, status, cumulative, source, note, reason, ownColumns);
    }

    /// The same figure with what was left out of it: status, source and note stay as they are where the value does.
    ///
    /// @param present the revision that it follows; null when there is none
    PostedFigure after(MergeStore.Present present) {
        boolean stays = present != null
                && present.value() != null
                && value != null
                && present.value().compareTo(value) == 0;
        ActualStatus before = stays && present.isFinal() ? ActualStatus.FINAL : ActualStatus.PROVISIONAL;
        return new PostedFigure(
                number,
                faulty,
                indicator,
                region,
                period,
                value,
                status == null ? before : status,
                cumulative,
                source == null && stays ? present.source() : source,
                note == null && stays ? present.note() : note,
                reason,
                ownColumns);
    }

    /// Whether it says that it is settled.
    boolean isFinal() {
        return status == ActualStatus.FINAL;
    }

    RevisionHash.Content by(String author) {
        return new RevisionHash.Content(value, isFinal(), source, note, reason, author);
    }

    /// Whether a reason was given. Spaces alone are none.
    boolean isExplained() {
        return reason != null && !reason.chars().allMatch(letter -> letter == ' ');
    }
}
