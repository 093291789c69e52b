package org.planledger.plan.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.planledger.kernel.feed.ChangeSource;
import org.planledger.kernel.feed.FeedCursor;
import org.planledger.kernel.feed.PageRoom;
import org.planledger.kernel.feed.Published;

/// The measures of the work ledger, for the feed: each once, as an entry never changes. Other entries are not
/// published.
@ApplicationScoped
public class MeasureChanges implements ChangeSource<Published<LedgerEntry>> {

    @Override
    public String kind() {
        return "MEASURE";
    }

    @Override
    public List<Positioned<Published<LedgerEntry>>> after(
            Connection connection, FeedCursor after, long horizon, PageRoom room) throws SQLException {
        return LedgerStore.measures(connection, after, horizon, room);
    }
}
