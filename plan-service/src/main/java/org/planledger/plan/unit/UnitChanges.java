package org.planledger.plan.unit;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.planledger.kernel.feed.ChangeSource;
import org.planledger.kernel.feed.FeedCursor;
import org.planledger.kernel.feed.PageRoom;
import org.planledger.kernel.feed.Published;

/// The changes of units, for the feed.
@ApplicationScoped
public class UnitChanges implements ChangeSource<Published<Unit>> {

    @Override
    public String kind() {
        return "UNIT";
    }

    @Override
    public List<Positioned<Published<Unit>>> after(Connection connection, FeedCursor after, long horizon, PageRoom room)
            throws SQLException {
        return UnitStore.changes(connection, after, horizon, room);
    }
}
