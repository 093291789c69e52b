package org.planledger.report.copy;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.planledger.kernel.feed.ChangeToken.Feed;
import org.planledger.kernel.feed.FeedCursor;

/// The copy of what the other two services published, and how far it has followed them.
@ApplicationScoped
public class Copy {
    private static final long TURN = 0x706c616eL;

    private final AgroalDataSource database;

    Copy(AgroalDataSource database) {
        this.database = database;
    }

    /// Applies one page and moves the feed's progress, both or neither. Applying a page twice changes nothing.
    ///
    /// @param before the progress that the page was asked for with
    /// @param after the progress when the page is applied
    /// @return false when another instance has moved the progress meanwhile; then nothing was applied
    @Transactional
    public boolean apply(FeedProgress before, FeedProgress after, Changes changes) {
        try (Connection connection = database.getConnection()) {
            takeTurn(connection);
            if (!move(connection, before, after)) {
                return false;
            }
            write(connection, changes);
            if (before.anew()) {
                SeenAnew.add(connection, changes);
                if (!after.anew()) {
                    write(connection, SeenAnew.withdrawals(connection, before.feed()));
                    SeenAnew.clear(connection, before.feed());
                }
            }
            return true;
        } catch (SQLException failed) {
            throw new IllegalStateException("a page of the " + before.feed() + " feed could not be applied", failed);
        }
    }

    /// Goes back to the beginning of a feed and leaves the copy as it is, to be read again and then freed of what has
    /// not come.
    ///
    /// @return false when another instance has moved the progress meanwhile
    @Transactional
    public boolean beginAnew(FeedProgress before) {
        try (Connection connection = database.getConnection()) {
            takeTurn(connection);
            SeenAnew.clear(connection, before.feed());
            return move(connection, before, before.begunAnew());
        } catch (SQLException failed) {
            throw new IllegalStateException("the " + before.feed() + " feed could not be begun anew", failed);
        }
    }

    private static void write(Connection connection, Changes changes) throws SQLException {
        Set<String> touchedPlans = switch (changes) {
            case Changes.OfPlans ofPlans -> PlanCopy.write(connection, ofPlans.changes());
            case Changes.OfIndicators ofIndicators -> IndicatorCopy.write(connection, ofIndicators.changes());
        };
        DataVersions.raise(connection, touchedPlans);
    }

    /// The feeds take turns: which plans a page touches is found in what the other feed's pages write.
    private static void takeTurn(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("select pg_advisory_xact_lock(?)")) {
            statement.setLong(1, TURN);
            statement.execute();
        }
    }

    /// The row stays locked until the page is applied, so that a second instance waits here and then finds it moved.
    private static boolean move(Connection connection, FeedProgress before, FeedProgress after) throws SQLException {
        String sql = """
                update feed set transaction = ?, number = ?, begun = ?, current_at = ?, anew = ?, end_reached_at = ?
                where name = ? and transaction = ? and number = ? and anew = ?
                """;
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, after.cursor().transaction());
            statement.setLong(2, after.cursor().number());
            statement.setLong(3, after.cursor().begun());
            statement.setObject(4, time(after.currentAt()));
            statement.setBoolean(5, after.anew());
            statement.setObject(6, time(after.endReachedAt()));
            statement.setString(7, before.feed().name());
            statement.setLong(8, before.cursor().transaction());
            statement.setLong(9, before.cursor().number());
            statement.setBoolean(10, before.anew());
            return statement.executeUpdate() == 1;
        }
    }

    private static OffsetDateTime time(Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    /// How far each feed was followed.
    public Map<Feed, FeedProgress> progress() {
        Map<Feed, FeedProgress> progress = new EnumMap<>(Feed.class);
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(
                        "select name, transaction, number, begun, current_at, anew, end_reached_at from feed");
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                Feed feed = Feed.valueOf(row.getString(1));
                progress.put(
                        feed,
                        new FeedProgress(
                                feed,
                                new FeedCursor(row.getLong(2), row.getLong(3), row.getLong(4)),
                                instant(row, 5),
                                row.getBoolean(6),
                                instant(row, 7)));
            }
        } catch (SQLException failed) {
            throw new IllegalStateException("the progress of the feeds could not be read", failed);
        }
        return progress;
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
