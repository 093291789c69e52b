package org.planledger.plan.slip;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What is to be done with a slip.
///
/// @param text the answer, or why it is returned or closed; null where nothing need be said
/// @param deadline with RETURN the last day on which the addressee may answer anew, today or later; null keeps the
/// deadline
@Schema(description = "What is to be done with a slip.")
public record NewStep(
        @NotNull SlipAction action,

        @Size(max = NewSlip.LONGEST)
        @Schema(
                description = "The answer, or why it is returned; also needed to close a slip whose answer was not"
                        + " accepted.")
        String text,

        @Schema(
                description = "With RETURN: the last day on which the addressee may answer anew; without it the"
                        + " deadline stays as it is.",
                examples = "2026-12-31")
        LocalDate deadline) {}
