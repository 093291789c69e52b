package org.planledger.indicator.actual;

import java.math.BigDecimal;
import java.time.Month;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.planledger.indicator.definition.Reporting;
import org.planledger.indicator.directory.Directory;
import org.planledger.kernel.period.Frequency;
import org.planledger.kernel.period.Period;
import org.planledger.kernel.problem.Text;
import org.planledger.kernel.problem.Violation;

/// What is known of the indicator and the region that a figure is posted for, and so what the figure must be
/// like (rule book, sections 1 and 2).
///
/// @param indicatorExists whether there is such an indicator; without one the others but the last say nothing
/// @param derived whether the indicator is computed from others
/// @param frequency how often it is observed; null for a derived one
/// @param reporting what staff post; null for a derived one
/// @param decimals how many decimals a figure has at the most
/// @param negativeAllowed whether a figure may be below 0
/// @param combinedFirstMonths whether the figure of February covers January, too
/// @param regionExists whether there is such a region
public record FigureTerms(
        boolean indicatorExists,
        boolean derived,
        Frequency frequency,
        Reporting reporting,
        int decimals,
        boolean negativeAllowed,
        boolean combinedFirstMonths,
        boolean regionExists) {
    /// Figures have at most this many digits before the decimal point.
    public static final int MOST_DIGITS = 15;

    /// Those of an indicator that does not exist.
    public static final FigureTerms NO_INDICATOR = new FigureTerms(false, false, null, null, 0, false, false, true);

    /// The same terms where there is no such region.
    public FigureTerms inUnknownRegion() {
        return new FigureTerms(
                indicatorExists, derived, frequency, reporting, decimals, negativeAllowed, combinedFirstMonths, false);
    }

    /// The period that a figure accumulated since January is of: the indicator's own that ends with the month, or the
    /// month where there is none.
    public Period ofCumulative(Period month) {
        Period own = frequency == null ? month : Period.containing(frequency, month.lastMonth());
        return own.lastMonth().equals(month.lastMonth()) ? own : month;
    }

    /// What is wrong with a period up to whose end a figure is accumulated since January; null when nothing is. It
    /// may be accumulated where that is what staff post, where the period begins with the year, and in February
    /// where that covers January, too.
    public Violation cumulativeFault(Period period) {
        if (frequency == null) {
            return null;
        }
        if (period.frequency() != frequency) {
            return endFault(period);
        }
        boolean isTaken = reporting != Reporting.PERIOD
                || period.number() == 1
                || (combinedFirstMonths && period.lastMonth().getMonthValue() == Month.FEBRUARY.getValue());
        return isTaken
                ? null
                : Violation.of(
                        "period",
                        "cumulative",
                        Text.of(
                                "此指标按期填报，不填累计数",
                                "the indicator takes the figure of each period, not one since January"),
                        Text.of("当期数，期间如 %s", "the period's own figure, for a period such as %s", period));
    }

    /// @param period that does not end with one of the indicator's
    private Violation endFault(Period period) {
        Period around = Period.containing(frequency, period.lastMonth());
        Object fitting = reporting == Reporting.PERIOD
                ? around
                : "%d年1—%d月".formatted(around.year(), around.lastMonth().getMonthValue());
        return Violation.of(
                "period",
                "frequency",
                Text.of(
                        "累计到 %s，指标没有止于该月的期间",
                        "it is accumulated to %s, and no period of the indicator ends with that month", period),
                Text.of("该指标的期间，如 %s", "a period of the indicator such as %s", fitting));
    }

    /// Everything that is wrong with a figure under these terms.
    ///
    /// @param indicator null where it could not be read, which is not told again
    /// @param region null where it could not be read, which is not told again
    /// @param period null where it could not be read
    /// @param value null where there is none, or it could not be read
    public List<Violation> faultsOf(String indicator, String region, Period period, BigDecimal value) {
        List<Violation> faults = new ArrayList<>();
        if (indicator != null) {
            addIndicatorFaults(indicator, period, value, faults);
        }
        if (region != null && !regionExists) {
            faults.add(Violation.of(
                    "region", "unknown-region", Directory.unknownRegion(region), Directory.REGION_EXPECTED));
        }
        return faults;
    }

    private void addIndicatorFaults(String indicator, Period period, BigDecimal value, List<Violation> faults) {
        if (!indicatorExists) {
            faults.add(Violation.of(
                    "indicator",
                    "unknown-indicator",
                    Text.of("没有指标“%s”", "there is no indicator \"%s\"", indicator),
                    Text.of("指标的代码，如 pm25", "the code of an indicator, such as pm25")));
        } else if (derived) {
            faults.add(Violation.of(
                    "indicator",
                    "derived",
                    Text.of("“%s”是派生指标，没有自己的数据", "\"%s\" is derived and has no figures of its own", indicator),
                    Text.of("它的分子或分母指标", "its numerator or its denominator")));
        } else {
            addPeriodFault(period, faults);
            addDecimalsFault(value, faults);
            addNegativeFault(value, faults);
        }
    }

    private void addNegativeFault(BigDecimal value, List<Violation> faults) {
        if (value != null && value.signum() < 0 && !negativeAllowed) {
            faults.add(Violation.of(
                    "value",
                    "negative",
                    Text.of("该指标的数据不能为负", "a figure of this indicator cannot be negative"),
                    Text.of("不小于 0 的数", "a number not below 0")));
        }
    }

    private void addPeriodFault(Period period, List<Violation> faults) {
        if (period == null || period.frequency() == frequency) {
            return;
        }
        Period fitting = Period.containing(frequency, period.lastMonth());
        Text expected = switch (frequency) {
            case MONTH -> Text.of("月度指标的期间，如 %s", "a monthly indicator takes a month such as %s", fitting);
            case QUARTER -> Text.of("季度指标的期间，如 %s", "a quarterly indicator takes a quarter such as %s", fitting);
            case HALF_YEAR -> Text.of("半年指标的期间，如 %s", "a half-yearly indicator takes a half year such as %s", fitting);
            case YEAR -> Text.of("年度指标的期间，如 %s", "a yearly indicator takes a year such as %s", fitting);
        };
        faults.add(Violation.of(
                "period",
                "frequency",
                Text.of("“%s”不合指标的频率", "\"%s\" does not fit the indicator's frequency", period),
                expected));
    }

    private void addDecimalsFault(BigDecimal value, List<Violation> faults) {
        if (value != null
                && value.scale() > decimals
                && value.stripTrailingZeros().scale() > decimals) {
            faults.add(Violation.of(
                    "value",
                    "decimals",
                    Text.of("小数位数过多，不会自动舍入", "it has too many decimals, and it is never rounded"),
                    Text.of("最多 %d 位小数", "at most %d decimal(s)", decimals)));
        }
    }

    /// What is wrong with a number for whatever indicator; null when nothing is.
    public static Violation sizeFault(BigDecimal value) {
        if (value.signum() == 0 ? value.scale() >= -MOST_DIGITS : value.precision() - value.scale() <= MOST_DIGITS) {
            return null;
        }
        return Violation.of(
                "value",
                "size",
                Text.of("数值过大", "the number is too large"),
                Text.of("整数部分最多 %d 位", "at most %d digits before the decimal point", MOST_DIGITS));
    }

    /// What is wrong with a period in this month; null when nothing is. A period may be posted once it has
    /// begun.
    public static Violation futureFault(Period period, YearMonth present) {
        if (!period.firstMonth().isAfter(present)) {
            return null;
        }
        return Violation.of(
                "period",
                "future",
                Text.of("期间“%s”尚未开始", "the period %s has not begun", period),
                Text.of("不晚于 %s 的期间", "a period that has begun by %s", present));
    }

    /// What is wrong with the reason for revising a FINAL figure; null when nothing is.
    public static Violation reasonFault(String reason) {
        if (reason != null && !reason.isBlank()) {
            return null;
        }
        return Violation.of(
                "reason",
                "reason-required",
                Text.of("最终数的修订或撤回须说明原因", "a FINAL figure is revised or withdrawn for a reason only"),
                Text.of("修订的原因", "why it is revised"));
    }
}
