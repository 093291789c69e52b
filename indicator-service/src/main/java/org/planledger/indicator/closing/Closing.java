package org.planledger.indicator.closing;

import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.time.YearMonth;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A month of a region or a plan that was closed (关账) or reopened. A month that was never closed is OPEN with
/// revision 0.
///
/// @param region the region whose figures it is about; null for a plan
/// @param plan the plan whose figures it is about; null for a region
/// @param revision 1 for the first closing, one more for each reopening and closing after it
/// @param reason why; null when nobody said
/// @param postedBy who; null when it was never closed, or was before a name was required
/// @param recordedAt when; null when it was never closed
@Schema(description = "A month of a region or a plan that was closed or reopened; revision 0 if it never was.")
public record Closing(
        @Schema(description = "The region whose figures it is about; absent for a plan.")
        String region,

        @Schema(description = "The plan whose figures it is about; absent for a region.")
        String plan,

        @NotNull YearMonth month,
        @NotNull ClosingStatus status,

        @NotNull @Schema(description = "1 for the first closing, one more for each reopening and closing after it.")
        Integer revision,

        String reason,
        String postedBy,
        Instant recordedAt) {

    /// The same without saying who or what has closed it.
    Closing ofNobody() {
        return new Closing(null, null, month, status, revision, null, null, recordedAt);
    }
}
