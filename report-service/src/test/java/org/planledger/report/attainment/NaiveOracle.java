package org.planledger.report.attainment;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.YearMonth;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// The rule book a second time, section by section, slow and without cleverness: what the engine is measured against.
/// One object answers for one target.
final class NaiveOracle {
    private final Target target;
    private final Circumstances circumstances;
    private final NaiveFigures figures;

    // Section 1
    private final SortedSet<YearMonth> window = new TreeSet<>();
    private final SortedSet<YearMonth> span = new TreeSet<>();

    // Sections 2 and 3
    private NaiveFigures.Count count;
    private YearMonth through;
    private Fraction value;
    private Reason reason;

    // Section 4
    private enum Family {
        FLOOR,
        CEILING,
        TWO_SIDED,
        DIRECTIONAL
    }

    private Family family;
    private Fraction bound;
    private Fraction base;
    private boolean satisfied;
    private Fraction attainment;
    private Fraction used;
    private Fraction progress;
    private Fraction gap;

    // Section 5
    private boolean hasPace;
    private Fraction expected;
    private Fraction paceRatio;
    private Fraction forecast;
    private Boolean forecastSatisfied;
    private Fraction requiredPerMonth;
    private YearMonth breachMonth;

    private NaiveOracle(Target target, Observations observations, Circumstances circumstances) {
        this.target = target;
        this.circumstances = circumstances;
        this.figures = new NaiveFigures(observations);
    }

    static Result evaluate(Target target, Observations observations, Circumstances circumstances) {
        NaiveOracle oracle = new NaiveOracle(target, observations, circumstances);
        oracle.takeTime();
        oracle.measure();
        if (target.goal() != null && oracle.value != null) {
            oracle.compareWithGoal();
            oracle.takePace();
        }
        return oracle.result();
    }

    /// The points behind schedule; null where there are none.
    static Fraction pointsBehind(Target target, Observations observations, Circumstances circumstances) {
        NaiveOracle oracle = new NaiveOracle(target, observations, circumstances);
        oracle.takeTime();
        oracle.measure();
        if (target.goal() == null || oracle.value == null) {
            return null;
        }
        oracle.compareWithGoal();
        oracle.takePace();
        return oracle.pointsBehind();
    }

    // 1. Time

    private void takeTime() {
        YearMonth asOf = circumstances.asOf();
        YearMonth last = asOf.isBefore(target.to()) ? asOf : target.to();
        for (YearMonth month : NaiveFigures.months(target.from(), target.to())) {
            if (target.recurrence() == Recurrence.TOTAL || month.getYear() == last.getYear()) {
                window.add(month);
            }
        }
        for (YearMonth month : window) {
            if (!month.isAfter(asOf)) {
                span.add(month);
            }
        }
    }

    private SortedSet<YearMonth> windowUpTo(YearMonth end) {
        SortedSet<YearMonth> months = new TreeSet<>();
        for (YearMonth month : window) {
            if (!month.isAfter(end)) {
                months.add(month);
            }
        }
        return months;
    }

    // 3. Measures

    private void measure() {
        count = figures.count(target.indicator(), span);
        through = count.through();
        switch (target.measure()) {
            case AMOUNT -> value = figures.value(target.indicator(), span);
            case GROWTH -> value = growth();
            case REDUCTION -> {
                Fraction growth = growth();
                value = growth == null ? null : growth.negated();
            }
            case GROWTH_AVERAGE -> value = averageGrowth();
        }
    }

    private Fraction growth() {
        if (through == null) {
            return null;
        }
        SortedSet<YearMonth> now = windowUpTo(through);
        SortedSet<YearMonth> before = NaiveFigures.twelveMonthsEarlier(now);
        Fraction present = figures.value(target.indicator(), now);
        Fraction former = figures.value(target.indicator(), before);
        if (isNoBase(former, before, now)) {
            reason = Reason.BASE_MISSING;
            return null;
        }
        return present == null ? null : present.over(former).minus(Fraction.ONE).times(Fraction.of(100));
    }

