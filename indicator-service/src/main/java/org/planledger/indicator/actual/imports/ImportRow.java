package org.planledger.indicator.actual.imports;

import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.planledger.indicator.actual.ActualStatus;
import org.planledger.indicator.actual.Figure;
import org.planledger.kernel.period.Period;

/// One figure of a JSON import, as the interface's document describes it. The fields are those of the address
/// and the body of a single figure.
@Schema(description = "One figure of an import.")
record ImportRow(
        @NotNull @Schema(examples = "pm25") String indicator,
        @NotNull @Schema(examples = "371503") String region,
        @NotNull Period period,
        @NotNull BigDecimal value,

        @Schema(description = "When left out, as it is where the value stays the same, else PROVISIONAL.")
        ActualStatus status,

        @Schema(maxLength = Figure.LONGEST_SOURCE) String source,
        @Schema(maxLength = Figure.LONGEST_NOTE) String note,

        @Schema(description = "Why a figure is revised.", maxLength = Figure.LONGEST_REASON)
        String reason) {}
