package org.planledger.indicator.suspicion;

import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.planledger.kernel.period.Period;

/// A warning as it is kept.
///
/// @param revision the revision of the figure that it was raised against
/// @param value the figure
/// @param message what is suspicious
/// @param expected what would not be
/// @param explanation the reason that was given; null without
/// @param explainedBy who gave it; null when it is not known
/// @param explainedAt when; null without
@Schema(description = "A suspicion against a figure, and what has become of it.")
public record RecordedWarning(
        @NotNull String indicator,
        @NotNull String region,
        @NotNull Period period,
        @NotNull Integer revision,
        @NotNull BigDecimal value,
        @NotNull Suspicion code,
        @NotNull String message,
        @NotNull String expected,
        @NotNull WarningState state,
        @NotNull Instant raisedAt,

        @Schema(description = "The reason that was given; absent without.")
        String explanation,

        @Schema(description = "Who gave it.") String explainedBy,

        @Schema(description = "When it was given.") Instant explainedAt) {}
