package org.planledger.report.attainment;

import java.time.YearMonth;

/// The rule book of target-versus-actual as one pure function. Every result that is shown, exported or ranked comes
/// from here.
public final class Attainment {
    private Attainment() {}

    /// Says where a target stands.
    ///
    /// @param observations the actual figures of the target's region; those of later months than `asOf` may be
    /// among them
    public static Result evaluate(Target target, Observations observations, Circumstances circumstances) {
        return assess(target, observations, circumstances).result();
    }

    /// Says where a target stands, in a form that [GroupResult] can add up without rounding twice.
    public static Outcome assess(Target target, Observations observations, Circumstances circumstances) {
        Assessment assessed = Assessment.of(target, observations, circumstances);
        Decision decision = assessed.decision();
        return new Outcome(
                result(assessed, decision.state()),
                assessed.score(decision.state()),
                assessed.measurement().reading().completeness(),
                decision.rule(),
                assessed.signalRule(decision.state()));
    }

    /// Says where a target stands, and how that came about.
    public static Explanation explain(Target target, Observations observations, Circumstances circumstances) {
        Assessment assessed = Assessment.of(target, observations, circumstances);
        Decision decision = assessed.decision();
        return ExplanationWriter.explanation(assessed, decision, result(assessed, decision.state()));
    }

    private static Result result(Assessment assessed, State state) {
        Measurement measured = assessed.measurement();
        Pace pace = assessed.pace();
        boolean paced = pace != null;
        YearMonth breachMonth = paced ? pace.breachMonth() : null;
        return new Result(
                assessed.target().id(),
                Exact.roundedValue(measured.value()),
                measured.through(),
                Exact.roundedRatio(measured.reading().completeness()),
                measured.reading().expectedPeriods(),
                measured.reading().reportedPeriods(),
                Exact.roundedRatio(assessed.attainment()),
                Exact.roundedRatio(assessed.used()),
                Exact.roundedRatio(assessed.progress()),
                Exact.roundedValue(assessed.gap()),
                paced ? Exact.roundedValue(pace.expected()) : null,
                paced ? Exact.roundedRatio(pace.ratio()) : null,
                paced ? Exact.roundedValue(pace.forecast()) : null,
                paced ? pace.forecastSatisfied() : null,
                paced ? Exact.roundedValue(pace.requiredPerMonth()) : null,
                breachMonth,
                state,
                assessed.signalRule(state).signal(),
                Exact.roundedRatio(assessed.score(state)),
                assessed.circumstances().overdue(),
                assessed.reason());
    }
}
