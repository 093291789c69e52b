package org.planledger.plan.plan;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.planledger.plan.unit.Unit;

/// A numbered task (任务) of a plan.
///
/// @param number its number as the plan prints it, such as `51`
/// @param title its heading; null where the plan gives none
/// @param text its full text
/// @param part the place of its part among the plan's parts, counted from 1
/// @param section the place of its section inside that part, counted from 1; null outside sections
/// @param lead the codes of the units that lead it (牵头单位), in the plan's order
/// @param cooperating the codes of the units that cooperate (配合单位)
/// @param participating the codes of the units that take part (参加单位)
@Schema(description = "A numbered task of a plan.")
public record Task(
        @NotNull
        @Schema(description = "Its number as the plan prints it.", examples = "51")
        @Pattern(
                regexp = "^[0-9A-Za-z][0-9A-Za-z.-]{0,15}$",
                message =
                        "任务编号：字母或数字开头，最多 16 个字母、数字、点或连字符，如 51 | "
                                + "a task number: up to 16 letters, digits, dots or hyphens, not beginning with a sign, like 51")
        String number,

        @Size(max = 300) @Schema(description = "Its heading; absent where the plan gives none.")
        String title,

        @NotBlank @Size(max = 20_000) String text,

        @NotNull @Min(1) @Schema(description = "The place of its part among the plan's parts, counted from 1.")
        Integer part,

        @Min(1) @Schema(description = "The place of its section inside the part, counted from 1.")
        Integer section,

        @Size(max = 200) @Schema(description = "The units that lead it, by code.")
        List<@NotNull @Pattern(regexp = Unit.CODE, message = Unit.CODE_EXPECTED) String> lead,

        @Size(max = 200) @Schema(description = "The units that cooperate, by code.")
        List<@NotNull @Pattern(regexp = Unit.CODE, message = Unit.CODE_EXPECTED) String> cooperating,

        @Size(max = 200) @Schema(description = "The units that take part, by code.")
        List<@NotNull @Pattern(regexp = Unit.CODE, message = Unit.CODE_EXPECTED) String> participating) {

    public Task {
        lead = Lists.given(lead);
        cooperating = Lists.given(cooperating);
        participating = Lists.given(participating);
    }

    List<String> unitsAs(UnitRole role) {
        return switch (role) {
            case LEAD -> lead;
            case COOPERATING -> cooperating;
            case PARTICIPATING -> participating;
        };
    }
}
