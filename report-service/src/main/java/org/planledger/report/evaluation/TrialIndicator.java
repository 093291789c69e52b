package org.planledger.report.evaluation;

import com.fasterxml.jackson.annotation.JsonIgnore;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.planledger.kernel.period.Frequency;
import org.planledger.report.attainment.Aggregation;
import org.planledger.report.attainment.Direction;
import org.planledger.report.attainment.Reporting;

/// An indicator of a trial calculation (rule book, section 2): a plain one has a frequency and an aggregation, a
/// derived one a numerator and a denominator.
///
/// @param code by which targets, observations and derived indicators name it
/// @param direction which way is better
/// @param decimals to how many places EXACTLY compares; 2 when left out
/// @param frequency how often a plain one is observed; null for a derived one
/// @param aggregation how the figures of a plain one make the value of a span; null for a derived one
/// @param reporting what is posted for a plain one; PERIOD when left out, YEAR_TO_DATE only with SUM
/// @param combinedFirstMonths whether a plain, monthly one reports January and February together, as February's
/// figure; null when left out, which is false
/// @param numerator the code of an indicator, plain or derived; null for a plain one
/// @param denominator the code of an indicator, plain or derived; null for a plain one
/// @param factor what the quotient is multiplied by, 100 for %; 1 when left out
@Schema(
        description = "An indicator: plain (frequency, aggregation, reporting) or derived (numerator, denominator,"
                + " factor).")
public record TrialIndicator(
        @NotBlank @Size(max = 95) @Schema(required = true, examples = "new-jobs")
        String code,

        @NotNull @Schema(description = "Which way is better.")
        Direction direction,

        @Min(0) @Max(12) @Schema(description = "To how many places EXACTLY compares.", defaultValue = "2")
        Integer decimals,

        @Schema(description = "Of a plain indicator: how often it is observed.")
        Frequency frequency,

        @Schema(description = "Of a plain indicator: how figures make the value of a span.")
        Aggregation aggregation,

        @Schema(
                description = "Of a plain indicator: what is posted; YEAR_TO_DATE only with SUM.",
                defaultValue = "PERIOD")
        Reporting reporting,

        @Schema(
                description =
                        "Of a monthly indicator: whether January and February are reported together, as"
                                + " February's figure, so that no January figure is expected and one that is sent does not count.",
                defaultValue = "false")
        Boolean combinedFirstMonths,

        @Size(max = 95) @Schema(description = "Of a derived indicator: the code of its numerator.")
        String numerator,

        @Size(max = 95) @Schema(description = "Of a derived indicator: the code of its denominator.")
        String denominator,

        @Digits(integer = EvaluationRequest.WHOLE_DIGITS, fraction = EvaluationRequest.DECIMAL_DIGITS)
        @Schema(
                description = "Of a derived indicator: what the quotient is multiplied by, 100 for %.",
                defaultValue = "1")
        BigDecimal factor) {

    private static final int USUAL_DECIMALS = 2;

    public TrialIndicator {
        decimals = decimals == null ? (Integer) USUAL_DECIMALS : decimals;
    }

    @JsonIgnore
    boolean isDerived() {
        return numerator != null || denominator != null || factor != null;
    }

    @JsonIgnore
    boolean combinesFirstMonths() {
        return Boolean.TRUE.equals(combinedFirstMonths);
    }

    @JsonIgnore
    boolean isPlain() {
        return frequency != null || aggregation != null || reporting != null || combinedFirstMonths != null;
    }
}
