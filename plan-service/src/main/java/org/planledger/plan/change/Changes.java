package org.planledger.plan.change;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.planledger.kernel.feed.ChangeFeed;
import org.planledger.kernel.feed.CommitSignal;
import org.planledger.kernel.feed.FeedCursor;
import org.planledger.kernel.feed.FeedPage;
import org.planledger.plan.ledger.MeasureChanges;
import org.planledger.plan.plan.PlanChanges;
import org.planledger.plan.region.RegionChanges;
import org.planledger.plan.unit.UnitChanges;

/// Publishes the changes of all features in one order.
@Startup
@ApplicationScoped
class Changes {
    private final ChangeFeed<Change> feed;

    Changes(
            DataSource database,
            CommitSignal commits,
            RegionChanges regions,
            UnitChanges units,
            PlanChanges plans,
            MeasureChanges measures) {
        this.feed = new ChangeFeed<>(
                database,
                commits,
                List.of(
                        regions.map(Change::ofRegion),
                        units.map(Change::ofUnit),
                        plans.map(Change::ofPlan),
                        measures.map(Change::ofMeasure)));
    }

    ChangePage read(FeedCursor after, List<ChangeKind> kinds, int limit, Duration wait) {
        FeedPage<Change> page = feed.read(after, kinds.stream().map(Enum::name).toList(), limit, wait);
        return new ChangePage(page.changes(), page.cursor().toString(), page.more(), page.currentAt(), page.readAt());
    }
}
