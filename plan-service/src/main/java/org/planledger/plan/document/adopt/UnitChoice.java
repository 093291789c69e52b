package org.planledger.plan.document.adopt;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.planledger.plan.unit.Unit;

/// Which unit a printed name means.
///
/// @param name the name as the document prints it
/// @param code the code of the unit
@Schema(description = "Which unit a printed name means.")
public record UnitChoice(
        @NotBlank @Schema(examples = "区住建局") String name,

        @NotNull @Schema(examples = "371503-qzjj") @Pattern(regexp = Unit.CODE, message = Unit.CODE_EXPECTED)
        String code) {}
