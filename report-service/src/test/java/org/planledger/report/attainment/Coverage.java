package org.planledger.report.attainment;

import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.planledger.kernel.period.Frequency;

/// Counts what the scenarios of [OracleComparisonTest] cover, so that a generator that quietly stops covering
/// something is found out.
final class Coverage {
    private final Map<String, Integer> counts = new TreeMap<>();

    void count(Target target, Circumstances circumstances, Result result) {
        countTarget(target);
        countTime(target, circumstances.asOf(), result);
        if (result.expected() != null) {
            see(
                    "paced by " + circumstances.thresholds().scheme(),
                    result.state().name());
        }
        countResult(target, result);
        countLimits(target, result);
    }

    private void countTarget(Target target) {
        see(target.status());
        see(target.measure());
        see(target.recurrence());
        see(target.indicator().direction());
        String comparator =
                target.goal() == null ? "no goal" : target.goal().getClass().getSimpleName();
        see("comparator", comparator);
        see("comparator with measure", comparator + " " + target.measure());
        see("comparator with direction", comparator + " " + target.indicator().direction());
        switch (target.indicator()) {
            case PlainIndicator plain -> {
                String kind = plain.aggregation() + " " + plain.reporting();
                see("plain", kind + " " + plain.frequency());
                see("comparator of plain", comparator + " " + kind);
                see("measure of plain", target.measure() + " " + kind + " " + target.recurrence());
                if (plain.combinedFirstMonths()) {
                    see("combined", kind);
                    see("combined from", target.from().getMonth().name());
                    see("combined to", target.to().getMonth().name());
                }
            }
            case DerivedIndicator derived -> {
                see("comparator of derived", comparator);
                see("measure of derived", target.measure() + " " + target.recurrence());
                countComponents(derived);
            }
        }
        see("baseline", target.baseline() == null ? "none" : "given");
        see("milestones", target.milestones().isEmpty() ? "none" : "given");
    }

    private void countComponents(DerivedIndicator derived) {
        if (derived.numerator() instanceof PlainIndicator n && derived.denominator() instanceof PlainIndicator d) {
            see("components", n.frequency() == d.frequency() ? "same frequency" : "different frequency");
            see("components", n.reporting() == d.reporting() ? "same reporting" : "different reporting");
            see("components", n.aggregation() == d.aggregation() ? "same aggregation" : "different aggregation");
        } else {
            see("components", "derived");
        }
    }

    private void countTime(Target target, YearMonth asOf, Result result) {
        if (asOf.isBefore(target.from())) {
            see("as of", "before the window");
        } else if (asOf.isAfter(target.to())) {
            see("as of", "after the window");
        } else {
            see("as of", asOf.equals(target.to()) ? "end of the window" : "inside the window");
        }
        see("window", target.from().getMonthValue() == 1 ? "begins a year" : "begins within a year");
        see("window", target.to().getMonthValue() == 12 ? "ends a year" : "ends within a year");
        see("window", target.from().getYear() == target.to().getYear() ? "within a year" : "over a year's end");
        if (target.indicator() instanceof PlainIndicator plain && plain.frequency() != Frequency.MONTH) {
            boolean fits =
                    (target.from().getMonthValue() - 1) % plain.frequency().months() == 0
                            && target.to().getMonthValue() % plain.frequency().months() == 0;
            see("window", fits ? "fits the frequency" : "does not fit the frequency");
        }
        if (result.completeness() == null) {
            see("completeness", "none");
        } else if (result.completeness().signum() == 0) {
            see("completeness", "zero");
        } else {
            see("completeness", result.completeness().compareTo(BigDecimal.ONE) == 0 ? "one" : "between");
        }
    }

    private void countResult(Target target, Result result) {
        see(result.state());
        see(result.signal());
        see("state with signal", result.state() + " " + result.signal());
        if (target.goal() != null) {
            see("state of comparator", target.goal().getClass().getSimpleName() + " " + result.state());
        }
        see("state of measure", target.measure() + " " + result.state());
        see("reason", result.reason() + (result.value() == null ? " without value" : " with value"));
        if (result.value() != null) {
            see("value", sign(result.value()));
        }
        for (RecordComponent field : Result.class.getRecordComponents()) {
            Object found = ResultAssertions.read(field, result);
            see(found == null ? "field without" : "field with", field.getName());
        }
        if (result.forecastSatisfied() != null) {
            see("forecastSatisfied", result.forecastSatisfied().toString());
        }
        if (result.paceRatio() != null) {
            see("paceRatio", sign(result.paceRatio()));
        }
        if (result.expected() != null) {
            see("pace", result.paceRatio() == null ? "without ratio" : "with ratio");
            see("pace", bendsInside(target, result) ? "by milestones" : "straight");
            see("pace", result.forecast() == null ? "without forecast" : "with forecast");
        }
        if (result.gap() != null) {
            see("gap", sign(result.gap()));
        }
        if (result.score() != null) {
            boolean part = result.score().signum() > 0 && result.score().compareTo(BigDecimal.ONE) < 0;
            see("score", part ? "between" : sign(result.score()));
        }
    }

    /// Whether a milestone lies before the end of the year, or of the window, that the result speaks of.
    private static boolean bendsInside(Target target, Result result) {
        boolean yearly = target.recurrence() == Recurrence.YEARLY;
        return target.milestones().stream()
                .map(Milestone::month)
                .anyMatch(month -> !month.isBefore(target.from())
                        && month.isBefore(target.to())
                        && (!yearly || (month.getYear() == result.through().getYear() && month.getMonthValue() < 12)));
    }

    /// Ratios that are printed alike and still lie on different sides of a threshold.
    private void countLimits(Target target, Result result) {
        if (is(result.paceRatio(), "0.95") || is(result.paceRatio(), "0.80")) {
            see("on a threshold of pace", result.paceRatio() + " " + result.state());
        }
        if (is(result.attainment(), "0.90") && result.expected() == null) {
            see("on the threshold of nearness", result.state().name());
        }
        if (target.measure() == Measure.GROWTH_AVERAGE
                && target.goal() instanceof Goal.AtLeast goal
                && result.value() != null
                && result.value().compareTo(goal.value()) == 0) {
            see("average growth like its bound", result.state().name());
        }
    }

    private static boolean is(BigDecimal ratio, String limit) {
        return ratio != null && ratio.compareTo(new BigDecimal(limit)) == 0;
    }

    private static String sign(BigDecimal number) {
        return switch (number.signum()) {
            case 0 -> "zero";
            case 1 -> "positive";
            default -> "negative";
        };
    }

    private void see(Enum<?> value) {
        see(value.getDeclaringClass().getSimpleName(), value.name());
    }

    private void see(String subject, String what) {
        counts.merge(subject + ": " + what, 1, Integer::sum);
    }

    int of(String what) {
        return counts.getOrDefault(what, 0);
    }

    /// Those of the named things that were met less often than that, each with how often it was.
    List<String> rarerThan(int minimum, String subject, Iterable<String> names) {
        List<String> rare = new ArrayList<>();
        for (String name : names) {
            int times = of(subject + ": " + name);
            if (times < minimum) {
                rare.add(subject + ": " + name + " " + times + " times, wanted " + minimum);
            }
        }
        return rare;
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        counts.forEach(
                (what, times) -> text.append(what).append(' ').append(times).append('\n'));
        return text.toString();
    }
}
