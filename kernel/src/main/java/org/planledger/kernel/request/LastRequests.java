package org.planledger.kernel.request;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.ext.Provider;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.planledger.kernel.problem.Failure;
import org.planledger.kernel.problem.ProblemType;
import org.planledger.kernel.problem.Text;

/// Lets a service that is asked to end (SIGTERM) end without cutting a request. Quarkus answers requests until the very
/// moment it closes the connections, so a request that comes in that moment is carried out but never answered.
///
/// During the first half of `quarkus.shutdown.delay` requests are served and each answer closes its connection, so that
/// those who distribute requests can go elsewhere. From then on requests are refused (503, Retry-After): nothing new
/// begins, what has begun is completed, and nobody is left on a connection when they are closed.
@Provider
@PreMatching
@Priority(0)
@ApplicationScoped
public class LastRequests implements ContainerRequestFilter {
    private final Duration served;
    /// From when on requests are refused, by [System#nanoTime()]; null while nobody has asked the service to end.
    private volatile Long refuseFrom;

    LastRequests(@ConfigProperty(name = "quarkus.shutdown.delay", defaultValue = "0S") Duration delay) {
        this.served = delay.dividedBy(2);
    }

    void delayShutdown(@Observes ShutdownDelayInitiatedEvent event) {
        refuseFrom = System.nanoTime() + served.toNanos();
    }

    @Override
    public void filter(ContainerRequestContext request) {
        Long from = refuseFrom;
        if (from != null && System.nanoTime() - from >= 0) {
            throw new Failure(
                    ProblemType.UNAVAILABLE, Text.of("服务正在停止，请稍后重试", "the service is ending; try again in a moment"));
        }
    }
}
