package org.planledger.report.standing;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.planledger.report.attainment.Outcome;
import org.planledger.report.attainment.SignalRule;
import org.planledger.report.attainment.StateRule;
import org.planledger.report.attainment.Thresholds;

/// The signals that the targets of plans show, and what decided them. They are not kept: who asks keeps what he needs.
@ApplicationScoped
public class PresentSignals {
    private final PlanStore store;
    private final int atOnce;
    private final Counter computed;

    PresentSignals(PlanStore store, StandingConfig config, MeterRegistry meters) {
        this.store = store;
        this.atOnce = config.targetsAtOnce();
        this.computed = Counter.builder("result.computations")
                .description("Results computed by the engine")
                .tag("for", "signals")
                .register(meters);
    }

    /// As of when the signals of a plan are wanted.
    ///
    /// @param date decides what is overdue
    public record Asked(YearMonth asOf, LocalDate date) {}

    /// @param targets in no order
    public record OfPlan(Thresholds thresholds, List<OfTarget> targets) {}

    /// @param stateRule what decided the state, which it names
    /// @param signalRule what decided the signal, which it names
    public record OfTarget(String target, StateRule stateRule, SignalRule signalRule) {}

    /// @param plans by their codes
    /// @return by their codes; plans that are gone or not in force are absent
    public Map<String, OfPlan> of(Map<String, Asked> plans) {
        Map<String, OfPlan> found = new HashMap<>();
        store.read(PlanStore.Wanted.ofNow(plans.keySet()), atOnce, piece -> {
            if (piece.inForce()) {
                found.computeIfAbsent(piece.code(), code -> new OfPlan(piece.thresholds(), new ArrayList<>()))
                        .targets()
                        .addAll(targets(piece, plans.get(piece.code())));
            }
        });
        return found;
    }

    private List<OfTarget> targets(StoredPlan plan, Asked asked) {
        List<OfTarget> targets = new ArrayList<>();
        for (StoredTarget target : plan.targets()) {
            // An indicator that the feed has not brought yet comes with a later page, and the target with it.
            if (plan.indicators().knows(target.indicator())) {
                Outcome outcome = PlanEvaluation.assess(
                        plan, target, plan.figures().of(target.region()), asked.asOf(), asked.date());
                targets.add(new OfTarget(target.id(), outcome.stateRule(), outcome.signalRule()));
            }
        }
        computed.increment(targets.size());
        return targets;
    }
}
