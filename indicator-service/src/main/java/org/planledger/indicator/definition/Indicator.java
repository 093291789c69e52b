package org.planledger.indicator.definition;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.planledger.kernel.period.Frequency;

/// An indicator (指标): plain, with figures of its own, or derived from two plain ones (rule book, section 2). A
/// plain one has frequency, aggregation, reporting and dueDay; a derived one has numerator, denominator and
/// factor.
///
/// @param code the key; may be left out of a body, where the address gives it
/// @param unit the unit of measure, such as 个 or 万立方米
/// @param direction which way is better
/// @param decimals how many decimals a figure has at the most
/// @param nature what it obliges to; null when nobody has said
/// @param reporting PERIOD when it is left out of a plain indicator
/// @param dueDay the day of the month after the period by which the figure is due; 10 when it is left out
/// @param negativeAllowed whether a figure may be below 0; false when it is left out of a plain indicator
/// @param combinedFirstMonths whether January and February are reported together, as February's figure, so
/// that no January figure is due; of a monthly indicator alone, false when it is left out
/// @param numerator the code of a plain indicator
/// @param denominator the code of a plain indicator
/// @param factor what the quotient is multiplied by, 100 for %
@Schema(
        description =
                "An indicator: plain (frequency, aggregation, reporting, dueDay and so on) or derived from two plain ones"
                        + " (numerator, denominator, factor).")
public record Indicator(
        @Pattern(regexp = CODE) @Schema(examples = "pm25") String code,

        @NotBlank @Size(max = 200) @Schema(examples = "PM2.5浓度")
        String name,

        @NotBlank @Size(max = 40) @Schema(examples = "微克/立方米", description = "The unit of measure.")
        String unit,

        @NotNull Direction direction,

        @NotNull @Min(0) @Max(MOST_DECIMALS) @Schema(description = "How many decimals a figure has at the most.")
        Integer decimals,

        @Schema(description = "BINDING (约束性) or EXPECTED (预期性); absent when nobody has said.")
        Nature nature,

        @Schema(description = "Of a plain indicator: how often it is observed.")
        Frequency frequency,

        @Schema(description = "Of a plain indicator: how figures make the value of a span.")
        Aggregation aggregation,

        @Schema(
                description =
                        "Of a plain indicator: what staff post; PERIOD when left out, YEAR_TO_DATE only with SUM.")
        Reporting reporting,

        @Min(1)
        @Max(28)
        @Schema(
                description = "Of a plain indicator: the day of the month after the period by which the figure"
                        + " is due; 10 when left out.")
        Integer dueDay,

        @Schema(description = "Of a plain indicator: whether a figure may be below 0; false when left out.")
        Boolean negativeAllowed,

        @Schema(
                description = "Of a monthly indicator: whether January and February are reported together, as"
                        + " February's figure, so that no January figure is due; false when left out.")
        Boolean combinedFirstMonths,

        @Schema(description = "Of a derived indicator: the code of a plain one.") @Pattern(regexp = CODE)
        String numerator,

        @Schema(description = "Of a derived indicator: the code of a plain one.") @Pattern(regexp = CODE)
        String denominator,

        @Schema(description = "Of a derived indicator: what the quotient is multiplied by, 100 for %.")
        @Positive
        @DecimalMax("1000000000")
        @Digits(integer = 10, fraction = 12)
        BigDecimal factor) {

    /// What an indicator's code looks like.
    public static final String CODE = "^[a-z0-9][a-z0-9-]{1,62}$";

    /// Computed values have six decimals (rule book), so a figure has no more.
    public static final int MOST_DECIMALS = 6;

    static final int DEFAULT_DUE_DAY = 10;

    /// Whether it is computed from two others and has no figures of its own.
    public boolean derived() {
        return numerator != null || denominator != null || factor != null;
    }

    Indicator withDefaults(String key) {
        boolean plain = !derived();
        return new Indicator(
                key,
                name,
                unit,
                direction,
                decimals,
                nature,
                frequency,
                aggregation,
                plain && reporting == null ? Reporting.PERIOD : reporting,
                plain && dueDay == null ? (Integer) DEFAULT_DUE_DAY : dueDay,
                plain && negativeAllowed == null ? Boolean.FALSE : negativeAllowed,
                plain && combinedFirstMonths == null ? Boolean.FALSE : combinedFirstMonths,
                numerator,
                denominator,
                factor);
    }

    /// Whether nothing but the writing of the factor differs.
    boolean sameAs(Indicator other) {
        return comparable().equals(other.comparable());
    }

    private Indicator comparable() {
        return new Indicator(
                code,
                name,
                unit,
                direction,
                decimals,
                nature,
                frequency,
                aggregation,
                reporting,
                dueDay,
                negativeAllowed,
                combinedFirstMonths,
                numerator,
                denominator,
                factor == null ? null : factor.stripTrailingZeros());
    }
}
