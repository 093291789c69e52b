package org.planledger.report.evaluation;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.planledger.kernel.period.Period;
import org.planledger.report.attainment.Baseline;
import org.planledger.report.attainment.DerivedIndicator;
import org.planledger.report.attainment.Indicator;
import org.planledger.report.attainment.Milestone;
import org.planledger.report.attainment.Observations;
import org.planledger.report.attainment.PlainIndicator;
import org.planledger.report.attainment.Reporting;
import org.planledger.report.attainment.Target;
import org.planledger.report.attainment.TargetStatus;

/// The indicators and figures of a request without faults, as the engine takes them.
final class Trial {
    private final Map<String, TrialIndicator> given;
    private final Map<String, Indicator> indicators = new HashMap<>();
    private final Map<String, NavigableMap<Period, BigDecimal>> figures = new HashMap<>();

    Trial(Map<String, TrialIndicator> given, Iterable<TrialObservation> observations) {
        this.given = given;
        for (TrialObservation observation : observations) {
            figures.computeIfAbsent(observation.indicator(), code -> new TreeMap<>())
                    .put(observation.period(), observation.value());
        }
    }

    Observations observations() {
        return code -> figures.getOrDefault(code, Collections.emptyNavigableMap());
    }

    Target target(TrialTarget target) {
        return new Target(
                target.id(),
                indicator(target.indicator()),
                target.status(),
                target.status() == TargetStatus.SET
                        ? target.comparator().goal(target.value(), target.valueHigh(), target.tolerance())
                        : null,
                target.measure(),
                target.recurrence(),
                target.from(),
                target.to(),
                target.baseline() == null
                        ? null
                        : new Baseline(
                                target.baseline().period(), target.baseline().value()),
                target.milestones().stream()
                        .map(milestone -> new Milestone(milestone.month(), milestone.value()))
                        .toList());
    }

    private Indicator indicator(String code) {
        Indicator known = indicators.get(code);
        if (known == null) {
            known = indicator(given.get(code));
            indicators.put(code, known);
        }
        return known;
    }

    private Indicator indicator(TrialIndicator trial) {
        return trial.isDerived()
                ? new DerivedIndicator(
                        trial.code(),
                        indicator(trial.numerator()),
                        indicator(trial.denominator()),
                        trial.factor() == null ? BigDecimal.ONE : trial.factor(),
                        trial.direction(),
                        trial.decimals())
                : new PlainIndicator(
                        trial.code(),
                        trial.frequency(),
                        trial.aggregation(),
                        trial.reporting() == null ? Reporting.PERIOD : trial.reporting(),
                        trial.combinesFirstMonths(),
                        trial.direction(),
                        trial.decimals());
    }
}
