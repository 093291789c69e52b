package org.planledger.report.explanation;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.planledger.kernel.problem.Language;
import org.planledger.report.attainment.Explanation;
import org.planledger.report.attainment.Overdue;

/// How a result came about: from it the result can be computed anew by hand with the rule book.
///
/// @param window the effective window (rule book, section 1); null while a yearly goal has none yet
/// @param span the months of it that are looked at; null while the window lies ahead
/// @param readings what was read of the figures (sections 2 and 3)
/// @param goal null while the number is not set (section 4)
/// @param baseline null when the target has none
/// @param pace null where the target has none (section 5)
/// @param overdue the figures that should be in and are not
@Schema(description = "How a result came about: from it the result can be computed anew by hand with the rule book.")
public record ResultExplanation(
        @Schema(
                description = "The effective window: of a yearly goal that of the year looked at, absent while there is"
                        + " none yet.")
        ExplainedMonths window,

        @Schema(description = "The months of it that are looked at; absent while the window lies ahead.")
        ExplainedMonths span,

        @Schema(required = true, description = "What was read of the figures; for growth of several spans.")
        List<ExplainedReading> readings,

        @Schema(description = "What the target asks for; absent while its number is not set.")
        ExplainedGoal goal,

        @Schema(description = "Absent when the target has none.")
        ExplainedBaseline baseline,

        @Schema(description = "Absent where the target has no pace.")
        ExplainedPace pace,

        @Schema(required = true) ExplainedThresholds thresholds,

        @Schema(required = true, description = "Whether the plan is in force.")
        boolean planInForce,

        @Schema(required = true, description = "The figures that should be in and are not, by rising period.")
        List<ExplainedOverdue> overdue,

        @Schema(required = true) ExplainedState state,
        @Schema(required = true) ExplainedSignal signal) {

    /// @param overdue the figures behind the result's `overdue`
    public static ResultExplanation of(
            Explanation explanation, List<Overdue.Missing> overdue, FigureOrigins origins, Language language) {
        return new ResultExplanation(
                ExplainedMonths.of(explanation.window()),
                ExplainedMonths.of(explanation.span()),
                explanation.readings().stream()
                        .map(reading -> ExplainedReading.of(reading, origins))
                        .toList(),
                ExplainedGoal.of(explanation.goal()),
                ExplainedBaseline.of(explanation.target().baseline()),
                ExplainedPace.of(explanation),
                ExplainedThresholds.of(explanation.circumstances().thresholds()),
                explanation.circumstances().planInForce(),
                overdue.stream().map(ExplainedOverdue::of).toList(),
                ExplainedState.of(explanation, language),
                ExplainedSignal.of(explanation, language));
    }
}
