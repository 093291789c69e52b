package org.planledger.report.explanation;

import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.planledger.report.attainment.ThresholdScheme;
import org.planledger.report.attainment.Thresholds;

/// The thresholds of the plan (rule book, sections 6 and 12).
@Schema(description = "The thresholds of the plan.")
public record ExplainedThresholds(
        @Schema(required = true, description = "Whether a target with a pace is judged by its ratio or by points.")
        ThresholdScheme scheme,

        @Schema(required = true, description = "The pace ratio from which it is ON_TRACK.", examples = "0.95")
        BigDecimal onTrackFrom,

        @Schema(required = true, description = "The pace ratio from which it is BEHIND.", examples = "0.8")
        BigDecimal behindFrom,

        @Schema(
                required = true,
                description = "Without pace, the attainment from which it is BEHIND.",
                examples = "0.9")
        BigDecimal nearFrom,

        @Schema(
                required = true,
                description = "By points, how many behind schedule it is BEHIND from.",
                examples = "10")
        BigDecimal yellowFromPoints,

        @Schema(
                required = true,
                description = "By points, how many behind schedule it is FAR_BEHIND above.",
                examples = "30")
        BigDecimal redAbovePoints) {

    public static ExplainedThresholds of(Thresholds thresholds) {
        return new ExplainedThresholds(
                thresholds.scheme(),
                thresholds.onTrackFrom(),
                thresholds.behindFrom(),
                thresholds.nearFrom(),
                thresholds.yellowFromPoints(),
                thresholds.redAbovePoints());
    }
}
