package org.planledger.plan.plan;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A move of a plan along its life.
///
/// @param status where it moves to
/// @param supersededBy the code of the plan that takes its place; given with SUPERSEDED, and only then
@Schema(description = "A move of a plan along its life: DRAFT, IN_FORCE, then EXPIRED, SUPERSEDED or REPEALED.")
public record StatusChange(
        @NotNull PlanStatus status,

        @Schema(description = "The plan that takes its place; required with SUPERSEDED, and only then.")
        @Pattern(regexp = Plan.CODE, message = Plan.CODE_EXPECTED)
        String supersededBy) {}
