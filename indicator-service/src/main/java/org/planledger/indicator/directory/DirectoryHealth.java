package org.planledger.indicator.directory;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/// Says in the readiness answer how much of plan-service is known, and up to when. It is always up: figures can be
/// posted for known regions while plan-service is away.
@Readiness
@ApplicationScoped
class DirectoryHealth implements HealthCheck {
    private final DirectoryStore store;

    DirectoryHealth(DirectoryStore store) {
        this.store = store;
    }

    @Override
    public HealthCheckResponse call() {
        DirectoryProgress progress = store.progress();
        HealthCheckResponseBuilder answer = HealthCheckResponse.named("Directory of regions and plans");
        if (progress.cursor() != null) {
            answer.withData("cursor", progress.cursor());
        }
        if (progress.currentAt() != null) {
            answer.withData("currentAt", progress.currentAt().toString());
        }
        return answer.up().build();
    }
}
