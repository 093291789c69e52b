package org.planledger.report.explanation;

import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.planledger.report.attainment.Explanation;

/// What a target asks of its value (rule book, section 4); null is what does not apply.
///
/// @param satisfiedFrom the lowest value that satisfies it
/// @param satisfiedTo the highest value that satisfies it
/// @param base what an increase or decrease is measured from, with 6 places
/// @param satisfied null without a value
@Schema(description = "What a target asks of its value; absent is what does not apply.")
public record ExplainedGoal(
        @Schema(required = true, description = "The family that the goal belongs to.")
        Explanation.GoalFamily family,

        @Schema(description = "Of a floor or a ceiling.", examples = "1800")
        BigDecimal bound,

        @Schema(description = "The lowest value that satisfies it.", examples = "1800")
        BigDecimal satisfiedFrom,

        @Schema(description = "The highest value that satisfies it.")
        BigDecimal satisfiedTo,

        @Schema(description = "By which share of its number it may be missed (左右).", examples = "0.05")
        BigDecimal tolerance,

        @Schema(description = "To how many places the value is rounded before it is compared.")
        Integer decimals,

        @Schema(description = "What an increase or decrease is measured from; absent when there is nothing.")
        BigDecimal base,

        @Schema(description = "Whether the value satisfies it; absent without a value.")
        Boolean satisfied) {

    static ExplainedGoal of(Explanation.Ask goal) {
        return goal == null
                ? null
                : new ExplainedGoal(
                        goal.family(),
                        goal.bound(),
                        goal.satisfiedFrom(),
                        goal.satisfiedTo(),
                        goal.tolerance(),
                        goal.decimals(),
                        goal.base(),
                        goal.satisfied());
    }
}
