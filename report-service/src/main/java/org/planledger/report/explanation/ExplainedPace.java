package org.planledger.report.explanation;

import java.math.BigDecimal;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.planledger.report.attainment.Explanation;

/// The schedule that a value is compared with (序时进度; rule book, section 5).
///
/// @param share e(through), with 4 places; null when the start is the bound
/// @param expected as in the result
/// @param paceRatio as in the result
/// @param pointsBehind section 12, with 4 places; null when the start is the bound
@Schema(description = "The schedule that the value is compared with (序时进度).")
public record ExplainedPace(
        @Schema(
                required = true,
                description = "The points between which straight lines run: the start in the month before the window,"
                        + " the milestones that bend the line, the bound.")
        List<ExplainedPoint> schedule,

        @Schema(
                description = "e(through): the share of the way from the start to the bound that is due by the month"
                        + " through.",
                examples = "0.6667")
        BigDecimal share,

        @Schema(required = true, description = "What is due by the month through.", examples = "1200")
        BigDecimal expected,

        @Schema(description = "1 is as planned; absent when nothing is due yet.", examples = "1.0083")
        BigDecimal paceRatio,

        @Schema(
                description =
                        "The points behind schedule (section 12), with 4 places: negative when it is ahead, absent"
                                + " when the start is the bound.",
                examples = "-0.5556")
        BigDecimal pointsBehind) {

    static ExplainedPace of(Explanation explanation) {
        Explanation.PaceNumbers pace = explanation.pace();
        return pace == null
                ? null
                : new ExplainedPace(
                        pace.schedule().stream()
                                .map(point -> new ExplainedPoint(point.month(), point.value()))
                                .toList(),
                        pace.share(),
                        explanation.result().expected(),
                        explanation.result().paceRatio(),
                        pace.pointsBehind());
    }
}
