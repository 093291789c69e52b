package org.planledger.report.results;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.cache.CaffeineCacheMetrics;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.YearMonth;

/// Keeps outcomes for as long as nothing changes that they were made from.
@ApplicationScoped
class OutcomeCache {
    private final PlanEvaluation evaluation;
    private final Cache<Key, PlanOutcomes> cache;
    private final Counter computed;

    /// @param version the version of the plan's data, which is never used twice
    record Key(String plan, YearMonth asOf, LocalDate today, long version) {}

    OutcomeCache(PlanEvaluation evaluation, ResultsConfig config, MeterRegistry meters) {
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

    PlanOutcomes get(Key key) {
        return cache.get(key, this::compute);
    }

    private PlanOutcomes compute(Key key) {
        PlanOutcomes outcomes = evaluation.evaluate(key.plan(), key.asOf(), key.today());
        computed.increment(outcomes.entries().size());
        return outcomes;
    }
}
