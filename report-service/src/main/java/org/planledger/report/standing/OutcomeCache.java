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
import java.util.Comparator;
import java.util.List;

/// Keeps outcomes for as long as nothing changes that they were made from.
@ApplicationScoped
public class OutcomeCache {
    private final PlanEvaluation evaluation;
    private final Cache<Key, PlanOutcomes> cache;
    private final Counter computed;

    /// @param today the date that decides what is overdue
    /// @param version the version of the plan's data, which is never used twice
    /// @param knownAt the moment up to which recorded figures count; null for all that are known now
    /// @param basis by which goal targets are judged that were revised
    public record Key(String plan, YearMonth asOf, LocalDate today, long version, Instant knownAt, Basis basis) {}

    OutcomeCache(PlanEvaluation evaluation, StandingConfig config, MeterRegistry meters) {
        this.evaluation = evaluation;
        this.cache = Caffeine.newBuilder()
                .maximumWeight(config.cachedTargets())
                .weigher((Key key, PlanOutcomes outcomes) -> outcomes.entries().size() + 1)
                .recordStats()
                .build();
        CaffeineCacheMetrics.monitor(meters, cache, "outcomes");
        this.computed = Counter.builder("result.computations")
                .description("Results computed by the engine")
                .tag("for", "plan")
                .register(meters);
    }

    /// @return null when there is no such plan
    public PlanOutcomes get(Key key) {
        return cache.get(key, this::compute);
    }

    private PlanOutcomes compute(Key key) {
        List<StoredPlan> pieces = new ArrayList<>();
        List<PlanOutcomes.Entry> entries = new ArrayList<>();
        PlanStore.Wanted wanted = new PlanStore.Wanted(List.of(key.plan()), null, key.knownAt(), key.basis(), false);
        evaluation.evaluate(wanted, List.of(key.asOf()), key.today(), (plan, asOf, some) -> {
            pieces.add(plan.with(List.of(), new StoredFigures()));
            entries.addAll(some);
        });
        if (pieces.isEmpty()) {
            return null;
        }
        entries.sort(Comparator.comparing(PlanOutcomes.Entry::place));
        computed.increment(entries.size());
        StoredPlan plan = pieces.getFirst();
        return new PlanOutcomes(plan.partTitles(), plan.unitNames(), List.copyOf(entries));
    }
}
