package org.planledger.indicator.target;

import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.planledger.kernel.period.Period;

/// Where a target starts from (rule book, sections 4 and 5).
///
/// @param period the period of the figure, of the indicator's frequency
/// @param value the figure then
@Schema(description = "Where a target starts from.")
public record Baseline(
        @NotNull Period period,
        @NotNull @Digits(integer = 15, fraction = 12) BigDecimal value) {

    Baseline comparable() {
        return new Baseline(period, value.stripTrailingZeros());
    }
}
