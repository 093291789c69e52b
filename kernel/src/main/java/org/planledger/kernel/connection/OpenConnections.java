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
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Closes the connections of clients that do not take their answers. An answer is waited for like a body: for a while
/// in any case, and then as long as enough of it is taken in each further second. There is memory for only so much that
/// waits; beyond, whoever has most of it loses the answers that are taken slowest.
@Startup
@ApplicationScoped
public class OpenConnections {
    /// Before a request is looked at.
    private static final int FIRST = 400;

    private static final long SECOND = 1_000;

    /// Which part of the memory may be taken by what waits.
    private static final int PART = 8;

    private final Set<OpenConnection> open = ConcurrentHashMap.newKeySet();
    private final long room = Runtime.getRuntime().maxMemory() / PART;
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
        OpenConnection connection = OpenConnection.of(request.request(), () -> new Patience(patience, leastRate));
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
        open.forEach(OpenConnection::second);
        open.stream().filter(OpenConnection::isGivenUp).forEach(OpenConnection::close);
        List<Crowd.Waiting<OpenConnection>> slow = open.stream()
                .filter(OpenConnection::isSlow)
                .map(OpenConnection::whatWaits)
                .toList();
        Crowd.beyond(room, slow).forEach(OpenConnection::close);
    }
}
