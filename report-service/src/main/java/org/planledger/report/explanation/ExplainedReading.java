package org.planledger.report.explanation;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.planledger.kernel.period.Frequency;
import org.planledger.report.attainment.Aggregation;
import org.planledger.report.attainment.DerivedIndicator;
import org.planledger.report.attainment.Explanation;
import org.planledger.report.attainment.PlainIndicator;
import org.planledger.report.attainment.Reporting;

/// What the figures say about an indicator over some months (rule book, section 2).
///
/// @param purpose what it was read for; null for a component, which serves what its whole does
/// @param indicator the indicator's code
/// @param value with 6 places; null when there is none
/// @param through null without a figure
/// @param frequency null for a derived indicator, like aggregation, reporting, combinedFirstMonths and figures
/// @param figures by rising period
/// @param factor null for a plain indicator, like numerator and denominator
@Schema(description = "What the figures say about an indicator over some months.")
public record ExplainedReading(
        @Schema(
                description = "SPAN: the months looked at. PRESENT: what is compared with the base. BASE: what it is"
                        + " compared with. COMPLETENESS: the months whose completeness the base of an average"
                        + " growth must have. Absent for the components of a derived indicator.")
        Explanation.ReadingPurpose purpose,

        @Schema(required = true, examples = "pm25") String indicator,
        @Schema(required = true) ExplainedMonths months,

        @Schema(description = "The value over these months; absent when there is none.", examples = "1210")
        BigDecimal value,

        @Schema(required = true, description = "How many periods lie in these months.", examples = "9")
        int expectedPeriods,

        @Schema(required = true, description = "How many of them are reported.", examples = "8")
        int reportedPeriods,

        @Schema(description = "The last month of the latest reported period.")
        YearMonth through,

        @Schema(description = "How long its periods are; absent for a derived indicator.")
        Frequency frequency,

        @Schema(description = "How the figures make the value; absent for a derived indicator.")
        Aggregation aggregation,

        @Schema(description = "What is posted; absent for a derived indicator.")
        Reporting reporting,

        @Schema(
                description = "Whether February's figure stands for January, too; absent for a derived indicator.",
                examples = "false")
        Boolean combinedFirstMonths,

        @Schema(description = "By rising period; absent for a derived indicator.")
        List<ExplainedFigure> figures,

        @Schema(
                description =
                        "Numerator / denominator x factor is the value; absent for others than derived indicators.")
        BigDecimal factor,

        @Schema(description = "Of a derived indicator.") ExplainedReading numerator,
        @Schema(description = "Of a derived indicator.") ExplainedReading denominator) {

    static ExplainedReading of(Explanation.SpanReading reading, FigureOrigins origins) {
        return switch (reading.indicator()) {
            case PlainIndicator plain ->
                of(
                        reading,
                        plain,
                        reading.figures().stream()
                                .map(figure -> ExplainedFigure.of(plain.code(), figure, origins))
                                .toList(),
                        null,
                        null,
                        null);
            case DerivedIndicator derived ->
                of(
                        reading,
                        null,
                        null,
                        derived.factor(),
                        of(reading.numerator(), origins),
                        of(reading.denominator(), origins));
        };
    }

    private static ExplainedReading of(
            Explanation.SpanReading reading,
            PlainIndicator plain,
            List<ExplainedFigure> figures,
            BigDecimal factor,
            ExplainedReading numerator,
            ExplainedReading denominator) {
        return new ExplainedReading(
                reading.purpose(),
                reading.indicator().code(),
                ExplainedMonths.of(reading.months()),
                reading.value(),
                reading.expectedPeriods(),
                reading.reportedPeriods(),
                reading.through(),
                plain == null ? null : plain.frequency(),
                plain == null ? null : plain.aggregation(),
                plain == null ? null : plain.reporting(),
                plain == null ? null : (Boolean) plain.combinedFirstMonths(),
                figures,
                factor,
                numerator,
                denominator);
    }
}
