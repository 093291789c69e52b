package org.planledger.indicator.suspicion;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.planledger.kernel.period.Period;

/// The present figures of a series, and what is suspicious about one of them against the others. docs/checks.md
/// has the formulas. All is computed in double precision: numbers are told apart up to 15 significant digits.
final class SeriesHistory {
    /// How many other figures it takes to tell a jump.
    static final int FEWEST_OTHERS = 6;

    private final Terms terms;
    private final int[] periods;
    private final double[] values;
    private double[] measures;
    private double[] sorted;
    private int yearOfSorted;

    /// What is known of the series' indicator.
    ///
    /// @param yearToDate whether its figures are accumulated since January
    /// @param rate whether its unit is %
    /// @param decimals how many decimals a figure has at the most
    record Terms(boolean yearToDate, boolean rate, int decimals) {}

    /// @param periods the numbers of the periods that have a figure, all of one frequency, rising
    /// @param values the figure of each
    SeriesHistory(Terms terms, int[] periods, double[] values) {
        this.terms = terms;
        this.periods = periods;
        this.values = values;
    }

    /// The figure of a period; NaN when there is none.
    double valueAt(int period) {
        int place = Arrays.binarySearch(periods, period);
        return place < 0 ? Double.NaN : values[place];
    }

    /// What is suspicious about the figure of a period against its own series.
    List<Raised> suspicionsAgainst(int period) {
        int place = Arrays.binarySearch(periods, period);
        List<Raised> raised = new ArrayList<>(2);
        addJump(place, raised);
        if (terms.yearToDate()) {
            addFalling(place, raised);
        }
        if (terms.rate() && (values[place] < 0 || values[place] > 100)) {
            raised.add(new Raised(Suspicion.RATE, "", 0.0, 100.0));
        }
        return raised;
    }

    /// Adds what is suspicious about a figure of a part and that of its whole.
    ///
    /// @param isPart whether the figure is that of the part
    /// @param other the other indicator
    /// @param otherValue its figure of the same region and period; NaN when there is none
    static void addPart(double value, boolean isPart, String other, double otherValue, List<Raised> raised) {
        if (isPart && value > otherValue) {
            raised.add(new Raised(Suspicion.PART, other, null, otherValue));
        } else if (!isPart && value < otherValue) {
            raised.add(new Raised(Suspicion.PART, other, otherValue, null));
        }
    }

    private void addFalling(int place, List<Raised> raised) {
        if (hasEarlier(place) && values[place] < values[place - 1]) {
            raised.add(new Raised(Suspicion.FALLING, name(place - 1), values[place - 1], null));
        }
        if (place + 1 < periods.length && hasEarlier(place + 1) && values[place] > values[place + 1]) {
            raised.add(new Raised(Suspicion.FALLING, name(place + 1), null, values[place + 1]));
        }
    }

    /// Whether the year of the figure has an earlier one.
    private boolean hasEarlier(int place) {
        return place > 0 && periods[place - 1] / 100 == periods[place] / 100;
    }

    private String name(int place) {
        return Period.ofNumber(periods[place]).toString();
    }

    private void addJump(int place, List<Raised> raised) {
        int year = periods[place] / 100;
        if (measures == null) {
            measures = measures();
        }
        if (sorted == null || yearOfSorted != year) {
            HistoryYears years = HistoryYears.around(year);
            sorted = Arrays.copyOfRange(measures, firstFrom(years.firstPeriod()), firstFrom(years.endPeriod()));
            Arrays.sort(sorted);
            yearOfSorted = year;
        }
        int others = sorted.length - 1;
        if (others < FEWEST_OTHERS) {
            return;
        }
        double measure = measures[place];
        int left = Arrays.binarySearch(sorted, measure);
        double median = (other(left, (others - 1) / 2) + other(left, others / 2)) / 2;
        double deviation = medianDeviation(left, median);
        UsualRange usual = deviation > 0
                ? UsualRange.byMedianDeviation(median, deviation)
                : UsualRange.byMeanDeviation(median, meanDeviation(left, median));
        if (usual.isFar(measure)) {
            UsualRange.Ends ends = usual.ends(Math.pow(10, terms.decimals()));
            raised.add(new Raised(Suspicion.JUMP, "", ends.low(), ends.high()));
        }
    }

    /// The place of the first figure of a period or a later one.
    private int firstFrom(int period) {
        int place = Arrays.binarySearch(periods, period);
        return place < 0 ? -1 - place : place;
    }

    /// What is compared: the figures, or of year-to-date figures the mean increase for each period since the
    /// figure before, or since the beginning of the year. In units of the last decimal, which makes figures whole
    /// numbers.
    private double[] measures() {
        double unit = Math.pow(10, terms.decimals());
        double[] result = new double[values.length];
        for (int place = 0; place < result.length; place++) {
            double whole = Math.rint(values[place] * unit);
            if (terms.yearToDate()) {
                boolean hasEarlier = hasEarlier(place);
                double before = hasEarlier ? Math.rint(values[place - 1] * unit) : 0;
                int covered = inYear(periods[place]) - (hasEarlier ? inYear(periods[place - 1]) : 0);
                whole = (whole - before) / covered;
            }
            result[place] = whole + 0.0;
        }
        return result;
    }

    private static int inYear(int period) {
        return Period.ofNumber(period).number();
    }

    /// The measure at a place among all but the one that is left out, in rising order.
    private double other(int left, int place) {
        return sorted[place < left ? place : place + 1];
    }

    /// The median of the others' distances from their median. The distances rise from the middle to both ends, so
    /// the smaller half of them is met from the middle on.
    private double medianDeviation(int left, double median) {
        int others = sorted.length - 1;
        int below = others / 2 - 1;
        int above = others / 2;
        double last = 0;
        double beforeLast = 0;
        for (int met = 0; met <= others / 2; met++) {
            double down = below < 0 ? Double.POSITIVE_INFINITY : median - other(left, below);
            double up = above >= others ? Double.POSITIVE_INFINITY : other(left, above) - median;
            beforeLast = last;
            if (down < up) {
                last = down;
                below--;
            } else {
                last = up;
                above++;
            }
        }
        return others % 2 == 0 ? (beforeLast + last) / 2 : last;
    }

    private double meanDeviation(int left, double median) {
        int others = sorted.length - 1;
        double sum = 0;
        for (int place = 0; place < others; place++) {
            sum += Math.abs(other(left, place) - median);
        }
        return sum / others;
    }
}
