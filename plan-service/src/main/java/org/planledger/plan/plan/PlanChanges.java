package org.planledger.plan.plan;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.planledger.kernel.feed.ChangeSource;
import org.planledger.kernel.feed.FeedCursor;
import org.planledger.kernel.feed.PageRoom;
import org.planledger.kernel.feed.Published;
import org.planledger.kernel.feed.Tombstones;
import org.planledger.plan.database.Database;

/// The changes of plans, for the feed: each the whole plan as it is now.
@ApplicationScoped
public class PlanChanges implements ChangeSource<Published<Plan>>, Tombstones {

    @Override
    public String kind() {
        return "PLAN";
    }

    @Override
    public List<Positioned<Published<Plan>>> after(Connection connection, FeedCursor after, long horizon, PageRoom room)
            throws SQLException {
        return PlanStore.changes(connection, after, horizon, room);
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
