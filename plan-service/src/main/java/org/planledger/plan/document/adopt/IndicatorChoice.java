package org.planledger.plan.document.adopt;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Which existing indicator is meant by a name.
///
/// @param name the name in the reading
/// @param unit the unit in the reading; null for goals that have none, or name a growth
/// @param code the code of the indicator
@Schema(description = "Which existing indicator a name of the reading means.")
public record IndicatorChoice(
        @NotBlank @Schema(examples = "城镇新增就业") String name,

        @Schema(description = "The unit in the reading; left out for goals without, and for growth.")
        String unit,

        @NotBlank
        @Schema(examples = "chengzhen-xinzeng-jiuye")
        @Pattern(
                regexp = "^[a-z0-9][a-z0-9-]{1,62}$",
                message = "指标代码：2 至 63 个小写字母、数字或连字符 | an indicator code: 2 to 63 small letters, digits or hyphens")
        String code) {}
