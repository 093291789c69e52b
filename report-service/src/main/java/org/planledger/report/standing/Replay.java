package org.planledger.report.standing;

import io.micrometer.core.instrument.Counter;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.planledger.report.answer.TargetContext;
import org.planledger.report.attainment.Observations;
import org.planledger.report.attainment.Result;

/// The targets of a plan as they are now, and what changed for them at moments at which figures were recorded.
public final class Replay {
    private final StoredPlan plan;
    private final ReplayStore store;
    private final Counter computed;
    private final Map<String, StoredTarget> targets;

    Replay(StoredPlan plan, ReplayStore store, Counter computed) {
        this.plan = plan;
        this.store = store;
        this.computed = computed;
        this.targets = plan.targets().stream()
                .filter(target -> plan.indicators().knows(target.indicator()))
                .collect(Collectors.toMap(StoredTarget::id, target -> target));
    }

    /// What was recorded at a moment, seen from one target.
    public record Touch(String target, Instant moment) {}

    /// @param month a month of the target's window that was over at the moment
    /// @param before the result as of it by what was known just before the moment
    /// @param after the result as of it by what was known at the moment; another one
    public record Change(YearMonth month, Result before, Result after) {}

    /// The figures that the targets are judged by.
    public List<FigureUse> uses() {
        return targets.values().stream()
                .flatMap(target -> FigureUse.of(target, plan.indicators()).stream())
                .toList();
    }

    /// What the target is about, with the goal that it has at its end.
    public TargetContext context(String target) {
        StoredTarget stored = targets.get(target);
        return PlanEvaluation.context(plan, stored, stored.to());
    }

    /// The changes of each touch, by rising month; empty where nothing changed. The figures of all are read at once.
    public Map<Touch, List<Change>> changes(Collection<Touch> touches) {
        Set<StoredTarget> touched =
                touches.stream().map(touch -> targets.get(touch.target())).collect(Collectors.toSet());
        FigureHistory history = store.history(List.copyOf(touched), plan.indicators());
        Map<Touch, List<Change>> changes = new HashMap<>();
        for (Touch touch : touches) {
            changes.computeIfAbsent(touch, each -> changes(each, history));
        }
        return changes;
    }

    /// The date is the same on both sides, so that only figures make a difference.
    private List<Change> changes(Touch touch, FigureHistory history) {
        StoredTarget target = targets.get(touch.target());
        LocalDate date = Today.dateAt(touch.moment());
        Observations before = history.at(target.region(), touch.moment().minus(1, ChronoUnit.MICROS));
        Observations after = history.at(target.region(), touch.moment());
        List<Change> changes = new ArrayList<>();
        YearMonth lastFull = YearMonth.from(date).minusMonths(1);
        for (YearMonth month : new Window(target.from(), target.to()).monthsUntil(lastFull)) {
            Result old =
                    PlanEvaluation.assess(plan, target, before, month, date).result();
            Result present =
                    PlanEvaluation.assess(plan, target, after, month, date).result();
            computed.increment(2);
            if (!old.equals(present)) {
                changes.add(new Change(month, old, present));
            }
        }
        return changes;
    }
}
