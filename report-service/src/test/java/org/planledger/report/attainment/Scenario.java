package org.planledger.report.attainment;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.planledger.kernel.period.Frequency;
import org.planledger.kernel.period.Period;
import org.planledger.kernel.problem.Language;
import org.planledger.report.explanation.FigureOrigin;
import org.planledger.report.explanation.FigureStatus;
import org.planledger.report.explanation.ResultExplanation;

/// A target with its figures and circumstances, put together in the words of the rule book. What is not said is
/// ordinary: the window is the year 2023, seen as of its last month, the measure AMOUNT, the recurrence TOTAL, the
/// plan in force with the usual thresholds, nothing overdue.
final class Scenario {
    private final Indicator indicator;
    private final Map<String, NavigableMap<Period, BigDecimal>> figures = new TreeMap<>();
    private final List<Milestone> milestones = new ArrayList<>();
    private TargetStatus status = TargetStatus.SET;
    private Goal goal = new Goal.AtLeast(BigDecimal.ONE);
    private Measure measure = Measure.AMOUNT;
    private Recurrence recurrence = Recurrence.TOTAL;
    private YearMonth from = YearMonth.of(2023, 1);
    private YearMonth to = YearMonth.of(2023, 12);
    private YearMonth asOf = YearMonth.of(2023, 12);
    private Baseline baseline;
    private boolean planInForce = true;
    private Thresholds thresholds = Thresholds.DEFAULT;
    private int overdue;

    private Scenario(Indicator indicator) {
        this.indicator = indicator;
    }

    static Scenario of(Indicator indicator) {
        return new Scenario(indicator);
    }

    /// A monthly indicator whose figures are summed.
    static Scenario flow(Direction direction) {
        return of(plain("flow", Frequency.MONTH, Aggregation.SUM, direction));
    }

    /// A monthly indicator of which the latest figure counts.
    static Scenario stock(Direction direction) {
        return of(plain("stock", Frequency.MONTH, Aggregation.LAST, direction));
    }

    /// A monthly indicator whose figures are averaged: it has no pace.
    static Scenario level(Direction direction) {
        return of(plain("level", Frequency.MONTH, Aggregation.MEAN, direction));
    }

    static PlainIndicator plain(String code, Frequency frequency, Aggregation aggregation, Direction direction) {
        return new PlainIndicator(code, frequency, aggregation, Reporting.PERIOD, false, direction, 2);
    }

    static PlainIndicator yearToDate(String code, Frequency frequency, Direction direction) {
        return new PlainIndicator(code, frequency, Aggregation.SUM, Reporting.YEAR_TO_DATE, false, direction, 2);
    }

    /// The same indicator, reporting January and February together.
    static PlainIndicator combined(PlainIndicator plain) {
        return new PlainIndicator(
                plain.code(),
                plain.frequency(),
                plain.aggregation(),
                plain.reporting(),
                true,
                plain.direction(),
                plain.decimals());
    }

    static DerivedIndicator percentage(Indicator numerator, Indicator denominator, Direction direction) {
        return new DerivedIndicator("percentage", numerator, denominator, new BigDecimal("100"), direction, 2);
    }

    Scenario window(String first, String last) {
        return window(YearMonth.parse(first), YearMonth.parse(last));
    }

    Scenario window(YearMonth first, YearMonth last) {
        from = first;
        to = last;
        return this;
    }

    Scenario asOf(String month) {
        return asOf(YearMonth.parse(month));
    }

    Scenario asOf(YearMonth month) {
        asOf = month;
        return this;
    }

    /// The goal as it is printed in the tables of the tests: `AT_LEAST 100`, `ABOUT 100 0.05`, `BETWEEN 2 3`,
    /// `DECREASE`.
    Scenario goal(String text) {
        String[] words = text.split(" ", 3);
        return goal(
                switch (words[0]) {
                    case "AT_LEAST" -> new Goal.AtLeast(new BigDecimal(words[1]));
                    case "AT_MOST" -> new Goal.AtMost(new BigDecimal(words[1]));
                    case "EXACTLY" -> new Goal.Exactly(new BigDecimal(words[1]));
                    case "ABOUT" -> new Goal.About(new BigDecimal(words[1]), new BigDecimal(words[2]));
                    case "BETWEEN" -> new Goal.Between(new BigDecimal(words[1]), new BigDecimal(words[2]));
                    case "INCREASE" -> new Goal.Increase();
                    case "DECREASE" -> new Goal.Decrease();
                    default -> throw new IllegalArgumentException("no comparator " + words[0]);
                });
    }

    Scenario goal(Goal wanted) {
        goal = wanted;
        return this;
    }

