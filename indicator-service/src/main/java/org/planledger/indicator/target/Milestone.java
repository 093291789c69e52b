package org.planledger.indicator.target;

import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.time.YearMonth;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What is due by the end of a month (rule book, section 5).
///
/// @param month a month of the window
/// @param value the value due by its end
@Schema(description = "What is due by the end of a month.")
public record Milestone(
        @NotNull YearMonth month,
        @NotNull @Digits(integer = 15, fraction = 12) BigDecimal value) {

    Milestone comparable() {
        return new Milestone(month, Target.stripped(value));
    }
}
