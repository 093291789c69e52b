package org.planledger.plan.region;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.planledger.kernel.feed.ChangeSource;
import org.planledger.kernel.feed.FeedCursor;
import org.planledger.kernel.feed.PageRoom;
import org.planledger.kernel.feed.Published;

/// The changes of regions, for the feed.
@ApplicationScoped
public class RegionChanges implements ChangeSource<Published<Region>> {

    @Override
    public String kind() {
        return "REGION";
    }

    @Override
    public List<Positioned<Published<Region>>> after(
            Connection connection, FeedCursor after, long horizon, PageRoom room) throws SQLException {
        return RegionStore.changes(connection, after, horizon, room);
    }
}