    Scenario status(TargetStatus wanted) {
        status = wanted;
        return this;
    }

    Scenario measure(Measure wanted) {
        measure = wanted;
        return this;
    }

    Scenario yearly() {
        return recurrence(Recurrence.YEARLY);
    }

    Scenario recurrence(Recurrence wanted) {
        recurrence = wanted;
        return this;
    }

    Scenario baseline(String value) {
        return baseline(new Baseline(null, new BigDecimal(value)));
    }

    Scenario baseline(Baseline given) {
        baseline = given;
        return this;
    }

    Scenario milestone(String month, String value) {
        return milestone(YearMonth.parse(month), new BigDecimal(value));
    }

    Scenario milestone(YearMonth month, BigDecimal value) {
        milestones.add(new Milestone(month, value));
        return this;
    }

    Scenario planNotInForce() {
        return planInForce(false);
    }

    Scenario planInForce(boolean inForce) {
        planInForce = inForce;
        return this;
    }

    Scenario thresholds(String onTrackFrom, String behindFrom, String nearFrom) {
        return thresholds(new Thresholds(
                ThresholdScheme.RATIO,
                new BigDecimal(onTrackFrom),
                new BigDecimal(behindFrom),
                new BigDecimal(nearFrom),
                thresholds.yellowFromPoints(),
                thresholds.redAbovePoints()));
    }

    /// The plan tells lateness by points.
    Scenario points(String yellowFrom, String redAbove) {
        return thresholds(new Thresholds(
                ThresholdScheme.POINTS,
                thresholds.onTrackFrom(),
                thresholds.behindFrom(),
                thresholds.nearFrom(),
                new BigDecimal(yellowFrom),
                new BigDecimal(redAbove)));
    }

    /// The plan tells lateness by the usual points: yellow from 10, red above 30.
    Scenario points() {
        return points("10", "30");
    }

    Scenario thresholds(Thresholds given) {
        thresholds = given;
        return this;
    }

    Scenario overdue(int periods) {
        overdue = periods;
        return this;
    }

    /// Posts the figure of one period of the target's own, plain indicator.
    Scenario post(String period, String value) {
        return post(indicator.code(), Period.parse(period), new BigDecimal(value));
    }

    Scenario post(String code, String period, String value) {
        return post(code, Period.parse(period), new BigDecimal(value));
    }

    Scenario post(String code, Period period, BigDecimal value) {
        figures.computeIfAbsent(code, _ -> new TreeMap<>()).put(period, value);
        return this;
    }

    /// Posts figures of the target's own, plain indicator, one period after the other.
    Scenario postFrom(String firstPeriod, String... values) {
        return postAll(indicator.code(), firstPeriod, values);
    }

    Scenario postAll(String code, String firstPeriod, String... values) {
        Period period = Period.parse(firstPeriod);
        for (String value : values) {
            post(code, period, new BigDecimal(value));
            period = next(period);
        }
        return this;
    }

    private static Period next(Period period) {
        return period.number() < period.frequency().perYear()
                ? new Period(period.frequency(), period.year(), period.number() + 1)
                : new Period(period.frequency(), period.year() + 1, 1);
    }

    Target target() {
        return new Target(
                "t",
                indicator,
                status,
                status == TargetStatus.SET ? goal : null,
                measure,
                recurrence,
                from,
                to,
                baseline,
                List.copyOf(milestones));
    }

    Observations observations() {
        return code -> Collections.unmodifiableNavigableMap(figures.getOrDefault(code, new TreeMap<>()));
    }

    Circumstances circumstances() {
        return new Circumstances(asOf, planInForce, thresholds, overdue);
    }

    /// What the engine says.
    Result result() {
        return Attainment.evaluate(target(), observations(), circumstances());
    }

    /// How the engine says that it came about, with an overdue figure for each that was said to be.
    ResultExplanation explanation(Language language) {
        List<Overdue.Missing> missing = new ArrayList<>();
        for (int i = 0; i < overdue; i++) {
            Period period = Period.containing(Frequency.MONTH, from.plusMonths(i));
            missing.add(new Overdue.Missing("x", period, period.lastMonth().atEndOfMonth()));
        }
        return ResultExplanation.of(
                Attainment.explain(target(), observations(), circumstances()),
                missing,
                (code, period) -> new FigureOrigin(1, FigureStatus.PROVISIONAL),
                language);
    }

    /// Everything that a replay needs, one thing a line.
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        text.append(target()).append('\n').append(circumstances());
        figures.forEach(
                (code, series) -> text.append('\n').append(code).append(": ").append(series));
        return text.toString();
    }
}
