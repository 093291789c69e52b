package org.planledger.indicator.proposal;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.planledger.indicator.target.Target;

/// A target that is proposed.
///
/// @param indicator what it measures, as the plan names it
/// @param target the target; its plan and region are those of the proposal and may be left out, and so may its id: then
/// it is the plan's target of the same task, indicator and measure, or a new one. With `indicator` it
/// names the indicator that somebody has chosen; without, that is found by name and unit, or made
@Schema(description = "A target that is proposed, with what it measures.")
public record ProposedTarget(
        @NotNull @Valid ProposedIndicator indicator,

        @NotNull
        @Schema(
                description =
                        "The target. Its plan and region may be left out, and its id: then it is the plan's target of the"
                                + " same task, indicator and measure, or a new one. Its indicator is given where somebody has"
                                + " chosen one, and else found by name and unit, or made.")
        Target target) {}
