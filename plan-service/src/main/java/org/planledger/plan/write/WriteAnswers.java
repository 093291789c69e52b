package org.planledger.plan.write;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import org.jboss.resteasy.reactive.RestResponse;
import org.planledger.kernel.feed.ChangeToken.Feed;
import org.planledger.kernel.version.VersionedAnswers;
import org.planledger.kernel.version.Written;

/// Answers writes and counts them by kind and outcome.
@ApplicationScoped
public class WriteAnswers {
    private final MeterRegistry meters;

    WriteAnswers(MeterRegistry meters) {
        this.meters = meters;
    }

    /// @param kind what was written, such as `plan`
    public <T> RestResponse<T> of(String kind, Written<T> written) {
        count(kind, written);
        return VersionedAnswers.of(written, Feed.PLAN);
    }

    /// The same for a thing that no feed carries.
    public <T> RestResponse<T> ofUnpublished(String kind, Written<T> written) {
        count(kind, written);
        return VersionedAnswers.ofUnpublished(written);
    }

    private void count(String kind, Written<?> written) {
        meters.counter(
                        "writes",
                        "kind",
                        kind,
                        "outcome",
                        written.outcome().name().toLowerCase(Locale.ROOT))
                .increment();
    }
}
