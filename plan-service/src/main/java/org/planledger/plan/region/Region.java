package org.planledger.plan.region;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A region (地区) that plans, units and figures belong to.
///
/// @param code six digits as in GB/T 2260, or the extension code of a zone without a code of its own: the six digits of
///     its parent, `Z` and two digits; in a PUT it may be left out, the path says it
/// @param name the name in full, without blanks around it
/// @param level where the region stands
/// @param parent the code of the region that it lies in; null for a province
@Schema(description = "A region that plans, units and figures belong to.")
public record Region(
        @Schema(
                description = "Six digits as in GB/T 2260, or the parent's six digits, Z and two digits.",
                examples = "371503")
        @Pattern(regexp = Region.CODE, message = Region.CODE_EXPECTED)
        String code,

        @NotBlank @Size(max = 100) @Schema(examples = "茌平区") String name,
        @NotNull RegionLevel level,

        @Schema(description = "The region that it lies in; absent for a province.", examples = "371500")
        @Pattern(regexp = Region.CODE, message = Region.CODE_EXPECTED)
        String parent) {

    /// How a region code is written.
    public static final String CODE = "^[0-9]{6}(Z[0-9]{2})?$";

    /// What the message of a constraint on region codes says.
    public static final String CODE_EXPECTED = "六位地区编码，如 371503，或扩展码，如 371500Z01 | "
            + "a region code of six digits such as 371503, or an extension code such as 371500Z01";

    Region withCode(String given) {
        return new Region(given, name, level, parent);
    }
}