    private Fraction averageGrowth() {
        through = null;
        int lastWholeYear = 0;
        for (YearMonth month : span) {
            if (span.containsAll(wholeYear(month.getYear()))) {
                lastWholeYear = month.getYear();
            }
        }
        if (lastWholeYear == 0) {
            return null;
        }
        through = YearMonth.of(lastWholeYear, 12);
        int yearBefore = window.first().getYear() - 1;
        Fraction present = figures.value(target.indicator(), wholeYear(lastWholeYear));
        Fraction former = figures.value(target.indicator(), wholeYear(yearBefore));
        boolean fallsBelowZero = present != null && present.isNegative();
        if (fallsBelowZero || isNoBase(former, wholeYear(yearBefore), windowUpTo(through))) {
            reason = Reason.BASE_MISSING;
            return null;
        }
        return present == null
                ? null
                : present.over(former)
                        .root(lastWholeYear - yearBefore)
                        .minus(Fraction.ONE)
                        .times(Fraction.of(100));
    }

    private boolean isNoBase(Fraction former, SortedSet<YearMonth> before, SortedSet<YearMonth> now) {
        return former == null
                || !former.isPositive()
                || figures.count(target.indicator(), before).isLessCompleteThan(figures.count(target.indicator(), now));
    }

    private static SortedSet<YearMonth> wholeYear(int year) {
        return NaiveFigures.months(YearMonth.of(year, 1), YearMonth.of(year, 12));
    }

    // 4. Targets

    private void compareWithGoal() {
        Direction direction = target.indicator().direction();
        switch (target.goal()) {
            case Goal.AtLeast goal -> {
                family = Family.FLOOR;
                bound = Fraction.of(goal.value());
            }
            case Goal.AtMost goal -> {
                family = Family.CEILING;
                bound = Fraction.of(goal.value());
            }
            case Goal.Exactly _ -> family = Family.TWO_SIDED;
            case Goal.About goal -> {
                family = familyBy(direction);
                bound = family == Family.TWO_SIDED ? null : Fraction.of(goal.value());
            }
            case Goal.Between goal -> {
                family = familyBy(direction);
                bound = switch (family) {
                    case FLOOR -> Fraction.of(goal.low());
                    case CEILING -> Fraction.of(goal.high());
                    case TWO_SIDED, DIRECTIONAL -> null;
                };
            }
            case Goal.Increase _, Goal.Decrease _ -> {
                family = Family.DIRECTIONAL;
                if (target.baseline() != null) {
                    base = Fraction.of(target.baseline().value());
                } else if (through != null) {
                    base = figures.value(target.indicator(), NaiveFigures.twelveMonthsEarlier(windowUpTo(through)));
                }
                if (base == null) {
                    reason = Reason.BASE_MISSING;
                }
            }
        }
        satisfied = satisfies(value);
        switch (family) {
            case FLOOR -> attainment = bound.isPositive() ? value.over(bound) : null;
            case CEILING -> {
                attainment = value.isPositive() ? bound.over(value) : null;
                used = bound.isPositive() ? value.over(bound) : null;
            }
            case TWO_SIDED -> attainment = satisfied ? Fraction.ONE : nearness();
            case DIRECTIONAL -> attainment = null;
        }
        if (bound != null) {
            gap = bound.minus(value);
            if (target.baseline() != null) {
                Fraction start = Fraction.of(target.baseline().value());
                progress = start.equals(bound) ? null : value.minus(start).over(bound.minus(start));
            }
        }
    }

    private static Family familyBy(Direction direction) {
        return switch (direction) {
            case HIGHER -> Family.FLOOR;
            case LOWER -> Family.CEILING;
            case NEUTRAL -> Family.TWO_SIDED;
        };
    }

    private boolean satisfies(Fraction v) {
        Direction direction = target.indicator().direction();
        return switch (target.goal()) {
            case Goal.AtLeast goal -> v.atLeast(Fraction.of(goal.value()));
            case Goal.AtMost goal -> v.atMost(Fraction.of(goal.value()));
            case Goal.Exactly goal -> {
                int decimals = target.indicator().decimals();
                BigDecimal wanted = goal.value().setScale(decimals, RoundingMode.HALF_UP);
                yield v.rounded(decimals).compareTo(wanted) == 0;
            }
            case Goal.About goal -> isWithin(v, lowest(goal), highest(goal), direction);
            case Goal.Between goal -> isWithin(v, Fraction.of(goal.low()), Fraction.of(goal.high()), direction);
            case Goal.Increase _ -> base != null && v.above(base);
            case Goal.Decrease _ -> base != null && v.below(base);
        };
    }

    private static boolean isWithin(Fraction v, Fraction low, Fraction high, Direction direction) {
        return switch (direction) {
            case HIGHER -> v.atLeast(low);
            case LOWER -> v.atMost(high);
            case NEUTRAL -> v.atLeast(low) && v.atMost(high);
        };
    }

