package org.planledger.report.ranking;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.planledger.report.attainment.Signal;
import org.planledger.report.attainment.State;
import org.planledger.report.follow.Freshness;

/// One page of a ranking by score (rule book, section 7).
///
/// @param by what is ranked
/// @param asOf the month as of which the scores are computed
/// @param freshness how far the answer has followed the other services
/// @param groups those that the login sees, by rank and then by key; what has no rank comes last
/// @param nextCursor what to send as `cursor` for what follows; null when this page ends the list
@Schema(description = "One page of a ranking by score.")
public record Ranking(
        @Schema(required = true) RankedBy by,

        @Schema(required = true, description = "The month as of which the scores are computed.")
        YearMonth asOf,

        @Schema(required = true) Freshness freshness,

        @Schema(required = true, description = "By rank and then by key; what has no rank comes last.")
        List<Ranked> groups,

        @Schema(description = "What to send as cursor for what follows; absent on the last page.")
        String nextCursor) {

    /// A region, a unit or a plan and its rank.
    ///
    /// @param rank 1 is the best; equal scores share a rank, and the next one is as much lower; null when unranked
    /// @param unranked null when ranked
    /// @param title the name of the region or unit, the title of the plan; null when it is not known
    /// @param region the code of the region itself, of the unit, of the plan; null when it is not known
    /// @param counted the targets that are set and have begun
    /// @param reached those of them that are reached
    /// @param shareReached reached / counted; null when none counts
    /// @param score 0 to 100; null when no target counts
    /// @param completeness the mean of the targets' completeness; null when none has one
    /// @param previousRank the rank as of the month before, with what is known now; null without one
    /// @param change how many ranks it has risen since; negative when it has fallen, null without both
    /// @param previousScore the score as of the month before
    @Schema(description = "A region, a unit or a plan and its rank.")
    public record Ranked(
            @Schema(
                    description =
                            "1 is the best; equal scores share a rank, and the next one is as much lower. It is the rank"
                                    + " among all, also those that are not shown to the login.")
            Integer rank,

            @Schema(description = "Why there is no rank; absent when there is one.")
            Unranked unranked,

            @Schema(required = true, description = "The code of the region, the unit or the plan.")
            String key,

            @Schema(description = "The name of the region or unit, the title of the plan.")
            String title,

            @Schema(description = "The code of the region itself, of the unit, of the plan.")
            String region,

            @Schema(required = true) int targets,

            @Schema(required = true, description = "The targets that are set and have begun.")
            int counted,

            @Schema(required = true, description = "Those of them that are reached.")
            int reached,

            @Schema(description = "reached / counted.", examples = "0.4286")
            BigDecimal shareReached,

            @Schema(description = "0 to 100; absent when no target counts.", examples = "87.5")
            BigDecimal score,

            @Schema(description = "The mean completeness.", examples = "0.9444")
            BigDecimal completeness,

            @Schema(required = true, description = "How many targets are in each state.")
            Map<State, Integer> states,

            @Schema(required = true, description = "How many targets show each signal.")
            Map<Signal, Integer> signals,

            @Schema(description = "The rank as of the month before, among the same and with what is known now.")
            Integer previousRank,

            @Schema(description = "How many ranks it has risen since; negative when it has fallen.")
            Integer change,

            @Schema(description = "The score as of the month before.")
            BigDecimal previousScore) {}
}
