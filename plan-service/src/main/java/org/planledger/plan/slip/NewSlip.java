package org.planledger.plan.slip;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.time.YearMonth;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.planledger.plan.plan.Plan;
import org.planledger.plan.unit.Unit;

/// A slip that is to be issued on a warning.
///
/// @param task the number of the task that the warned target belongs to
/// @param target the id of the warned target; plan-service does not know targets and keeps it unchecked
/// @param asOf the month as of which the warning stood
/// @param addressee the code of the unit that is to answer
/// @param deadline the last day on which it may answer, today or later
/// @param text what is demanded, at most 4000 characters
@Schema(description = "A supervision slip that is to be issued on a warning.")
public record NewSlip(
        @NotNull @Schema(examples = "chiping-2023-2025") @Pattern(regexp = Plan.CODE, message = Plan.CODE_EXPECTED)
        String plan,

        @NotNull @Schema(description = "The number of the task.", examples = "51")
        String task,

        @NotBlank
        @Size(max = 100)
        @Schema(description = "The warned target, as indicator-service knows it. It is not checked here.")
        String target,

        @NotNull @Schema(description = "The month as of which the warning stood.", examples = "2026-10")
        YearMonth asOf,

        @NotNull SlipColour colour,

        @NotNull
        @Schema(description = "The unit that is to answer.", examples = "371503-qkjj")
        @Pattern(regexp = Unit.CODE, message = Unit.CODE_EXPECTED)
        String addressee,

        @NotNull @Schema(description = "The last day on which it may answer.", examples = "2026-12-15")
        LocalDate deadline,

        @NotBlank @Size(max = LONGEST) @Schema(description = "What is demanded.")
        String text) {

    /// The longest text of a slip or of a step, in characters.
    public static final int LONGEST = 4000;
}
