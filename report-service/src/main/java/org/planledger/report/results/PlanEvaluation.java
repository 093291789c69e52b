package org.planledger.report.results;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.planledger.report.answer.TargetContext;
import org.planledger.report.attainment.Attainment;
import org.planledger.report.attainment.Circumstances;
import org.planledger.report.attainment.Observations;
import org.planledger.report.attainment.Outcome;
import org.planledger.report.attainment.Overdue;
import org.planledger.report.attainment.Target;

/// Lets the engine judge every target of a plan.
@ApplicationScoped
class PlanEvaluation {
    private final PlanStore store;

    PlanEvaluation(PlanStore store) {
        this.store = store;
    }

    /// @param today the date on which the results are asked for, which decides what is overdue
    PlanOutcomes evaluate(String plan, YearMonth asOf, LocalDate today) {
        StoredPlan stored = store.read(plan);
        List<PlanOutcomes.Entry> entries = new ArrayList<>();
        for (StoredTarget target : stored.targets()) {
            // An indicator that the feed has not brought yet comes with a later page, and the target with it.
            if (stored.indicators().knows(target.indicator())) {
                entries.add(entry(stored, target, asOf, today));
            }
        }
        entries.sort(Comparator.comparingInt(PlanOutcomes.Entry::taskPlace)
                .thenComparing(entry -> entry.result().target()));
        return new PlanOutcomes(stored.partTitles(), stored.unitNames(), List.copyOf(entries));
    }

    private static PlanOutcomes.Entry entry(StoredPlan stored, StoredTarget target, YearMonth asOf, LocalDate today) {
        Target judged = target.asTarget(stored.indicators());
        Observations figures = stored.figures().of(target.region());
        int overdue = Overdue.count(
                judged,
                figures,
                asOf,
                today,
                (indicator, period) -> stored.indicators().deadline(indicator, period));
        Circumstances circumstances = new Circumstances(asOf, stored.inForce(), stored.thresholds(), overdue);
        Outcome outcome = Attainment.assess(judged, figures, circumstances);
        StoredPlan.Task task = stored.task(target.task());
        return new PlanOutcomes.Entry(task.place(), context(stored, target, task), outcome);
    }

    private static TargetContext context(StoredPlan stored, StoredTarget target, StoredPlan.Task task) {
        return new TargetContext(
                stored.code(),
                task.part(),
                target.task(),
                task.title(),
                task.lead(),
                target.indicator(),
                stored.indicators().name(target.indicator()),
                stored.indicators().unit(target.indicator()),
                target.region(),
                target.regionName(),
                target.comparator(),
                target.value(),
                target.valueHigh(),
                target.measure(),
                target.recurrence(),
                target.from(),
                target.to(),
                target.weight(),
                target.phrase());
    }
}