    private static Fraction lowest(Goal.About goal) {
        return Fraction.of(goal.value()).times(Fraction.ONE.minus(Fraction.of(goal.tolerance())));
    }

    private static Fraction highest(Goal.About goal) {
        return Fraction.of(goal.value()).times(Fraction.ONE.plus(Fraction.of(goal.tolerance())));
    }

    /// The attainment of a two-sided goal that is not satisfied.
    private Fraction nearness() {
        Fraction nearest = switch (target.goal()) {
            case Goal.Exactly goal -> Fraction.of(goal.value());
            case Goal.About goal -> nearer(lowest(goal), highest(goal));
            case Goal.Between goal -> nearer(Fraction.of(goal.low()), Fraction.of(goal.high()));
            default -> throw new IllegalStateException("not two-sided: " + target.goal());
        };
        if (nearest.isZero()) {
            return null;
        }
        Fraction share = Fraction.ONE.minus(value.distanceTo(nearest).over(nearest.distanceTo(Fraction.ZERO)));
        return share.isNegative() ? Fraction.ZERO : share;
    }

    private Fraction nearer(Fraction low, Fraction high) {
        return value.distanceTo(low).atMost(value.distanceTo(high)) ? low : high;
    }

    // 5. Pace

    private Aggregation aggregation() {
        return target.indicator() instanceof PlainIndicator plain ? plain.aggregation() : null;
    }

    private void takePace() {
        boolean sum = aggregation() == Aggregation.SUM;
        boolean lastWithBaseline = aggregation() == Aggregation.LAST && target.baseline() != null;
        hasPace = (family == Family.FLOOR || family == Family.CEILING)
                && target.measure() == Measure.AMOUNT
                && bound.isPositive()
                && (sum || lastWithBaseline);
        if (!hasPace) {
            return;
        }
        expected = due(through);
        if (sum) {
            takePaceOfSum();
        } else {
            Fraction start = Fraction.of(target.baseline().value());
            Fraction planned = expected.minus(start);
            paceRatio = planned.isZero() ? null : value.minus(start).over(planned);
        }
    }

    private void takePaceOfSum() {
        Fraction share = due(through).over(bound);
        if (family == Family.FLOOR) {
            paceRatio = expected.isZero() ? null : value.over(expected);
            int monthsLeft = 0;
            for (YearMonth month : window) {
                if (month.isAfter(through)) {
                    monthsLeft++;
                }
            }
            if (monthsLeft > 0) {
                Fraction missing = gap.isNegative() ? Fraction.ZERO : gap;
                requiredPerMonth = missing.over(Fraction.of(monthsLeft));
            }
        } else {
            paceRatio = value.isPositive() ? expected.over(value) : Fraction.ONE;
        }
        if (share.isZero()) {
            return;
        }
        forecast = value.over(share);
        forecastSatisfied = satisfies(forecast);
        if (family == Family.CEILING) {
            for (YearMonth month : window) {
                if (!month.isBefore(through)
                        && breachMonth == null
                        && value.times(due(month).over(bound)).over(share).above(bound)) {
                    breachMonth = month;
                }
            }
        }
    }

    /// What is due at the end of a month: a straight line, or one that bends at each milestone.
    private Fraction due(YearMonth end) {
        Fraction start = aggregation() == Aggregation.LAST
                ? Fraction.of(target.baseline().value())
                : Fraction.ZERO;
        TreeMap<YearMonth, Fraction> points = new TreeMap<>();
        points.put(window.first().minusMonths(1), start);
        for (Milestone milestone : target.milestones()) {
            if (window.contains(milestone.month())) {
                points.put(milestone.month(), Fraction.of(milestone.value()));
            }
        }
        points.put(window.last(), bound);

        YearMonth left = points.firstKey();
        YearMonth right = points.lastKey();
        for (YearMonth month : points.keySet()) {
            if (month.isBefore(end)) {
                left = month;
            }
        }
        for (YearMonth month : points.descendingKeySet()) {
            if (!month.isBefore(end)) {
                right = month;
            }
        }
        Fraction rise = points.get(right).minus(points.get(left));
        Fraction elapsed = Fraction.of(NaiveFigures.months(left, end).size() - 1);
        Fraction length = Fraction.of(NaiveFigures.months(left, right).size() - 1);
        return points.get(left).plus(rise.times(elapsed).over(length));
    }

    // 12. Points behind schedule

