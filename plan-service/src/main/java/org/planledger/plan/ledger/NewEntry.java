package org.planledger.plan.ledger;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.YearMonth;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What is to be entered on a task.
///
/// @param text what is to be kept, at most 4000 characters
/// @param promisedMonth the month by which recovery is promised; with MEASURE, and only then
/// @param about the id of the earlier entry on the same task that this one is about; with RESOLUTION the open
/// problem that it resolves; null where it is about none
@Schema(description = "What is to be entered on a task.")
public record NewEntry(
        @NotNull EntryKind kind,

        @NotBlank @Size(max = LONGEST) @Schema(examples = "第三标段征地已完成，进场施工")
        String text,

        @Schema(
                description = "The month by which recovery is promised; required with MEASURE, and only then.",
                examples = "2026-12")
        YearMonth promisedMonth,

        @Schema(
                description = "The earlier entry on the same task that this one is about; with RESOLUTION the open"
                        + " problem that it resolves.",
                examples = "17")
        Long about) {

    /// The longest text of an entry, in characters.
    public static final int LONGEST = 4000;
}
