package org.planledger.report.attainment;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.apache.commons.numbers.fraction.BigFraction;
import org.planledger.kernel.period.Period;
import org.planledger.report.attainment.Explanation.Ask;
import org.planledger.report.attainment.Explanation.Figure;
import org.planledger.report.attainment.Explanation.FigureUse;
import org.planledger.report.attainment.Explanation.GoalFamily;
import org.planledger.report.attainment.Explanation.Months;
import org.planledger.report.attainment.Explanation.PaceNumbers;
import org.planledger.report.attainment.Explanation.ReadingPurpose;
import org.planledger.report.attainment.Explanation.SpanReading;

/// Writes down what an assessment was made from. It decides nothing: what was read and which rule held is what the
/// assessment has kept.
final class ExplanationWriter {
    private static final int FEWEST_PLACES = 4;

    private ExplanationWriter() {}

    static Explanation explanation(Assessment assessed, Decision decision, Result result) {
        return new Explanation(
                result,
                assessed.target(),
                assessed.circumstances(),
                months(assessed.window()),
                months(assessed.span()),
                readings(assessed),
                ask(assessed),
                pace(assessed),
                decision.rule(),
                Exact.telling(decision.compared(), FEWEST_PLACES, decision.against()),
                decision.against().stream()
                        .map(limit -> Exact.telling(limit, FEWEST_PLACES, List.of(decision.compared())))
                        .toList(),
                assessed.signalRule(decision.state()));
    }

    private static Months months(Span span) {
        return span.isEmpty() ? null : new Months(span.from(), span.to());
    }

    private static List<SpanReading> readings(Assessment assessed) {
        List<SpanReading> readings = new ArrayList<>();
        if (!assessed.span().isEmpty()) {
            readings.add(reading(ReadingPurpose.SPAN, assessed.measurement().reading()));
        }
        for (Measurement.Compared compared : assessed.measurement().compared()) {
            readings.add(reading(compared.purpose(), compared.reading()));
        }
        if (assessed.base() != null) {
            readings.add(reading(ReadingPurpose.BASE, assessed.base()));
        }
        return List.copyOf(readings);
    }

    private static SpanReading reading(ReadingPurpose purpose, Reading reading) {
        return switch (reading.source()) {
            case Reading.Figures figures -> reading(purpose, reading, figures(figures), null, null);
            case Reading.Components(Reading numerator, Reading denominator) ->
                reading(purpose, reading, List.of(), reading(null, numerator), reading(null, denominator));
        };
    }

    private static SpanReading reading(
            ReadingPurpose purpose,
            Reading reading,
            List<Figure> figures,
            SpanReading numerator,
            SpanReading denominator) {
        return new SpanReading(
                purpose,
                reading.indicator(),
                months(reading.span()),
                Exact.roundedValue(reading.value()),
                reading.expectedPeriods(),
                reading.reportedPeriods(),
                reading.through(),
                figures,
                numerator,
                denominator);
    }

    private static List<Figure> figures(Reading.Figures figures) {
        NavigableMap<Period, Figure> used = new TreeMap<>();
        add(used, figures.inside(), FigureUse.COUNTED);
        add(used, figures.taken(), FigureUse.TAKEN);
        add(used, figures.subtracted(), FigureUse.SUBTRACTED);
        return List.copyOf(used.values());
    }

    private static void add(
            NavigableMap<Period, Figure> used, NavigableMap<Period, BigDecimal> figures, FigureUse use) {
        figures.forEach((period, value) -> used.put(period, new Figure(period, value, use)));
    }

    private static Ask ask(Assessment assessed) {
        Target target = assessed.target();
        if (target.goal() == null) {
            return null;
        }
        // Without a value nothing was held against the goal; what it asks for is known all the same.
        Yardstick yardstick = assessed.yardstick() == null
                ? Yardstick.of(
                        target.goal(),
                        target.indicator(),
                        target.baseline() == null
                                ? null
                                : Exact.of(target.baseline().value()))
                : assessed.yardstick();
        BigDecimal tolerance = target.goal() instanceof Goal.About about ? about.tolerance() : null;
        Boolean satisfied = assessed.yardstick() == null ? null : assessed.isSatisfied();
        return switch (yardstick) {
            case Yardstick.Floor(BigFraction bound, BigFraction limit) ->
                ask(GoalFamily.FLOOR, bound, limit, null, tolerance, null, satisfied);
            case Yardstick.Ceiling(BigFraction bound, BigFraction limit) ->
                ask(GoalFamily.CEILING, bound, null, limit, tolerance, null, satisfied);
            case Yardstick.Equal(BigFraction value, int decimals) ->
                ask(GoalFamily.TWO_SIDED, null, value, value, tolerance, decimals, satisfied);
            case Yardstick.Within(BigFraction low, BigFraction high) ->
                ask(GoalFamily.TWO_SIDED, null, low, high, tolerance, null, satisfied);
            case Yardstick.Directional(BigFraction base, int _) ->
                new Ask(GoalFamily.DIRECTIONAL, null, null, null, null, null, Exact.roundedValue(base), satisfied);
        };
    }

    private static Ask ask(
            GoalFamily family,
            BigFraction bound,
            BigFraction from,
            BigFraction to,
            BigDecimal tolerance,
            Integer decimals,
            Boolean satisfied) {
        return new Ask(
                family,
                Exact.decimal(bound),
                Exact.decimal(from),
                Exact.decimal(to),
                tolerance,
                decimals,
                null,
                satisfied);
    }

    private static PaceNumbers pace(Assessment assessed) {
        if (assessed.pace() == null) {
            return null;
        }
        Schedule schedule = assessed.pace().schedule();
        return new PaceNumbers(
                schedule.points(),
                Exact.roundedRatio(schedule.shareOfWayAt(assessed.measurement().through())),
                Exact.roundedRatio(assessed.pointsBehind()));
    }
}
