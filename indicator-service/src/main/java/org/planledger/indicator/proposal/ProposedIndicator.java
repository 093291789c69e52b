package org.planledger.indicator.proposal;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.planledger.indicator.definition.Aggregation;
import org.planledger.indicator.definition.Direction;
import org.planledger.indicator.definition.Indicator;
import org.planledger.indicator.definition.Reporting;
import org.planledger.kernel.period.Frequency;

/// What a proposed target measures, in the words of the plan.
///
/// @param code the code for a new indicator; another one like it when it is taken
/// @param name its name, by which an existing one is found
/// @param unit the unit of its figures; null when the plan does not say it, as where it names a growth alone
/// @param direction which way a new one is better
/// @param decimals how many decimals a figure of a new one has at the most
/// @param frequency how often a new one is observed; MONTH when left out
/// @param aggregation how figures of a new one make the value of a span
/// @param reporting what staff post of a new one; PERIOD when left out
@Schema(description = "What a proposed target measures, in the words of the plan.")
public record ProposedIndicator(
        @NotNull @Pattern(regexp = Indicator.CODE) @Schema(description = "The code for a new one.")
        String code,

        @NotBlank @Size(max = 200) String name,

        @Size(min = 1, max = 40)
        @Schema(description = "The unit of its figures; left out where the plan does not say it.")
        String unit,

        @NotNull Direction direction,
        @NotNull @Min(0) @Max(Indicator.MOST_DECIMALS) Integer decimals,
        @Schema(description = "MONTH when left out.") Frequency frequency,
        @NotNull Aggregation aggregation,
        @Schema(description = "PERIOD when left out.") Reporting reporting) {
    /// The unit of a new indicator of which the plan says none, until somebody says which it is.
    public static final String UNIT_NOT_STATED = "未注明";

    /// The unit without what makes no difference; null when the plan does not say it.
    String normalUnit() {
        return unit == null ? null : KnownIndicators.normal(unit);
    }

    Indicator made(String newCode) {
        return new Indicator(
                newCode,
                name,
                unit == null ? UNIT_NOT_STATED : unit,
                direction,
                decimals,
                null,
                frequency == null ? Frequency.MONTH : frequency,
                aggregation,
                reporting,
                null,
                null,
                null,
                null,
                null,
                null);
    }
}
