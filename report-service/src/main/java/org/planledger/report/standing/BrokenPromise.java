package org.planledger.report.standing;

import java.time.OffsetDateTime;
import java.time.YearMonth;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A measure whose promised month has passed without recovery (rule book, section 14).
///
/// @param entry the id of the entry in the work ledger
/// @param promisedMonth the month by which it promised recovery
/// @param postedBy who entered it; null when nobody said
/// @param recordedAt when it was entered
@Schema(description = "A measure of the work ledger whose promised month has passed without recovery.")
public record BrokenPromise(
        @Schema(required = true, description = "The id of the entry in the work ledger.", examples = "17")
        long entry,

        @Schema(required = true, description = "The month by which it promised recovery.")
        YearMonth promisedMonth,

        @Schema(required = true) String text,

        @Schema(description = "Who entered it; absent when nobody said.")
        String postedBy,

        @Schema(required = true) OffsetDateTime recordedAt) {}
