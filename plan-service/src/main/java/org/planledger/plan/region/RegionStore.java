package org.planledger.plan.region;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.planledger.kernel.feed.ChangeSource.Positioned;
import org.planledger.kernel.feed.FeedCursor;
import org.planledger.kernel.feed.PageRoom;
import org.planledger.kernel.feed.Published;
import org.planledger.kernel.version.Versioned;
import org.planledger.plan.database.Conditions;
import org.planledger.plan.database.Database;
import org.planledger.plan.database.FeedRows;

/// Keeps the regions.
@ApplicationScoped
class RegionStore {
    private static final String SELECT = "select name, level, parent, " + FeedRows.COLUMNS + " from region";

    private final Database database;

    RegionStore(Database database) {
        this.database = database;
    }

    Optional<Versioned<Region>> find(String code) {
        return database.first(SELECT + " where code = ?", RegionStore::versioned, code);
    }

    List<Region> list(RegionFilter filter, String afterCode, int limit) {
        Conditions conditions = new Conditions()
                .and("code > ?", afterCode)
                .and("parent = ?", filter.parent())
                .and("level = ?", filter.level())
                .andContains(filter.q(), "name", "code");
        return database.list(
                SELECT + " where " + conditions.sql() + " order by code limit ?",
                RegionStore::region,
                conditions.argumentsAnd(limit));
    }

    boolean hasChildNotBelow(String code, RegionLevel level) {
        return database
                .list("select distinct level from region where parent = ?", row -> row.getString(1), code)
                .stream()
                .map(RegionLevel::valueOf)
                .anyMatch(child -> !level.isAbove(child));
    }

    /// Writes the region as a user's own, which no shipped file changes any more, and gives its new version.
    long write(Region region) {
        String sql = """
                insert into region as known (code, name, level, parent) values (?, ?, ?, ?)
                on conflict on constraint region_pk do update
                set name = excluded.name, level = excluded.level, parent = excluded.parent, shipped = false,
                    version = known.version + 1, changed_in = default, change_no = default, changed_at = default
                returning version
                """;
        return database.first(sql, row -> row.getLong(1), region.code(), region.name(), region.level(), region.parent())
                .orElseThrow();
    }

    static List<Positioned<Published<Region>>> changes(
            Connection connection, FeedCursor after, long horizon, PageRoom room) throws SQLException {
        return FeedRows.read(connection, SELECT, RegionStore::region, after, horizon, room.limit());
    }

    private static Region region(ResultSet row) throws SQLException {
        return new Region(
                row.getString("code"),
                row.getString("name"),
                RegionLevel.valueOf(row.getString("level")),
                row.getString("parent"));
    }

    private static Versioned<Region> versioned(ResultSet row) throws SQLException {
        return new Versioned<>(region(row), row.getLong("version"), row.getLong("writer"));
    }
}
