package org.planledger.plan.unit;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
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

/// Keeps the units.
@ApplicationScoped
class UnitStore {
    private static final String SELECT = "select region, name, superior, " + FeedRows.COLUMNS + " from unit";

    private final Database database;

    UnitStore(Database database) {
        this.database = database;
    }

    Optional<Versioned<Unit>> find(String code) {
        return database.first(
                SELECT + " where code = ?",
                row -> new Versioned<>(unit(row), row.getLong("version"), row.getLong("writer")),
                code);
    }

    List<Unit> list(UnitFilter filter, String afterCode, int limit) {
        Conditions conditions = new Conditions()
                .and("code > ?", afterCode)
                .and("region = ?", filter.region())
                .andContains(filter.q(), "name", "code");
        return database.list(
                SELECT + " where " + conditions.sql() + " order by code limit ?",
                UnitStore::unit,
                conditions.argumentsAnd(limit));
    }

    /// The units of a region and of those that it lies in, the nearest first, then by code.
    List<Unit> ofRegionAndAbove(String region) {
        return database.list("""
                with recursive line(code, steps) as (
                    select code, 0 from region where code = ?
                    union
                    select region.parent, line.steps + 1 from region join line on region.code = line.code
                )
                select unit.code, unit.region, unit.name, unit.superior
                from line join unit on unit.region = line.code
                order by line.steps, unit.code
                """, UnitStore::unit, region);
    }

    List<String> existing(Collection<String> codes) {
        return database.list("select code from unit where code = any(?)", row -> row.getString(1), codes);
    }

    /// The code of the other unit of this name in the region, when there is one.
    Optional<String> namesake(Unit unit) {
        return database.first(
                "select code from unit where region = ? and name = ? and code <> ?",
                row -> row.getString(1),
                unit.region(),
                unit.name(),
                unit.code());
    }

    /// Whether the unit is a superior of the other one, directly or over several steps.
    boolean isAbove(String code, String other) {
        return database.exists("""
                with recursive above(code) as (
                    select superior from unit where code = ?
                    union
                    select unit.superior from unit join above on unit.code = above.code
                )
                select from above where code = ?
                """, other, code);
    }

    /// Writes the unit and gives its new version.
    long write(Unit unit) {
        String sql = """
                insert into unit as known (code, region, name, superior) values (?, ?, ?, ?)
                on conflict on constraint unit_pk do update
                set region = excluded.region, name = excluded.name, superior = excluded.superior,
                    version = known.version + 1, changed_in = default, change_no = default, changed_at = default
                returning version
                """;
        return database.first(sql, row -> row.getLong(1), unit.code(), unit.region(), unit.name(), unit.superior())
                .orElseThrow();
    }

    static List<Positioned<Published<Unit>>> changes(
            Connection connection, FeedCursor after, long horizon, PageRoom room) throws SQLException {
        return FeedRows.read(connection, SELECT, UnitStore::unit, after, horizon, room.limit());
    }

    private static Unit unit(ResultSet row) throws SQLException {
        return new Unit(
                row.getString("code"), row.getString("region"), row.getString("name"), row.getString("superior"));
    }
}
