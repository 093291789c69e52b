package org.planledger.plan.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.planledger.kernel.feed.ChangeSource;
import org.planledger.kernel.feed.FeedCursor;
import org.planledger.kernel.feed.PageRoom;
import org.planledger.kernel.feed.Published;
import org.planledger.plan.access.Caller;

/// The measures of the work ledger, for the feed: each once, as an entry never changes. Other entries are not
/// published. Empty stands for measures up to there that the caller does not see.
@ApplicationScoped
public class MeasureChanges implements ChangeSource<Optional<Published<LedgerEntry>>> {
    private final Caller caller;

    MeasureChanges(Caller caller) {
        this.caller = caller;
    }

    @Override
    public String kind() {
        return "MEASURE";
    }

    @Override
    public List<Positioned<Optional<Published<LedgerEntry>>>> after(
            Connection connection, FeedCursor after, long horizon, PageRoom room) throws SQLException {
        return LedgerStore.measures(connection, after, horizon, room, caller.sight());
    }
}
