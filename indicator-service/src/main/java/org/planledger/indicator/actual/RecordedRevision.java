package org.planledger.indicator.actual;

import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.planledger.indicator.suspicion.Suspicion;

/// A revision of a figure as the history shows it: who, when, why and from where, the old value and the new.
///
/// @param revision 1 for the first, one more for each further one
/// @param previousValue the value before; null for the first, and after a withdrawal
/// @param value the value since; null when the revision takes the figure back
/// @param reason why it was revised; null when nobody said
/// @param postedBy who posted it; null when it is not known
/// @param position its place among the revisions of all figures of the indicator in the region, from 1
/// @param previousHash the hash of the revision before that place, in hexadecimal
/// @param warnings the codes of its open warnings; null without
@Schema(description = "A revision of a figure: who, when, why and from where, the old value and the new.")
public record RecordedRevision(
        @NotNull Integer revision,

        @Schema(description = "The value before; absent for the first revision, and after a withdrawal.")
        BigDecimal previousValue,

        @Schema(description = "The value since; absent when the revision takes the figure back.")
        BigDecimal value,

        @NotNull ActualStatus status,
        String source,
        String note,

        @Schema(description = "Why it was revised.") String reason,

        @Schema(description = "Who posted it.") String postedBy,

        @NotNull Instant recordedAt,

        @NotNull @Schema(description = "Whether the revision takes the figure back.")
        Boolean withdrawn,

        @NotNull
        @Schema(description = "Its place among the revisions of all figures of the indicator in the region, from 1.")
        Integer position,

        @NotNull
        @Schema(
                description = "SHA-256 of the revision at the place before, in hexadecimal.",
                pattern = "^[0-9a-f]{64}$")
        String previousHash,

        @Schema(description = "The codes of its open warnings; absent without.")
        List<Suspicion> warnings) {}
