package org.planledger.report.answer;

import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.planledger.report.attainment.Spread;

/// How the values of several regions lie; the fields are those of [Spread].
@Schema(description = "How the values of several regions lie, with 6 places.")
public record ValueSpread(
        @Schema(required = true) BigDecimal minimum,

        @Schema(required = true, description = "The middle one, of an even number the mean of the two in the middle.")
        BigDecimal median,

        @Schema(required = true) BigDecimal maximum) {

    /// @param spread null when there are no values
    /// @return null when there are no values
    public static ValueSpread of(Spread spread) {
        return spread == null ? null : new ValueSpread(spread.minimum(), spread.median(), spread.maximum());
    }
}
