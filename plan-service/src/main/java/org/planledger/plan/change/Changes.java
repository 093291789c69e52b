package org.planledger.plan.change;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.planledger.kernel.answer.AnswerTurn;
import org.planledger.kernel.feed.ChangeFeed;
import org.planledger.kernel.feed.CommitSignal;
import org.planledger.kernel.feed.FeedCursor;
import org.planledger.kernel.feed.FeedPage;
import org.planledger.plan.access.Caller;
import org.planledger.plan.ledger.MeasureChanges;
import org.planledger.plan.plan.PlanChanges;
import org.planledger.plan.region.RegionChanges;
import org.planledger.plan.unit.UnitChanges;

/// Publishes the changes of all features in one order.
@Startup
@ApplicationScoped
class Changes {
    private final ChangeFeed<Optional<Change>> feed;
    private final Caller caller;

    Changes(
            DataSource database,
            CommitSignal commits,
            RegionChanges regions,
            UnitChanges units,
            PlanChanges plans,
            MeasureChanges measures,
            Caller caller,
            AnswerTurn turn) {
        this.caller = caller;
        this.feed = new ChangeFeed<>(
                database,
                commits,
                List.of(
                        regions.map(region -> Optional.of(Change.ofRegion(region))),
                        units.map(unit -> Optional.of(Change.ofUnit(unit))),
                        plans.map(plan -> plan.map(Change::ofPlan)),
                        measures.map(measure -> measure.map(Change::ofMeasure))),
                turn);
    }

    ChangePage read(FeedCursor after, List<ChangeKind> kinds, int limit, Duration wait) {
        List<String> names = kinds.stream().map(Enum::name).toList();
        Instant end = Instant.now().plus(wait);
        // The feed reads on a connection of its own; whoever needs a second one while holding it may wait for ever.
        caller.sight();
        FeedPage<Optional<Change>> page = feed.read(after, names, limit, wait);
        while (tellsNothing(page) && (page.more() || Instant.now().isBefore(end))) {
            page = feed.read(page.cursor(), names, limit, left(end));
        }
        return new ChangePage(
                page.changes().stream().flatMap(Optional::stream).toList(),
                page.cursor().toString(),
                page.more(),
                page.currentAt(),
                page.readAt());
    }

    /// Whether there are changes, but none that the caller sees: they are passed over, and the wait goes on.
    private static boolean tellsNothing(FeedPage<Optional<Change>> page) {
        return !page.changes().isEmpty() && page.changes().stream().allMatch(Optional::isEmpty);
    }

    private static Duration left(Instant end) {
        Duration left = Duration.between(Instant.now(), end);
        return left.isPositive() ? left : Duration.ZERO;
    }
}
