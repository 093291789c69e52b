package org.planledger.report.attainment;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import org.planledger.kernel.period.Period;

/// How a result came about: what was read, the numbers that went in, and the rules that decided. From it the result can
/// be computed anew by hand.
///
/// @param target what was judged
/// @param circumstances what it depended on beside its figures
/// @param window the effective window (rule book, section 1); null while a yearly goal has none yet
/// @param span the months of it that are looked at; null while the window lies ahead
/// @param readings what was read of the figures: of the span, and for comparisons of others
/// @param goal what the target asks for; null when it is not set
/// @param pace null where the target has none (section 5)
/// @param stateRule what decided the state (section 6)
/// @param compared the number that the rule compared, with as many places as show on which side it lies; null where the
/// rule compares none
/// @param against what it was compared with, the lower one first; empty where the rule compares no number
/// @param signalRule what decided the signal (section 6)
public record Explanation(
        Result result,
        Target target,
        Circumstances circumstances,
        Months window,
        Months span,
        List<SpanReading> readings,
        Ask goal,
        PaceNumbers pace,
        StateRule stateRule,
        BigDecimal compared,
        List<BigDecimal> against,
        SignalRule signalRule) {

    /// Whole months, the first and the last of them included.
    public record Months(YearMonth from, YearMonth to) {}

    /// What a span was read for.
    public enum ReadingPurpose {
        /// The months looked at: it gives an amount, `through` and the completeness.
        SPAN,
        /// What is compared with the base: the months up to `through`, of an average growth the last whole year.
        PRESENT,
        /// What it is compared with: the same months of the year before, of an average growth the year before the
        /// window.
        BASE,
        /// The months whose completeness the base of an average growth must have.
        COMPLETENESS
    }

    /// What a figure did for the value of its span (section 2).
    public enum FigureUse {
        /// The value is made of it.
        TAKEN,
        /// It is taken off: the year-to-date figure of the months before the span.
        SUBTRACTED,
        /// It only stands as reported.
        COUNTED
    }

    public record Figure(Period period, BigDecimal value, FigureUse use) {}

    /// What the observations say about an indicator over a span (section 2).
    ///
    /// @param purpose null for a component of a derived indicator, which serves what its whole does
    /// @param value with 6 places; null when there is none
    /// @param through null without a figure
    /// @param figures by rising period; empty for a derived indicator
    /// @param numerator null for a plain indicator, like denominator
    public record SpanReading(
            ReadingPurpose purpose,
            Indicator indicator,
            Months months,
            BigDecimal value,
            int expectedPeriods,
            int reportedPeriods,
            YearMonth through,
            List<Figure> figures,
            SpanReading numerator,
            SpanReading denominator) {}

    /// The families of goals (section 4).
    public enum GoalFamily {
        FLOOR,
        CEILING,
        TWO_SIDED,
        DIRECTIONAL
    }

    /// What the target asks of its value (section 4).
    ///
    /// @param bound of floors and ceilings, null for the others
    /// @param satisfiedFrom the lowest value that satisfies it; null where none does
    /// @param satisfiedTo the highest value that satisfies it; null where none does
    /// @param tolerance of 左右; null for the others
    /// @param decimals to how many places the value is rounded before; null where it is not
    /// @param base what an increase or decrease is measured from, with 6 places; null without one and for others
    /// @param satisfied null without a value
    public record Ask(
            GoalFamily family,
            BigDecimal bound,
            BigDecimal satisfiedFrom,
            BigDecimal satisfiedTo,
            BigDecimal tolerance,
            Integer decimals,
            BigDecimal base,
            Boolean satisfied) {}

    /// The schedule that the value is compared with (section 5).
    ///
    /// @param schedule the points between which straight lines run: the start in the month before the window, then
    /// the milestones that bend the line, the bound at its end
    /// @param share e(through), with 4 places: the share of the way from the start to the bound that is due; null
    /// when there is no way
    /// @param pointsBehind with 4 places (section 12); negative when it is ahead, null when there is no way
    public record PaceNumbers(List<Milestone> schedule, BigDecimal share, BigDecimal pointsBehind) {}
}
