package org.planledger.report.explanation;

import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.planledger.report.attainment.Thresholds;

/// The thresholds of the plan (rule book, section 6).
@Schema(description = "The thresholds of the plan.")
public record ExplainedThresholds(
        @Schema(required = true, description = "The pace ratio from which it is ON_TRACK.", examples = "0.95")
        BigDecimal onTrackFrom,

        @Schema(required = true, description = "The pace ratio from which it is BEHIND.", examples = "0.8")
        BigDecimal behindFrom,

        @Schema(
                required = true,
                description = "Without pace, the attainment from which it is BEHIND.",
                examples = "0.9")
        BigDecimal nearFrom) {

    static ExplainedThresholds of(Thresholds thresholds) {
        return new ExplainedThresholds(thresholds.onTrackFrom(), thresholds.behindFrom(), thresholds.nearFrom());
    }
}
