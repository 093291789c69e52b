package org.planledger.report.explanation;

import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.planledger.kernel.period.Period;
import org.planledger.report.attainment.Explanation;

/// A figure that a result was made from.
///
/// @param use what it did for the value (rule book, section 2)
/// @param revision which revision of the period's figure it is, counted from 1
@Schema(description = "A figure that a result was made from.")
public record ExplainedFigure(
        @Schema(required = true) Period period,
        @Schema(required = true, examples = "150") BigDecimal value,

        @Schema(
                required = true,
                description = "TAKEN: the value is made of it. SUBTRACTED: a year-to-date figure from before the months"
                        + " read, which is taken off. COUNTED: it only stands as reported.")
        Explanation.FigureUse use,

        @Schema(required = true, description = "Which revision of the figure it is.", examples = "1")
        int revision,

        @Schema(required = true) FigureStatus status) {

    static ExplainedFigure of(String indicator, Explanation.Figure figure, FigureOrigins origins) {
        FigureOrigin origin = origins.of(indicator, figure.period());
        return new ExplainedFigure(figure.period(), figure.value(), figure.use(), origin.revision(), origin.status());
    }
}
