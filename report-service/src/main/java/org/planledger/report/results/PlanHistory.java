package org.planledger.report.results;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.planledger.report.follow.Freshness;
import org.planledger.report.standing.Basis;

/// A plan's summary as of every month of the plan (rule book, section 7).
///
/// @param plan the plan's code
/// @param asOf the month up to which it is given (rule book, section 1)
/// @param knownAt the moment up to which recorded figures count (section 11); null for all that are known now
/// @param basis by which goal targets are judged that were revised (section 16)
/// @param freshness how far the answer has followed the other services
/// @param months by rising month; empty when the plan begins after `asOf`
/// @param nextCursor what to send as `cursor` for the months that follow; null when this page ends the history
@Schema(description = "A plan's summary as of every month of the plan.")
public record PlanHistory(
        @Schema(required = true) String plan,

        @Schema(required = true, description = "The month up to which it is given.")
        YearMonth asOf,

        @Schema(description = "The moment up to which recorded figures count; absent for all that are known now.")
        Instant knownAt,

        @Schema(required = true, description = "By which goal targets are judged that were revised.")
        Basis basis,

        @Schema(required = true) Freshness freshness,

        @Schema(required = true, description = "By rising month; empty when the plan begins after asOf.")
        List<MonthlySummary> months,

        @Schema(
                description =
                        "What to send as cursor for the months that follow; absent when this page ends the history.")
        String nextCursor) {

    /// @param month the month as of which the summary is computed
    /// @param groups the parts in the plan's order, or the others in the order of their keys
    /// @param total the whole plan, in which every target counts once
    @Schema(description = "The summary as of one month.")
    public record MonthlySummary(
            @Schema(required = true, description = "The month as of which the summary is computed.")
            YearMonth month,

            @Schema(required = true, description = "The parts in the plan's order, or the others by key.")
            List<PlanSummary.Group> groups,

            @Schema(required = true, description = "The whole plan, in which every target counts once.")
            PlanSummary.Total total) {}
}
