package org.planledger.report.results;

import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.planledger.report.answer.Comparator;
import org.planledger.report.answer.GoalRevision;
import org.planledger.report.answer.TargetContext;

/// By what a target is judged as of one month (rule book, section 16); the fields are those of [TargetContext].
///
/// @param comparator how the number binds; null while it is not set
/// @param bound the number, the lower one of a range; null where there is none
/// @param boundHigh the upper number of a range; null for all others
/// @param revision that this is not the goal which the target had at first; null where it is
@Schema(description = "By what a target is judged as of one month.")
public record JudgedGoal(
        @Schema(description = "Absent while the number is not set.")
        Comparator comparator,

        @Schema(description = "The number, the lower one of a range.", examples = "42")
        BigDecimal bound,

        @Schema(description = "The upper number of a range.")
        BigDecimal boundHigh,

        @Schema(description = "That the goal was revised; absent where it is the original.")
        GoalRevision revision) {

    static JudgedGoal of(TargetContext context) {
        return new JudgedGoal(context.comparator(), context.bound(), context.boundHigh(), context.revision());
    }
}
