package org.planledger.report.standing;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.cache.CaffeineCacheMetrics;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/// Keeps the tallies of plans for as long as nothing changes that they were made from. When a figure of one plan
/// changes, those of all other plans stay. One reader computes at a time, so that the figures of few targets are in
/// memory; who asks for what is known does not wait for him.
@ApplicationScoped
public class TallyCache {
    private final PlanEvaluation evaluation;
    private final Cache<Key, PlanTallies> cache;
    private final int atOnce;
    private final Counter computed;
    private final ReentrantLock computing = new ReentrantLock();

    /// @param version the version of the plan's data, which is never used twice
    /// @param targets about how many targets the plan has
    public record Plan(String code, long version, int targets) {}

    private record Key(String plan, long version, YearMonth asOf, LocalDate today) {}

    TallyCache(PlanEvaluation evaluation, StandingConfig config, MeterRegistry meters) {
        this.evaluation = evaluation;
        this.atOnce = config.targetsAtOnce();
        this.cache = Caffeine.newBuilder()
                .maximumWeight(config.talliesMegabytes() * 1_000_000L)
                .weigher((Key key, PlanTallies tallies) -> tallies.bytes())
                .recordStats()
                .build();
        CaffeineCacheMetrics.monitor(meters, cache, "tallies");
        this.computed = Counter.builder("result.computations")
                .description("Results computed by the engine")
                .tag("for", "ranking")
                .register(meters);
    }

    /// The tallies of plans as of a month and of the month before.
    ///
    /// @param now as of the month, by the codes of the plans; a plan that is gone is absent
    /// @param before as of the month before
    public record Pair(Map<String, PlanTallies> now, Map<String, PlanTallies> before) {}

    public Pair get(Collection<Plan> plans, YearMonth asOf, LocalDate today) {
        Pair pair = new Pair(new HashMap<>(), new HashMap<>());
        List<Plan> missing = addKnown(pair, plans, asOf, today);
        if (missing.isEmpty()) {
            return pair;
        }
        computing.lock();
        try {
            // Somebody else may have computed them meanwhile.
            compute(pair, addKnown(pair, missing, asOf, today), asOf, today);
        } finally {
            computing.unlock();
        }
        return pair;
    }

    /// @return those of which not both months are known
    private List<Plan> addKnown(Pair pair, Collection<Plan> plans, YearMonth asOf, LocalDate today) {
        List<Plan> missing = new ArrayList<>();
        for (Plan plan : plans) {
            PlanTallies now = cache.getIfPresent(new Key(plan.code(), plan.version(), asOf, today));
            PlanTallies before = cache.getIfPresent(new Key(plan.code(), plan.version(), asOf.minusMonths(1), today));
            if (now == null || before == null) {
                missing.add(plan);
            } else {
                pair.now().put(plan.code(), now);
                pair.before().put(plan.code(), before);
            }
        }
        return missing;
    }

    /// Small plans are read together, so that not each of them costs queries of its own.
    private void compute(Pair pair, List<Plan> plans, YearMonth asOf, LocalDate today) {
        List<Plan> together = new ArrayList<>();
        int targets = 0;
        for (Plan plan : plans) {
            if (!together.isEmpty() && targets + plan.targets() > atOnce) {
                computeTogether(pair, together, asOf, today);
                together.clear();
                targets = 0;
            }
            together.add(plan);
            targets += plan.targets();
        }
        if (!together.isEmpty()) {
            computeTogether(pair, together, asOf, today);
        }
    }

    private void computeTogether(Pair pair, List<Plan> plans, YearMonth asOf, LocalDate today) {
        YearMonth before = asOf.minusMonths(1);
        evaluation.evaluate(
                PlanStore.Wanted.ofNow(plans.stream().map(Plan::code).toList()),
                List.of(asOf, before),
                today,
                (plan, month, entries) -> {
                    PlanTallies tallies = (month.equals(asOf) ? pair.now() : pair.before())
                            .computeIfAbsent(plan.code(), code -> new PlanTallies());
                    entries.forEach(tallies::add);
                    computed.increment(entries.size());
                });
        for (Plan plan : plans) {
            if (pair.now().containsKey(plan.code())) {
                cache.put(
                        new Key(plan.code(), plan.version(), asOf, today),
                        pair.now().get(plan.code()));
                cache.put(
                        new Key(plan.code(), plan.version(), before, today),
                        pair.before().get(plan.code()));
            }
        }
    }
}
