package org.planledger.report.standing;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.cache.CaffeineCacheMetrics;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.planledger.report.attainment.Observations;
import org.planledger.report.attainment.Result;
import org.planledger.report.attainment.Signal;

/// Keeps which targets of a plan show a signal, for as long as nothing changes that it was made from. Only what
/// shows one is looked back upon, and only as far as its signal and its lateness reach. One reader computes at a
/// time; who asks for what is known does not wait for him.
@ApplicationScoped
public class WarningCache {
    private final PlanStore store;
    private final Promises promises;
    private final int atOnce;
    private final Cache<Key, List<Warned>> cache;
    private final Counter computed;
    private final ReentrantLock computing = new ReentrantLock();

    /// A plan whose warnings are wanted.
    ///
    /// @param version the version of the plan's data, which is never used twice
    public record Plan(String code, long version, YearMonth asOf) {}

    private record Key(Plan plan, LocalDate today) {}

    WarningCache(PlanStore store, Promises promises, StandingConfig config, MeterRegistry meters) {
        this.store = store;
        this.promises = promises;
        this.atOnce = config.targetsAtOnce();
        this.cache = Caffeine.newBuilder()
                .maximumWeight(config.cachedWarnings())
                .weigher((Key key, List<Warned> warned) -> warned.size() + 1)
                .recordStats()
                .build();
        CaffeineCacheMetrics.monitor(meters, cache, "warnings");
        this.computed = Counter.builder("result.computations")
                .description("Results computed by the engine")
                .tag("for", "warnings")
                .register(meters);
    }

    /// @return by the codes of the plans, in no order; that of a plan that is gone is empty
    public Map<String, List<Warned>> get(Collection<Plan> plans, LocalDate today) {
        Map<String, List<Warned>> found = new HashMap<>();
        List<Plan> missing = addKnown(found, plans, today);
        if (missing.isEmpty()) {
            return found;
        }
        computing.lock();
        try {
            // Somebody else may have computed them meanwhile.
            compute(found, addKnown(found, missing, today), today);
        } finally {
            computing.unlock();
        }
        return found;
    }

    /// For how many months in a row the targets of a plan that show a signal have been late, by their ids, as of the
    /// month asked for. By what was known at a moment, or by the original goals, it is computed anew.
    public Map<String, Integer> monthsLate(OutcomeCache.Key asked) {
        Plan plan = new Plan(asked.plan(), asked.version(), asked.asOf());
        boolean isKept = asked.knownAt() == null && asked.basis() == Basis.PRESENT;
        Map<String, List<Warned>> warned = isKept
                ? get(List.of(plan), asked.today())
                : read(List.of(plan), asked.knownAt(), asked.basis(), asked.today());
        return warned.get(plan.code()).stream()
                .collect(Collectors.toMap(
                        each -> each.entry().result().target(),
                        each -> each.run().monthsLate()));
    }

    /// @return those that are not known
    private List<Plan> addKnown(Map<String, List<Warned>> found, Collection<Plan> plans, LocalDate today) {
        List<Plan> missing = new ArrayList<>();
        for (Plan plan : plans) {
            List<Warned> known = cache.getIfPresent(new Key(plan, today));
            if (known == null) {
                missing.add(plan);
            } else {
                found.put(plan.code(), known);
            }
        }
        return missing;
    }

    private void compute(Map<String, List<Warned>> found, List<Plan> plans, LocalDate today) {
        if (plans.isEmpty()) {
            return;
        }
        Map<String, List<Warned>> read = read(plans, null, Basis.PRESENT, today);
        plans.forEach(plan -> cache.put(new Key(plan, today), List.copyOf(read.get(plan.code()))));
        found.putAll(read);
    }

    /// All plans are read together, in pieces, so that not each of them costs queries of its own.
    ///
    /// @param knownAt the moment up to which recorded figures count; null for all that are known now
    private Map<String, List<Warned>> read(List<Plan> plans, Instant knownAt, Basis basis, LocalDate today) {
        Map<String, Plan> byCode = plans.stream().collect(Collectors.toMap(Plan::code, plan -> plan));
        Map<String, List<Warned>> found = new HashMap<>();
        plans.forEach(plan -> found.put(plan.code(), new ArrayList<>()));
        Map<Promises.Task, List<BrokenPromise>> promised = promises.of(byCode.keySet());
        store.read(
                new PlanStore.Wanted(List.copyOf(byCode.keySet()), null, knownAt, basis, false),
                atOnce,
                piece -> found.get(piece.code())
                        .addAll(warned(piece, promised, byCode.get(piece.code()).asOf(), today)));
        return found;
    }

    private List<Warned> warned(
            StoredPlan plan, Map<Promises.Task, List<BrokenPromise>> promised, YearMonth asOf, LocalDate today) {
        List<Warned> warned = new ArrayList<>();
        for (StoredTarget target : plan.targets()) {
            // An indicator that the feed has not brought yet comes with a later page, and the target with it.
            if (plan.indicators().knows(target.indicator())) {
                PlanOutcomes.Entry entry = PlanEvaluation.entry(plan, target, asOf, today);
                computed.increment();
                if (entry.result().signal() != Signal.NONE) {
                    List<BrokenPromise> ofTask =
                            promised.getOrDefault(new Promises.Task(plan.code(), target.task()), List.of());
                    warned.add(warned(plan, target, entry, ofTask, asOf, today));
                }
            }
        }
        return warned;
    }

    private Warned warned(
            StoredPlan plan,
            StoredTarget target,
            PlanOutcomes.Entry entry,
            List<BrokenPromise> ofTask,
            YearMonth asOf,
            LocalDate today) {
        Window window = new Window(target.from(), target.to());
        List<BrokenPromise> passed = Promises.passed(ofTask, entry.result(), asOf, today, window);
        YearMonth firstPromise = passed.isEmpty() ? null : passed.getFirst().promisedMonth();
        Observations figures = plan.figures().of(target.region());
        Function<YearMonth, Result> earlier = month -> {
            computed.increment();
            return PlanEvaluation.assess(plan, target, figures, month, SignalRun.dateOf(month, today))
                    .result();
        };
        SignalRun run = SignalRun.of(entry.result(), asOf, window, firstPromise, earlier);
        List<BrokenPromise> broken = passed.stream()
                .filter(promise -> run.recovered() == null || run.recovered().isBefore(promise.promisedMonth()))
                .toList();
        List<LeadUnit> leadUnits = entry.context().lead().stream()
                .map(unit -> new LeadUnit(unit, plan.unitNames().get(unit)))
                .toList();
        return new Warned(entry, run, leadUnits, broken);
    }
}
