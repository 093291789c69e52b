package org.planledger.report.attainment;

import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.apache.commons.numbers.fraction.BigFraction;

/// What is due by the end of each month of the effective window (序时进度): straight lines from the start through the
/// milestones to the bound (rule book, section 5).
final class Schedule {
    private final Span window;
    private final BigFraction bound;
    private final NavigableMap<Integer, BigFraction> dueByElapsedMonths = new TreeMap<>();

    /// @param start where the line begins: 0, or the baseline of a stock
    Schedule(Target target, Span window, BigFraction start, BigFraction bound) {
        this.window = window;
        this.bound = bound;
        dueByElapsedMonths.put(0, start);
        for (Milestone milestone : target.milestones()) {
            int elapsed = window.elapsed(milestone.month());
            if (elapsed > 0 && elapsed < window.months()) {
                dueByElapsedMonths.put(elapsed, Exact.of(milestone.value()));
            }
        }
        dueByElapsedMonths.put(window.months(), bound);
    }

    BigFraction expectedAt(YearMonth month) {
        int elapsed = window.elapsed(month);
        Map.Entry<Integer, BigFraction> before = dueByElapsedMonths.floorEntry(elapsed);
        if (before.getKey() == elapsed) {
            return before.getValue();
        }
        Map.Entry<Integer, BigFraction> after = dueByElapsedMonths.higherEntry(elapsed);
        BigFraction way = BigFraction.of(elapsed - before.getKey(), after.getKey() - before.getKey());
        return before.getValue()
                .add(after.getValue().subtract(before.getValue()).multiply(way));
    }

    /// The points between which the lines run, the first in the month before the window.
    List<Milestone> points() {
        return dueByElapsedMonths.entrySet().stream()
                .map(point ->
                        new Milestone(window.from().plusMonths(point.getKey() - 1L), Exact.decimal(point.getValue())))
                .toList();
    }

    /// The share of the way from the start to the bound that is due; null when there is no way.
    BigFraction shareOfWayAt(YearMonth month) {
        BigFraction start = dueByElapsedMonths.firstEntry().getValue();
        return Exact.ratio(expectedAt(month).subtract(start), bound.subtract(start));
    }

    /// The share of the way from the start to the bound that a value has come; null when there is no way.
    BigFraction shareOfWay(BigFraction value) {
        BigFraction start = dueByElapsedMonths.firstEntry().getValue();
        return Exact.ratio(value.subtract(start), bound.subtract(start));
    }

    /// The first month from the given one on of which e(x) is above the share, which is positive; null when there
    /// is none.
    YearMonth firstMonthAbove(BigFraction share, YearMonth begin) {
        return isStraight() ? firstMonthAboveOnStraightLine(share, begin) : firstMonthAboveByWalking(share, begin);
    }

    private boolean isStraight() {
        return dueByElapsedMonths.size() == 2;
    }

    private YearMonth firstMonthAboveOnStraightLine(BigFraction share, YearMonth begin) {
        if (share.compareTo(BigFraction.ONE) >= 0) {
            return null;
        }
        BigFraction elapsed = share.multiply(window.months());
        int firstAbove = elapsed.getNumerator().divide(elapsed.getDenominator()).intValueExact() + 1;
        return window.from().plusMonths(Math.max(firstAbove, window.elapsed(begin)) - 1L);
    }

    private YearMonth firstMonthAboveByWalking(BigFraction share, YearMonth begin) {
        for (YearMonth month = begin; !month.isAfter(window.to()); month = month.plusMonths(1)) {
            if (shareAt(month).compareTo(share) > 0) {
                return month;
            }
        }
        return null;
    }

    /// e(x): the share of the bound that is due. It has a meaning for flows only, whose line begins at 0.
    BigFraction shareAt(YearMonth month) {
        return expectedAt(month).divide(bound);
    }
}
