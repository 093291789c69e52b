package org.planledger.plan.document.adopt;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.planledger.plan.document.DocumentReading;
import org.planledger.plan.region.Region;

/// A reading as a person has confirmed it, with what the document does not say.
///
/// @param region the code of the region that the plan is for
/// @param reading the reading as it was answered, or as the person has corrected it
/// @param units the codes of units whose printed names are not those of the directory; null for none
/// @param indicators the existing indicators that the person has chosen; null for none
@Schema(description = "A reading as a person has confirmed it, with what the document does not say.")
public record ConfirmedReading(
        @NotNull
        @Schema(description = "The region that the plan is for.", examples = "371503")
        @Pattern(regexp = Region.CODE, message = Region.CODE_EXPECTED)
        String region,

        @NotNull @Valid DocumentReading reading,
        @Size(max = 2_000) List<@NotNull @Valid UnitChoice> units,
        @Size(max = 5_000) List<@NotNull @Valid IndicatorChoice> indicators) {

    public ConfirmedReading {
        units = units == null ? List.of() : units;
        indicators = indicators == null ? List.of() : indicators;
    }
}
