package org.planledger.report.standing;

import java.time.Month;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.planledger.kernel.period.Frequency;
import org.planledger.kernel.period.Period;
import org.planledger.report.attainment.Measure;
import org.planledger.report.attainment.Reporting;

/// A series whose figures a target is judged by, and which of them.
///
/// @param target the target's id
/// @param indicator the plain indicator, which for a derived one is what it is computed from
/// @param region the region of the target
/// @param first the first period that counts, in the indicator's frequency
/// @param last the last period that counts
/// @param withoutJanuary whether figures of January do not count, because February's stand for both
public record FigureUse(
        String target, String indicator, String region, Period first, Period last, boolean withoutJanuary) {

    /// Whether the figure of the period counts for the target.
    public boolean holds(Period period) {
        return period.frequency() == first.frequency()
                && period.compareTo(first) >= 0
                && period.compareTo(last) <= 0
                && !(withoutJanuary && period.number() == Month.JANUARY.getValue());
    }

    /// Those of a target whose indicator is known; none where its months hold no whole period.
    static List<FigureUse> of(StoredTarget target, StoredIndicators indicators) {
        List<FigureUse> uses = new ArrayList<>();
        for (String source : indicators.sources(target.indicator())) {
            Frequency frequency = indicators.frequency(source);
            boolean combined = indicators.combinesFirstMonths(source);
            YearMonth begin = firstMonth(target, indicators.reporting(source));
            Period first = firstFrom(frequency, combined ? notHalfway(begin) : begin);
            Period last = lastUntil(frequency, target.to());
            if (first.compareTo(last) <= 0) {
                uses.add(new FigureUse(target.id(), source, target.region(), first, last, combined));
            }
        }
        return uses;
    }

    /// Of growth the base counts, too, and of year-to-date figures what the year had before the window (rule book,
    /// sections 2 to 4).
    private static YearMonth firstMonth(StoredTarget target, Reporting reporting) {
        if (target.measure() == Measure.GROWTH_AVERAGE) {
            return YearMonth.of(target.from().getYear() - 1, 1);
        }
        boolean hasBase =
                target.measure() != Measure.AMOUNT || (target.isEverDirectional() && target.baseline() == null);
        YearMonth first = hasBase ? target.from().minusYears(1) : target.from();
        return reporting == Reporting.YEAR_TO_DATE ? first.withMonth(1) : first;
    }

    /// What begins in February holds only half of what its figure stands for.
    private static YearMonth notHalfway(YearMonth begin) {
        return begin.getMonth() == Month.FEBRUARY ? begin.plusMonths(1) : begin;
    }

    private static Period firstFrom(Frequency frequency, YearMonth month) {
        Period period = Period.containing(frequency, month);
        return period.firstMonth().equals(month)
                ? period
                : Period.containing(frequency, period.lastMonth().plusMonths(1));
    }

    private static Period lastUntil(Frequency frequency, YearMonth month) {
        Period period = Period.containing(frequency, month);
        return period.lastMonth().equals(month)
                ? period
                : Period.containing(frequency, period.firstMonth().minusMonths(1));
    }
}
