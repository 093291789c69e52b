package org.planledger.indicator.actual;

import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.planledger.indicator.suspicion.FigureWarning;
import org.planledger.kernel.period.Period;

/// The answer to a posted figure: what it has done, and the figure as it stands now. The fields are those of
/// [Actual].
///
/// @param outcome what posting has done
/// @param warnings its open warnings
@Schema(description = "What posting has done, and the figure as it stands now.")
public record PostedActual(
        @NotNull Outcome outcome,
        @NotNull String indicator,
        @NotNull String region,
        @NotNull Period period,
        @NotNull BigDecimal value,
        @NotNull ActualStatus status,
        String source,
        String note,
        String reason,
        String postedBy,
        @NotNull Integer revision,
        @NotNull Instant recordedAt,

        @NotNull @Schema(description = "What is suspicious about it and was not given a reason for.")
        List<FigureWarning> warnings) {

    static PostedActual of(Outcome outcome, Actual actual, List<FigureWarning> warnings) {
        return new PostedActual(
                outcome,
                actual.indicator(),
                actual.region(),
                actual.period(),
                actual.value(),
                actual.status(),
                actual.source(),
                actual.note(),
                actual.reason(),
                actual.postedBy(),
                actual.revision(),
                actual.recordedAt(),
                warnings);
    }
}
