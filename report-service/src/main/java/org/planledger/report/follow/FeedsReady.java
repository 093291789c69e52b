package org.planledger.report.follow;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;
import org.planledger.report.follow.Freshness.FeedFreshness;

/// The service is ready when each feed was read to its end once, so that there is something whole to answer from. After
/// that a feed that cannot be followed takes nothing away: answers go on and say that they are stale.
@Readiness
class FeedsReady implements HealthCheck {
    private final Following following;

    FeedsReady(Following following) {
        this.following = following;
    }

    @Override
    public HealthCheckResponse call() {
        Freshness freshness = following.freshness();
        HealthCheckResponseBuilder answer = HealthCheckResponse.named("feeds");
        describe(answer, "plan", freshness.plan());
        describe(answer, "indicator", freshness.indicator());
        return answer.status(freshness.plan().currentAt() != null
                        && freshness.indicator().currentAt() != null)
                .build();
    }

    private static void describe(HealthCheckResponseBuilder answer, String feed, FeedFreshness freshness) {
        answer.withData(feed + ".cursor", freshness.cursor()).withData(feed + ".stale", freshness.stale());
        if (freshness.currentAt() != null) {
            answer.withData(feed + ".currentAt", freshness.currentAt().toString());
        }
    }
}
