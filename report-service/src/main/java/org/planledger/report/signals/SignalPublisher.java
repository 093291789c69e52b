package org.planledger.report.signals;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.planledger.kernel.feed.CommitSignal;
import org.planledger.report.follow.Following;
import org.planledger.report.follow.Freshness;
import org.planledger.report.standing.PresentSignals;
import org.planledger.report.standing.Today;

/// Publishes each change of a signal once. What was published, and from what it was made, is stored in the same
/// transaction; so a restart repeats nothing and leaves nothing out, and instances do not publish the same twice.
@ApplicationScoped
class SignalPublisher {
    private final Following following;
    private final SignalStore store;
    private final PresentSignals signals;
    private final CommitSignal commits;
    private final Today today;
    private final Counter published;

    SignalPublisher(
            Following following,
            SignalStore store,
            PresentSignals signals,
            CommitSignal commits,
            Today today,
            MeterRegistry meters) {
        this.following = following;
        this.store = store;
        this.signals = signals;
        this.commits = commits;
        this.today = today;
        this.published = Counter.builder("signal.changes")
                .description("Changes of signal that were published")
                .register(meters);
    }

    /// Looks at the plans whose data or date have changed since their signals were published, and at no others.
    /// While the copy is not current nothing is published: figures that are on their way would seem to be
    /// missing.
    ///
    /// @throws RuntimeException when a plan's signals could not be published; those of all others are
    void publish() {
        Freshness freshness = following.freshness();
        if (freshness.plan().stale() || freshness.indicator().stale()) {
            return;
        }
        List<SignalStore.Due> due = store.due(today.date());
        if (due.isEmpty()) {
            return;
        }
        Map<String, SignalBasis> bases = new HashMap<>();
        Map<String, PresentSignals.Asked> asked = new HashMap<>();
        due.stream().filter(SignalStore.Due::inForce).forEach(plan -> {
            SignalBasis basis = basis(plan);
            bases.put(plan.plan(), basis);
            asked.put(plan.plan(), new PresentSignals.Asked(basis.asOf(), basis.date()));
        });
        Map<String, PresentSignals.OfPlan> found = asked.isEmpty() ? Map.of() : signals.of(asked);
        RuntimeException failed = null;
        for (SignalStore.Due plan : due) {
            try {
                if (!plan.inForce()) {
                    announce(store.withdraw(plan));
                } else if (found.containsKey(plan.plan())) {
                    announce(store.publish(plan, bases.get(plan.plan()), found.get(plan.plan())));
                }
            } catch (RuntimeException ofPlan) {
                // The plans that follow must not wait for one that is refused again and again.
                if (failed == null) {
                    failed = ofPlan;
                } else {
                    failed.addSuppressed(ofPlan);
                }
            }
        }
        if (failed != null) {
            throw failed;
        }
    }

    /// A plan that another instance has taken to the next day already is not taken back.
    private SignalBasis basis(SignalStore.Due plan) {
        LocalDate date = today.date();
        if (plan.basis() != null && plan.basis().date().equals(date.plusDays(1))) {
            date = plan.basis().date();
        }
        return new SignalBasis(plan.version(), Today.usualMonth(date, plan.to()), date);
    }

    private void announce(int changes) {
        if (changes > 0) {
            published.increment(changes);
            commits.committed();
        }
    }
}
