package org.planledger.kernel.connection;

import io.quarkus.runtime.Startup;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Closes the connections of clients that do not take their answers. What an answer is made of is kept in memory until
/// the end of it is written. An answer is waited for like a body: for a while in any case, and then as long as enough
/// of
/// it is taken in each further second. Only so many that are full can wait at all; beyond, those that have waited
/// longest are closed.
@Startup
@ApplicationScoped
public class OpenConnections {
    /// Before a request is looked at.
    private static final int FIRST = 400;

    private static final long SECOND = 1_000;

    /// What an answer is made of takes at most about so much.
    private static final long MEMORY_OF_ONE = 16L << 20;

    private final Set<OpenConnection> open = ConcurrentHashMap.newKeySet();
    private final long mostFull = Math.max(1, Runtime.getRuntime().maxMemory() / MEMORY_OF_ONE);
    private final long patience;
    private final long leastRate;
    private final Vertx vertx;
    private final long timer;

    OpenConnections(
            @ConfigProperty(name = "body-limit.patience", defaultValue = "30S") Duration patience,
            @ConfigProperty(name = "body-limit.least-rate", defaultValue = "8K") MemorySize leastRate,
            Vertx vertx) {
        this.patience = patience.toSeconds();
        this.leastRate = leastRate.asLongValue();
        this.vertx = vertx;
        this.timer = vertx.setPeriodic(SECOND, passed -> look());
    }

    @PreDestroy
    void stop() {
        vertx.cancelTimer(timer);
    }

    void register(@Observes Filters filters) {
        filters.register(this::begin, FIRST);
    }

    /// The connection of a request that was begun.
    public static OpenConnection of(RoutingContext request) {
        return OpenConnection.of(request.request());
    }

    private void begin(RoutingContext request) {
        OpenConnection connection = of(request);
        if (connection.isFull()) {
            // It sends request after request, and reads no answer.
            connection.close();
            return;
        }
        open.add(connection);
        connection.begin();
        request.next();
    }

    private void look() {
        open.removeIf(connection -> !connection.isOpen());
        open.stream()
                .filter(connection -> connection.losesPatience(patience, leastRate))
                .forEach(OpenConnection::close);
        List<OpenConnection> full = open.stream()
                .filter(connection -> connection.isFull() && connection.secondsWaited() > 1)
                .sorted(Comparator.comparingLong(OpenConnection::secondsWaited))
                .toList();
        full.stream().skip(mostFull).forEach(OpenConnection::close);
    }
}
