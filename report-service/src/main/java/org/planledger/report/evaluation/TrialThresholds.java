package org.planledger.report.evaluation;

import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.PositiveOrZero;
import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.planledger.report.attainment.ThresholdScheme;
import org.planledger.report.attainment.Thresholds;

/// The thresholds of a trial calculation (rule book, sections 6 and 12); what is left out is the usual one.
///
/// @param scheme whether a target with a pace is judged by its ratio or by points
/// @param onTrackFrom the pace ratio from which a target is on track
/// @param behindFrom the pace ratio from which it is behind rather than far behind
/// @param nearFrom the attainment from which a target without pace is behind rather than far behind
/// @param yellowFromPoints the points behind schedule from which a target is behind rather than on track
/// @param redAbovePoints the points behind schedule above which it is far behind
@Schema(description = "The plan's thresholds; what is left out is the usual one.")
public record TrialThresholds(
        @Schema(
                description =
                        "Whether a target with a pace is judged by its ratio or by the points behind schedule; RATIO"
                                + " when left out.")
        ThresholdScheme scheme,

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
        BigDecimal nearFrom,

        @PositiveOrZero
        @Digits(integer = 3, fraction = 6)
        @Schema(
                description = "By points, how many behind schedule a target is BEHIND from; below it ON_TRACK.",
                defaultValue = "10")
        BigDecimal yellowFromPoints,

        @PositiveOrZero
        @Digits(integer = 3, fraction = 6)
        @Schema(description = "By points, how many behind schedule it is FAR_BEHIND above.", defaultValue = "30")
        BigDecimal redAbovePoints) {

    public TrialThresholds {
        scheme = scheme == null ? Thresholds.DEFAULT.scheme() : scheme;
        onTrackFrom = onTrackFrom == null ? Thresholds.DEFAULT.onTrackFrom() : onTrackFrom;
        behindFrom = behindFrom == null ? Thresholds.DEFAULT.behindFrom() : behindFrom;
        nearFrom = nearFrom == null ? Thresholds.DEFAULT.nearFrom() : nearFrom;
        yellowFromPoints = yellowFromPoints == null ? Thresholds.DEFAULT.yellowFromPoints() : yellowFromPoints;
        redAbovePoints = redAbovePoints == null ? Thresholds.DEFAULT.redAbovePoints() : redAbovePoints;
    }

    Thresholds thresholds() {
        return new Thresholds(scheme, onTrackFrom, behindFrom, nearFrom, yellowFromPoints, redAbovePoints);
    }
}
