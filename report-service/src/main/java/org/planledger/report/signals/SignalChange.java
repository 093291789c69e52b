package org.planledger.report.signals;

import java.time.YearMonth;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.planledger.report.attainment.Signal;
import org.planledger.report.attainment.State;
import org.planledger.report.attainment.StateRule;
import org.planledger.report.explanation.ExplainedThresholds;

/// A change of the signal that a target shows (rule book, sections 6 and 13).
///
/// @param target the target's id
/// @param plan the code of its plan
/// @param asOf the month as of which it shows the new signal: the plan's usual one (section 1)
/// @param signalBefore what was published before; NONE when nothing was
/// @param stateRule the step of section 6 that decided the state
/// @param stateBranch the branch of that step
/// @param signalRule the step of section 6 that decided the signal
/// @param thresholds the scheme and thresholds of the plan by which it was decided
@Schema(description = "A change of the signal that a target shows, and what gave it.")
public record SignalChange(
        @Schema(required = true, description = "The target's id.")
        String target,

        @Schema(required = true, description = "The code of its plan.")
        String plan,

        @Schema(required = true, description = "The month as of which it shows the new signal.")
        YearMonth asOf,

        @Schema(required = true, description = "What was published before; NONE when nothing was.")
        Signal signalBefore,

        @Schema(required = true) Signal signal,
        @Schema(required = true) State state,

        @Schema(
                required = true,
                description = "The step of section 6 of the rule book that decided the state.",
                examples = "6.7")
        String stateRule,

        @Schema(required = true, description = "The branch of that step.")
        StateRule stateBranch,

        @Schema(
                required = true,
                description = "The step of section 6 of the rule book that decided the signal.",
                examples = "6.a")
        String signalRule,

        @Schema(required = true) ExplainedThresholds thresholds) {}
