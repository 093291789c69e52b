package org.planledger.report.results;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.planledger.report.answer.TargetContext;
import org.planledger.report.answer.TargetResult;
import org.planledger.report.follow.Freshness;
import org.planledger.report.standing.Basis;

/// Where one target stood as of every month of its window.
///
/// @param asOf the month up to which it is given (rule book, section 1)
/// @param knownAt the moment up to which recorded figures count (section 11); null for all that are known now
/// @param basis by which goal targets are judged that were revised (section 16)
/// @param freshness how far the answer has followed the other services
/// @param context what the target is about, with the goal of the last month given; the results do not repeat it
/// @param months by rising month; empty when the window begins after `asOf`
/// @param nextCursor what to send as `cursor` for the months that follow; null when this page ends the history
@Schema(description = "Where one target stood as of every month of its window.")
public record TargetHistory(
        @Schema(required = true, description = "The target's id.", examples = "chiping-51-pm25")
        String target,

        @Schema(required = true, description = "The month up to which it is given.")
        YearMonth asOf,

        @Schema(description = "The moment up to which recorded figures count; absent for all that are known now.")
        Instant knownAt,

        @Schema(required = true, description = "By which goal targets are judged that were revised.")
        Basis basis,

        @Schema(required = true) Freshness freshness,

        @Schema(
                required = true,
                description =
                        "What the target is about, with the goal of the last month; the results do not repeat it.")
        TargetContext context,

        @Schema(required = true, description = "By rising month; empty when the window begins after asOf.")
        List<MonthlyResult> months,

        @Schema(
                description =
                        "What to send as cursor for the months that follow; absent when this page ends the history.")
        String nextCursor) {

    /// @param month the month as of which the result is computed
    /// @param goal the goal that it is judged by
    @Schema(description = "The result as of one month.")
    public record MonthlyResult(
            @Schema(required = true, description = "The month as of which the result is computed.")
            YearMonth month,

            @Schema(required = true) JudgedGoal goal,
            @Schema(required = true) TargetResult result) {}
}
