package org.planledger.report.attainment;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.SequencedMap;
import org.apache.commons.numbers.fraction.BigFraction;

/// What an indicator comes to over several regions in the same months (rule book, sections 7 and 15).
///
/// @param total of all regions together; its value is null where the indicator cannot be added, or nobody has figures
/// @param spread of the regions' values; null when none has one
/// @param regions of each region alone, in the order given
public record RegionalTotal(SpanValue total, Spread spread, SequencedMap<String, SpanValue> regions) {

    /// What figures say over months.
    ///
    /// @param value with 6 places; null without figures
    /// @param through the last month that is reported; of several regions the earliest one; null without figures
    /// @param completeness reported / expected, with 4 places; null when nothing is expected
    public record SpanValue(
            BigDecimal value, YearMonth through, int expectedPeriods, int reportedPeriods, BigDecimal completeness) {}

    /// @param regions the figures of each region
    public static RegionalTotal of(
            Indicator indicator, YearMonth from, YearMonth to, SequencedMap<String, Observations> regions) {
        Span span = new Span(from, to);
        SequencedMap<String, Reading> readings = new LinkedHashMap<>();
        regions.forEach((region, figures) -> readings.put(region, new SpanReader(figures).read(indicator, span)));
        SequencedMap<String, SpanValue> values = new LinkedHashMap<>();
        readings.forEach((region, reading) -> values.put(
                region,
                spanValue(reading.value(), reading.through(), reading.expectedPeriods(), reading.reportedPeriods())));
        return new RegionalTotal(
                total(indicator, readings.values()),
                Spread.of(readings.values().stream()
                        .map(Reading::value)
                        .filter(Objects::nonNull)
                        .toList()),
                values);
    }

    private static SpanValue total(Indicator indicator, Collection<Reading> readings) {
        return spanValue(
                added(indicator, List.copyOf(readings)),
                readings.stream()
                        .map(Reading::through)
                        .filter(Objects::nonNull)
                        .min(Comparator.naturalOrder())
                        .orElse(null),
                readings.stream().mapToInt(Reading::expectedPeriods).sum(),
                readings.stream().mapToInt(Reading::reportedPeriods).sum());
    }

    private static SpanValue spanValue(BigFraction value, YearMonth through, int expected, int reported) {
        return new SpanValue(
                Exact.roundedValue(value),
                through,
                expected,
                reported,
                expected == 0 ? null : Exact.roundedRatio(BigFraction.of(reported, expected)));
    }

    /// @return null where the indicator cannot be added, or nobody has figures
    private static BigFraction added(Indicator indicator, List<Reading> readings) {
        return switch (indicator) {
            case PlainIndicator plain when plain.aggregation() == Aggregation.MEAN -> null;
            case PlainIndicator plain ->
                readings.stream()
                        .map(Reading::value)
                        .filter(Objects::nonNull)
                        .reduce(BigFraction::add)
                        .orElse(null);
            case DerivedIndicator derived -> recomputed(derived, readings);
        };
    }

    /// From the regions that have both components, for half of a region would distort the whole.
    private static BigFraction recomputed(DerivedIndicator derived, List<Reading> readings) {
        List<Reading.Components> both = readings.stream()
                .map(reading -> (Reading.Components) reading.source())
                .filter(components -> components.numerator().value() != null
                        && components.denominator().value() != null)
                .toList();
        BigFraction numerator = added(
                derived.numerator(),
                both.stream().map(Reading.Components::numerator).toList());
        BigFraction denominator = added(
                derived.denominator(),
                both.stream().map(Reading.Components::denominator).toList());
        return SpanReader.quotient(numerator, denominator, derived.factor());
    }
}
