package org.planledger.report.standing;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.YearMonth;
import java.util.List;
import java.util.function.BiConsumer;
import org.planledger.report.access.Sight;

/// What the engine says as of several months, from figures that are read once. It is not kept: who asks again has the
/// ETag of what he got.
@ApplicationScoped
public class MonthlyOutcomes {
    private final PlanEvaluation evaluation;
    private final Counter computed;

    MonthlyOutcomes(PlanEvaluation evaluation, MeterRegistry meters) {
        this.evaluation = evaluation;
        this.computed = Counter.builder("result.computations")
                .description("Results computed by the engine")
                .tag("for", "history")
                .register(meters);
    }

    /// @param asked of which plan, on which date, known at which moment and by which goals; its month and version do
    /// not matter
    /// @param sight only what this login sees of the plan, which it sees
    /// @param target the id of the only target that is wanted; null for all of the plan
    /// @param taker is given the outcomes as of each month, those of many targets in pieces; each month at least
    /// once when the plan is there
    public void each(
            OutcomeCache.Key asked,
            Sight sight,
            String target,
            List<YearMonth> months,
            BiConsumer<YearMonth, PlanOutcomes> taker) {
        PlanStore.Wanted wanted = new PlanStore.Wanted(
                List.of(asked.plan()), target == null ? null : List.of(target), asked.knownAt(), asked.basis(), false);
        evaluation.evaluate(wanted, months, asked.today(), (plan, month, entries) -> {
            computed.increment(entries.size());
            taker.accept(month, new PlanOutcomes(plan.partTitles(), plan.unitNames(), entries).seenBy(sight));
        });
    }
}
