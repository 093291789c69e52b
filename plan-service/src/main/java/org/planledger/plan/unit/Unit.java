package org.planledger.plan.unit;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.planledger.plan.region.Region;

/// A unit (单位) that leads tasks or takes part in them. The same name in two regions is two units.
///
/// @param code the region's code, a hyphen, and letters or digits; in a PUT it may be left out, the path says it
/// @param region the code of the region that it belongs to
/// @param name the name as documents write it, without blanks around it, unique in its region
/// @param superior the code of the unit of which this is a branch (市生态环境局度假区分局 of 市生态环境局); null for none
@Schema(description = "A unit that leads tasks or takes part in them.")
public record Unit(
        @Schema(description = "The region's code, a hyphen, and letters or digits.", examples = "371503-qkjj")
        @Pattern(regexp = Unit.CODE, message = Unit.CODE_EXPECTED)
        String code,

        @NotNull
        @Schema(description = "The region that it belongs to.", examples = "371503")
        @Pattern(regexp = Region.CODE, message = Region.CODE_EXPECTED)
        String region,

        @NotBlank @Size(max = 100) @Schema(examples = "区科技局")
        String name,

        @Schema(description = "The unit of which this is a branch; absent for none.")
        @Pattern(regexp = Unit.CODE, message = Unit.CODE_EXPECTED)
        String superior) {

    /// How a unit code is written.
    public static final String CODE = "^[0-9]{6}(Z[0-9]{2})?-[0-9A-Za-z]{1,32}$";

    /// What the message of a constraint on unit codes says.
    public static final String CODE_EXPECTED = "地区编码加“-”加字母或数字，如 371503-qkjj | "
            + "the region's code, a hyphen, and letters or digits, such as 371503-qkjj";

    Unit withCode(String given) {
        return new Unit(given, region, name, superior);
    }
}