    /// Null without pace, and where the baseline is the bound.
    private Fraction pointsBehind() {
        if (!hasPace) {
            return null;
        }
        Fraction hundred = Fraction.of(100);
        if (aggregation() == Aggregation.LAST) {
            Fraction way = bound.minus(Fraction.of(target.baseline().value()));
            return way.isZero() ? null : expected.minus(value).times(hundred).over(way);
        }
        Fraction missing = family == Family.CEILING ? value.minus(expected) : expected.minus(value);
        return missing.times(hundred).over(bound);
    }

    // 6. State and signal

    private State state() {
        Thresholds thresholds = circumstances.thresholds();
        boolean sumOfAmounts = aggregation() == Aggregation.SUM && target.measure() == Measure.AMOUNT;
        if (target.status() == TargetStatus.PENDING || target.status() == TargetStatus.ASSIGNED) {
            return State.TARGET_NOT_SET;
        }
        if (circumstances.asOf().isBefore(target.from())) {
            return State.NOT_STARTED;
        }
        if (value == null) {
            return State.NO_DATA;
        }
        if (family == Family.CEILING && sumOfAmounts && value.above(bound)) {
            return State.BREACHED;
        }
        if (isLastFigureIn()) {
            return satisfied ? State.ACHIEVED : State.MISSED;
        }
        if (family == Family.FLOOR && sumOfAmounts && satisfied) {
            return State.ACHIEVED;
        }
        if (hasPace && thresholds.scheme() == ThresholdScheme.POINTS) {
            Fraction points = pointsBehind();
            if (points == null || points.below(Fraction.of(thresholds.yellowFromPoints()))) {
                return State.ON_TRACK;
            }
            return points.above(Fraction.of(thresholds.redAbovePoints())) ? State.FAR_BEHIND : State.BEHIND;
        }
        if (hasPace) {
            if (paceRatio == null || paceRatio.atLeast(Fraction.of(thresholds.onTrackFrom()))) {
                return State.ON_TRACK;
            }
            return paceRatio.atLeast(Fraction.of(thresholds.behindFrom())) ? State.BEHIND : State.FAR_BEHIND;
        }
        if (satisfied) {
            return State.ON_TRACK;
        }
        if (family == Family.DIRECTIONAL) {
            return State.BEHIND;
        }
        return attainment != null && attainment.atLeast(Fraction.of(thresholds.nearFrom()))
                ? State.BEHIND
                : State.FAR_BEHIND;
    }

    private boolean isLastFigureIn() {
        return through != null && through.equals(window.last());
    }

    private Signal signal(State state) {
        return switch (state) {
            case FAR_BEHIND, BREACHED, MISSED -> Signal.RED;
            case BEHIND -> Signal.YELLOW;
            case NO_DATA -> Signal.BLUE;
            case TARGET_NOT_SET -> circumstances.planInForce() ? Signal.BLUE : Signal.NONE;
            case NOT_STARTED, ACHIEVED, ON_TRACK -> circumstances.overdue() > 0 ? Signal.BLUE : Signal.NONE;
        };
    }

    // 7. Scores

    private Fraction score(State state) {
        Fraction score = switch (state) {
            case TARGET_NOT_SET, NOT_STARTED -> null;
            case NO_DATA -> Fraction.ZERO;
            case ACHIEVED -> Fraction.ONE;
            case BREACHED, MISSED, ON_TRACK, BEHIND, FAR_BEHIND -> {
                if (paceRatio != null && !isLastFigureIn()) {
                    yield paceRatio;
                }
                if (attainment != null) {
                    yield attainment;
                }
                yield satisfied ? Fraction.ONE : Fraction.ZERO;
            }
        };
        if (score == null) {
            return null;
        }
        if (score.isNegative()) {
            return Fraction.ZERO;
        }
        return score.above(Fraction.ONE) ? Fraction.ONE : score;
    }

    private Result result() {
        State state = state();
        return new Result(
                target.id(),
                value(value),
                through,
                ratio(count.completeness()),
                count.expected(),
                count.reported(),
                ratio(attainment),
                ratio(used),
                ratio(progress),
                value(gap),
                value(expected),
                ratio(paceRatio),
                value(forecast),
                forecastSatisfied,
                value(requiredPerMonth),
                breachMonth,
                state,
                signal(state),
                ratio(score(state)),
                circumstances.overdue(),
                reason);
    }

    private static BigDecimal value(Fraction exact) {
        return exact == null ? null : exact.rounded(6);
    }

    private static BigDecimal ratio(Fraction exact) {
        return exact == null ? null : exact.rounded(4);
    }
}
