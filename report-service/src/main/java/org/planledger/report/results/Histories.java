package org.planledger.report.results;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.planledger.kernel.paging.Page;
import org.planledger.kernel.problem.Failure;
import org.planledger.report.answer.TargetContext;
import org.planledger.report.answer.TargetResult;
import org.planledger.report.standing.MonthlyOutcomes;
import org.planledger.report.standing.PlanOutcomes;
import org.planledger.report.standing.PlanStore;

/// Answers where plans and targets stood month by month, from figures that are read once.
@ApplicationScoped
class Histories {
    private final PlanStore store;
    private final MonthlyOutcomes outcomes;

    Histories(PlanStore store, MonthlyOutcomes outcomes) {
        this.store = store;
        this.outcomes = outcomes;
    }

    TargetHistory ofTarget(Results.PlanAt at, String target, MonthPage page) {
        List<YearMonth> all = store.windowOfTarget(target)
                .orElseThrow(() -> Failure.notFound("目标", "target", target))
                .monthsUntil(at.asOf());
        Page<YearMonth> wanted = page.of(all);
        List<YearMonth> months = wanted.items();
        List<PlanOutcomes.Entry> entries = new ArrayList<>();
        // What the target is about is said even where no month of it has come.
        List<YearMonth> judged = months.isEmpty() ? List.of(at.asOf()) : months;
        outcomes.each(at.key(), at.sight(), target, judged, (month, some) -> entries.addAll(some.entries()));
        if (entries.size() != judged.size()) {
            throw Failure.notFound("目标", "target", target);
        }
        TargetContext context = entries.getLast().context();
        List<TargetHistory.MonthlyResult> results = new ArrayList<>();
        for (int i = 0; i < months.size(); i++) {
            PlanOutcomes.Entry entry = entries.get(i);
            results.add(new TargetHistory.MonthlyResult(
                    months.get(i), JudgedGoal.of(entry.context()), TargetResult.of(entry.result(), null, null)));
        }
        return new TargetHistory(
                target, at.asOf(), at.knownAt(), at.basis(), at.freshness(), context, results, wanted.nextCursor());
    }

    PlanHistory ofPlan(Results.PlanAt at, Grouping by, MonthPage page) {
        List<YearMonth> all = store.windowOfPlan(at.plan())
                .orElseThrow(() -> Failure.notFound("计划", "plan", at.plan()))
                .monthsUntil(at.asOf());
        Page<YearMonth> wanted = page.of(all);
        Map<YearMonth, Groups> groups = new TreeMap<>();
        outcomes.each(
                at.key(),
                at.sight(),
                null,
                wanted.items(),
                (month, some) ->
                        groups.computeIfAbsent(month, first -> new Groups(by)).add(some));
        return new PlanHistory(
                at.plan(),
                at.asOf(),
                at.knownAt(),
                at.basis(),
                at.freshness(),
                groups.entrySet().stream()
                        .map(month -> new PlanHistory.MonthlySummary(
                                month.getKey(),
                                month.getValue().groups(),
                                month.getValue().total()))
                        .toList(),
                wanted.nextCursor());
    }
}
