package org.planledger.kernel.housekeeping;

import io.micrometer.core.instrument.Metrics;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/// Forgets the meters of an application when it ends. The registry outlives it where an application is started
/// again in the same JVM, as in development and in tests: a gauge whose owner is gone would then be kept in place
/// of the new one, and be missing from the answer of `/q/metrics` once the owner was collected.
@ApplicationScoped
class EndOfMeters {
    void stop(@Observes ShutdownEvent event) {
        Metrics.globalRegistry.clear();
    }
}
