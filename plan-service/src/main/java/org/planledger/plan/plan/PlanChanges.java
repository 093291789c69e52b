package org.planledger.plan.plan;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.planledger.kernel.feed.ChangeSource;
import org.planledger.kernel.feed.FeedCursor;
import org.planledger.kernel.feed.PageRoom;
import org.planledger.kernel.feed.Published;
import org.planledger.kernel.feed.Tombstones;
import org.planledger.plan.access.Caller;
import org.planledger.plan.database.Database;

/// The changes of plans, for the feed: each the whole plan as it is now, of what the caller sees. Empty
/// stands for changes of others up to there.
@ApplicationScoped
public class PlanChanges implements ChangeSource<Optional<Published<Plan>>>, Tombstones {
    private final PlanFeed feed;
    private final Caller caller;

    PlanChanges(PlanFeed feed, Caller caller) {
        this.feed = feed;
        this.caller = caller;
    }

    @Override
    public String kind() {
        return "PLAN";
    }

    @Override
    public List<Positioned<Optional<Published<Plan>>>> after(
            Connection connection, FeedCursor after, long horizon, PageRoom room) throws SQLException {
        return feed.changes(connection, after, horizon, room, caller.sight());
    }

    @Override
    public String table() {
        return "plan";
    }

    @Override
    public String unreferenced() {
        return """
                not exists (select from plan where plan.superior_plan = old.code or plan.superseded_by = old.code)
                and not exists (select from ledger_entry where ledger_entry.plan = old.code)
                and not exists (select from slip where slip.plan = old.code)
                """;
    }

    @Override
    public String lock() {
        return Database.turnOf(Plans.KIND);
    }
}
