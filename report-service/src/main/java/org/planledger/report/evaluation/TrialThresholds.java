package org.planledger.report.evaluation;

import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.PositiveOrZero;
import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.planledger.report.attainment.Thresholds;

/// The thresholds of a trial calculation (rule book, section 6); what is left out is the usual one.
///
/// @param onTrackFrom the pace ratio from which a target is on track
/// @param behindFrom the pace ratio from which it is behind rather than far behind
/// @param nearFrom the attainment from which a target without pace is behind rather than far behind
@Schema(description = "The plan's thresholds; what is left out is the usual one.")
public record TrialThresholds(
        @PositiveOrZero
        @Digits(integer = 3, fraction = 6)
        @Schema(description = "The pace ratio from which a target is ON_TRACK.", defaultValue = "0.95")
        BigDecimal onTrackFrom,

        @PositiveOrZero
        @Digits(integer = 3, fraction = 6)
        @Schema(description = "The pace ratio from which it is BEHIND, below it FAR_BEHIND.", defaultValue = "0.80")
        BigDecimal behindFrom,

        @PositiveOrZero
        @Digits(integer = 3, fraction = 6)
        @Schema(description = "The attainment from which a target without pace is BEHIND.", defaultValue = "0.90")
        BigDecimal nearFrom) {

    public TrialThresholds {
        onTrackFrom = onTrackFrom == null ? Thresholds.DEFAULT.onTrackFrom() : onTrackFrom;
        behindFrom = behindFrom == null ? Thresholds.DEFAULT.behindFrom() : behindFrom;
        nearFrom = nearFrom == null ? Thresholds.DEFAULT.nearFrom() : nearFrom;
    }

    Thresholds thresholds() {
        return new Thresholds(onTrackFrom, behindFrom, nearFrom);
    }
}
