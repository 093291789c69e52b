package org.planledger.indicator.proposal;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What the tasks of a plan want to reach, as somebody has read it and confirmed it.
///
/// @param plan the code of the plan in plan-service
/// @param region the code of the region of all of them
/// @param tasks the numbers of all tasks that the plan has or is to have; null when it is not to be looked at
/// @param proposals the targets with what each of them measures
@Schema(description = "What the tasks of a plan want to reach, to become targets.")
public record ProposedTargets(
        @NotBlank @Pattern(regexp = "^[a-z0-9][a-z0-9-]{1,62}$") @Schema(examples = "chiping-2023-2025")
        String plan,

        @NotBlank @Size(max = 9) @Schema(examples = "371503")
        String region,

        @Size(max = 2_000)
        @Schema(
                description = "The numbers of all tasks that the plan has, or is to have. With them it is a fault when"
                        + " further targets of the plan are of other tasks.")
        List<@NotNull String> tasks,

        @NotNull @Size(max = ProposedTargets.MOST) List<@NotNull @Valid ProposedTarget> proposals) {
    /// How many there are at the most.
    public static final int MOST = 5_000;
}
