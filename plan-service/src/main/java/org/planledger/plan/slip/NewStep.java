package org.planledger.plan.slip;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What is to be done with a slip.
///
/// @param text the answer, or why it is returned or closed; null where nothing need be said
@Schema(description = "What is to be done with a slip.")
public record NewStep(
        @NotNull SlipAction action,

        @Size(max = NewSlip.LONGEST)
        @Schema(
                description = "The answer, or why it is returned; also needed to close a slip whose answer was not"
                        + " accepted.")
        String text) {}
