package org.planledger.plan.plan;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A document that a plan is based on (依据文件).
///
/// @param title its title
/// @param documentNumber its number (文号); null where the plan names none
@Schema(description = "A document that the plan is based on.")
public record BasisDocument(
        @NotBlank @Size(max = 300) String title,

        @Size(max = 100) @Schema(examples = "国发〔2022〕18号") String documentNumber) {}
