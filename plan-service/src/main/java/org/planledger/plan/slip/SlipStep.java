package org.planledger.plan.slip;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What was done with a slip. It is never changed.
///
/// @param text what was said; null when nothing was
/// @param deadline the new deadline that a return has given; null where the deadline stayed as it was
/// @param postedBy who did it; null when nobody said
/// @param recordedAt when it was done
@Schema(description = "What was done with a slip. It is never changed.")
public record SlipStep(
        @Schema(required = true) SlipAction action,

        String text,

        @Schema(description = "The new deadline that a return has given; absent where it stayed as it was.")
        LocalDate deadline,

        @Schema(description = "Who did it; absent when nobody said.")
        String postedBy,

        @Schema(required = true) OffsetDateTime recordedAt) {}
