package org.planledger.kernel.feed;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;

/// One kind of thing whose changes are published. Its table has the columns `changed_in xid8` (the transaction
/// that wrote the row last) and `change_no bigint` (rising), and an index on both.
///
/// @param <T> the published change
public interface ChangeSource<T> {

    /// The name by which a follower asks for this kind alone, such as `REGION`.
    String kind();

    /// The changes after the cursor that were written by transactions below the horizon, in the order of the
    /// feed, as long as the page has room for them.
    List<Positioned<T>> after(Connection connection, FeedCursor after, long horizon, PageRoom room) throws SQLException;

    /// Whether withdrawn things are published as tombstones that are kept for a time only.
    default boolean keepsTombstones() {
        return this instanceof Tombstones;
    }

    /// The same changes in another form.
    default <R> ChangeSource<R> map(Function<T, R> mapping) {
        ChangeSource<T> source = this;
        return new ChangeSource<>() {
            @Override
            public String kind() {
                return source.kind();
            }

            @Override
            public boolean keepsTombstones() {
                return source.keepsTombstones();
            }

            @Override
            public List<Positioned<R>> after(Connection connection, FeedCursor after, long horizon, PageRoom room)
                    throws SQLException {
                return source.after(connection, after, horizon, room).stream()
                        .map(change -> new Positioned<>(change.position(), mapping.apply(change.change())))
                        .toList();
            }
        };
    }

    /// A change and its place in the feed.
    record Positioned<T>(FeedCursor position, T change) {}
}
