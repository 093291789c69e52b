package org.planledger.kernel.request;

import io.micrometer.core.instrument.config.MeterFilter;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Set;

/// By which methods requests are counted. A meter is kept as long as the service runs, so those that somebody has made
/// up are one.
final class CountedMethods {
    private static final Set<String> KNOWN = Set.of("GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS");
    private static final String OTHER = "OTHER";

    private CountedMethods() {}

    @Produces
    @Singleton
    static MeterFilter madeUpOnesAreOne() {
        return MeterFilter.replaceTagValues(
                "method", method -> KNOWN.contains(method) ? method : OTHER, KNOWN.toArray(String[]::new));
    }
}
