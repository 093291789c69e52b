package org.planledger.plan.ledger;

import java.time.OffsetDateTime;
import java.time.YearMonth;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// An entry in the work ledger (工作台账). It is never changed: what came of it stands in later entries.
///
/// @param id counts up over all plans, not without gaps
/// @param plan the code of the plan
/// @param task the number of the task
/// @param promisedMonth the month by which a measure promises recovery; null for other kinds
/// @param about the earlier entry that it is about; null for none
/// @param open of a problem, whether no resolution has been entered; null for other kinds
/// @param resolvedBy the entry that resolves the problem; null while there is none, and for other kinds
/// @param postedBy who entered it; null when nobody said
/// @param recordedAt when it was entered
@Schema(description = "An entry in the work ledger. It is never changed.")
public record LedgerEntry(
        @Schema(required = true) long id,

        @Schema(required = true) String plan,

        @Schema(required = true, description = "The number of the task.")
        String task,

        @Schema(required = true) EntryKind kind,

        @Schema(required = true) String text,

        @Schema(description = "The month by which a measure promises recovery; absent for other kinds.")
        YearMonth promisedMonth,

        @Schema(description = "The earlier entry that it is about; absent for none.")
        Long about,

        @Schema(description = "Of a problem, whether no resolution has been entered; absent for other kinds.")
        Boolean open,

        @Schema(description = "The entry that resolves the problem; absent while there is none.")
        Long resolvedBy,

        @Schema(description = "Who entered it; absent when nobody said.")
        String postedBy,

        @Schema(required = true) OffsetDateTime recordedAt) {

    /// Whether the change feed carries it.
    boolean isPublished() {
        return kind == EntryKind.MEASURE;
    }

    boolean says(NewEntry posted) {
        return posted.equals(new NewEntry(kind, text, promisedMonth, about));
    }
}
