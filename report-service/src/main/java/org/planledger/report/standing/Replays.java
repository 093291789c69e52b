package org.planledger.report.standing;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.planledger.report.access.Sight;

/// Looks back at what the results of a plan were made from.
@ApplicationScoped
public class Replays {
    private final ReplayStore store;
    private final Counter computed;

    Replays(ReplayStore store, MeterRegistry meters) {
        this.store = store;
        this.computed = Counter.builder("result.computations")
                .description("Results computed by the engine")
                .tag("for", "corrections")
                .register(meters);
    }

    /// With the targets that the login sees; empty when there is no such plan for it.
    public Optional<Replay> of(String plan, Sight sight) {
        return Optional.ofNullable(store.plan(plan))
                .map(stored -> stored.seenBy(sight))
                .map(stored -> new Replay(stored, store, computed));
    }
}
