package org.planledger.report.attainment;

import java.time.YearMonth;
import java.util.List;
import org.apache.commons.numbers.fraction.BigFraction;

/// The value that a target is held against (rule book, section 3).
///
/// @param value null when it cannot be computed
/// @param through the last month that the value covers; null without one
/// @param reading what the observations say over the whole span
/// @param compared what was read beside it, to compare; empty for amounts
/// @param reason why the value is null; null when it is not, or when there simply are no figures
record Measurement(BigFraction value, YearMonth through, Reading reading, List<Compared> compared, Reason reason) {
    private static final BigFraction HUNDRED = BigFraction.of(100);

    /// What was read of another span than the target's.
    record Compared(Explanation.ReadingPurpose purpose, Reading reading) {}

    static Measurement of(Target target, SpanReader reader, Span span) {
        Reading reading = reader.read(target.indicator(), span);
        return switch (target.measure()) {
            case AMOUNT -> new Measurement(reading.value(), reading.through(), reading, List.of(), null);
            case GROWTH -> growth(target.indicator(), reader, span, reading);
            case REDUCTION -> growth(target.indicator(), reader, span, reading).negated();
            case GROWTH_AVERAGE -> growthAverage(target.indicator(), reader, span, reading);
        };
    }

    private static Measurement growth(Indicator indicator, SpanReader reader, Span span, Reading reading) {
        if (reading.through() == null) {
            return new Measurement(null, null, reading, List.of(), null);
        }
        Span compared = span.until(reading.through());
        Reading present = reader.read(indicator, compared);
        Reading base = reader.read(indicator, compared.yearEarlier());
        List<Compared> read = List.of(
                new Compared(Explanation.ReadingPurpose.PRESENT, present),
                new Compared(Explanation.ReadingPurpose.BASE, base));
        if (isNoBase(base) || base.isLessCompleteThan(present)) {
            return new Measurement(null, reading.through(), reading, read, Reason.BASE_MISSING);
        }
        BigFraction value = present.value() == null
                ? null
                : present.value().divide(base.value()).subtract(BigFraction.ONE).multiply(HUNDRED);
        return new Measurement(value, reading.through(), reading, read, null);
    }

    private Measurement negated() {
        return new Measurement(value == null ? null : value.negate(), through, reading, compared, reason);
    }

    private static Measurement growthAverage(Indicator indicator, SpanReader reader, Span span, Reading reading) {
        Integer lastYear = lastWholeYear(span);
        if (lastYear == null) {
            return new Measurement(null, null, reading, List.of(), null);
        }
        YearMonth through = YearMonth.of(lastYear, 12);
        int baseYear = span.from().getYear() - 1;
        Reading present = reader.read(indicator, Span.ofYear(lastYear));
        Reading base = reader.read(indicator, Span.ofYear(baseYear));
        Reading whole = reader.read(indicator, span.until(through));
        List<Compared> read = List.of(
                new Compared(Explanation.ReadingPurpose.PRESENT, present),
                new Compared(Explanation.ReadingPurpose.BASE, base),
                new Compared(Explanation.ReadingPurpose.COMPLETENESS, whole));
        boolean negative = present.value() != null && present.value().signum() < 0;
        if (isNoBase(base) || negative || base.isLessCompleteThan(whole)) {
            return new Measurement(null, through, reading, read, Reason.BASE_MISSING);
        }
        if (present.value() == null) {
            return new Measurement(null, through, reading, read, null);
        }
        BigFraction yearly = Root.of(present.value().divide(base.value()), lastYear - baseYear);
        return new Measurement(yearly.subtract(BigFraction.ONE).multiply(HUNDRED), through, reading, read, null);
    }

    private static boolean isNoBase(Reading base) {
        return base.value() == null || base.value().signum() <= 0;
    }

    private static Integer lastWholeYear(Span span) {
        if (span.isEmpty()) {
            return null;
        }
        int firstWhole = span.from().getMonthValue() == 1
                ? span.from().getYear()
                : span.from().getYear() + 1;
        int lastWhole = span.to().getMonthValue() == 12
                ? span.to().getYear()
                : span.to().getYear() - 1;
        return lastWhole < firstWhole ? null : lastWhole;
    }
}
