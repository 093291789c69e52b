package org.planledger.indicator.actual;

import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.planledger.indicator.suspicion.Suspicion;
import org.planledger.kernel.period.Period;

/// One revision of an actual figure (完成值; rule book, section 2).
///
/// @param value the figure in the indicator's unit; null when it was withdrawn
/// @param source where it comes from; null when nobody said
/// @param note what was said about it; null when nothing
/// @param reason why it was revised; null when nobody said
/// @param postedBy who posted it; null when it is not known
/// @param revision 1 for the first, one more for each further one
/// @param recordedAt when the revision was stored
/// @param withdrawn whether the revision takes the figure back
/// @param warnings the codes of its open warnings; null without, and among changes
@Schema(description = "One revision of an actual figure.")
public record Actual(
        @NotNull String indicator,
        @NotNull String region,
        @NotNull Period period,

        @Schema(description = "The figure in the indicator's unit; absent when it was withdrawn.")
        BigDecimal value,

        @NotNull ActualStatus status,
        String source,
        String note,

        @Schema(description = "Why it was revised.") String reason,

        @Schema(description = "Who posted it.") String postedBy,

        @NotNull @Schema(description = "1 for the first, one more for each further one.")
        Integer revision,

        @NotNull Instant recordedAt,

        @NotNull @Schema(description = "Whether the revision takes the figure back.")
        Boolean withdrawn,

        @Schema(description = "The codes of its open warnings; absent without, and among changes.")
        List<Suspicion> warnings) {}
