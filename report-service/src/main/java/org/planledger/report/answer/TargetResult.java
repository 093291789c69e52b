package org.planledger.report.answer;

import java.math.BigDecimal;
import java.time.YearMonth;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.planledger.report.attainment.Reason;
import org.planledger.report.attainment.Result;
import org.planledger.report.attainment.Signal;
import org.planledger.report.attainment.State;
import org.planledger.report.explanation.ResultExplanation;

/// Where a target stands, as every answer gives it; the fields are those of [Result].
///
/// @param context what the target is about; null in a trial calculation, where the caller knows
/// @param explanation how the result came about; null unless it was asked for
@Schema(
        description = "Where a target stands. Values are rounded to 6 places, ratios to 4. What does not apply or"
                + " cannot be known is absent; absent is never zero.")
public record TargetResult(
        @Schema(required = true, description = "The target's id.", examples = "chiping-51-pm25")
        String target,

        @Schema(
                description = "The measured value (完成值), in the indicator's unit, or per cent for growth.",
                examples = "1210")
        BigDecimal value,

        @Schema(description = "The last month of the latest reported period.")
        YearMonth through,

        @Schema(description = "Reported / expected periods.", examples = "0.8889")
        BigDecimal completeness,

        @Schema(required = true, description = "How many periods lie in the months looked at.", examples = "9")
        int expectedPeriods,

        @Schema(required = true, description = "How many of them are reported.", examples = "8")
        int reportedPeriods,

        @Schema(description = "完成率; 1 is reached.", examples = "0.6722")
        BigDecimal attainment,

        @Schema(description = "The share of a cap that is used.")
        BigDecimal used,

        @Schema(description = "The share of the way from the baseline to the bound.")
        BigDecimal progress,

        @Schema(description = "What is still missing, or the headroom left under a cap.", examples = "590")
        BigDecimal gap,

        @Schema(description = "What is due by the month through (序时进度).", examples = "1200")
        BigDecimal expected,

        @Schema(description = "1 is as planned, less is late.", examples = "1.0083")
        BigDecimal paceRatio,

        @Schema(description = "The value at the end at the present pace.", examples = "1815")
        BigDecimal forecast,

        @Schema(description = "Whether the forecast satisfies the target.")
        Boolean forecastSatisfied,

        @Schema(description = "What is needed in each month left.", examples = "147.5")
        BigDecimal requiredPerMonth,

        @Schema(description = "The month in which a cap is passed at the present pace.")
        YearMonth breachMonth,

        @Schema(required = true) State state,
        @Schema(required = true) Signal signal,

        @Schema(description = "0 to 1; absent where the target does not count.", examples = "1")
        BigDecimal score,

        @Schema(required = true, description = "How many periods are overdue.", examples = "0")
        int overdue,

        @Schema(description = "Why the value or the answer is absent.")
        Reason reason,

        @Schema(description = "What the target is about; absent in a trial calculation.")
        TargetContext context,

        @Schema(description = "How the result came about; absent unless it was asked for.")
        ResultExplanation explanation) {

    /// @param context null in a trial calculation
    /// @param explanation null unless it was asked for
    public static TargetResult of(Result result, TargetContext context, ResultExplanation explanation) {
        return new TargetResult(
                result.target(),
                result.value(),
                result.through(),
                result.completeness(),
                result.expectedPeriods(),
                result.reportedPeriods(),
                result.attainment(),
                result.used(),
                result.progress(),
                result.gap(),
                result.expected(),
                result.paceRatio(),
                result.forecast(),
                result.forecastSatisfied(),
                result.requiredPerMonth(),
                result.breachMonth(),
                result.state(),
                result.signal(),
                result.score(),
                result.overdue(),
                result.reason(),
                context,
                explanation);
    }
}
