package org.planledger.indicator.holiday;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.planledger.kernel.version.Versioned;

/// Keeps the years' days off and working days.
@ApplicationScoped
class HolidayStore {
    /// Lets years be written one at a time, until the transaction ends.
    static final String LOCK = "select pg_advisory_xact_lock(7301144921)";

    private final AgroalDataSource database;

    HolidayStore(AgroalDataSource database) {
        this.database = database;
    }

    /// Lets years be written one at a time, until the transaction ends.
    void takeTurns() {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(LOCK)) {
            statement.execute();
        } catch (SQLException failed) {
            throw failure(failed);
        }
    }

    /// A year as it is stored.
    ///
    /// @param shipped whether it is as it was shipped, and nobody has loaded it since
    record Stored(Versioned<List<Holiday>> days, boolean shipped) {}

    Optional<Stored> find(int year) {
        String sql = """
                select y.version, y.shipped, h.day, h.name, h.working,
                    (select changed_in::text::bigint from holiday where year = y.year order by changed_in desc limit 1)
                        as changed_in
                from holiday_year y left join holiday h on h.year = y.year and not h.deleted
                where y.year = ?
                order by h.day
                """;
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setInt(1, year);
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next()) {
                    return Optional.empty();
                }
                long version = row.getLong("version");
                boolean shipped = row.getBoolean("shipped");
                // A year of which no day was ever published has 0, which every reader has seen.
                long changedIn = row.getLong("changed_in");
                List<Holiday> days = new ArrayList<>();
                do {
                    if (row.getObject("day") != null) {
                        days.add(new Holiday(
                                row.getObject("day", LocalDate.class),
                                row.getString("name"),
                                row.getBoolean("working")));
                    }
                } while (row.next());
                return Optional.of(new Stored(new Versioned<>(days, version, changedIn), shipped));
            }
        } catch (SQLException failed) {
            throw failure(failed);
        }
    }

    /// Stores the year as a new version. Only the days that differ are published anew.
    void save(int year, List<Holiday> days, boolean shipped, long version) {
        String keep = """
                insert into holiday_year (year, shipped, version) values (?, ?, ?)
                on conflict on constraint holiday_year_pk
                do update set shipped = excluded.shipped, version = excluded.version
                """;
        String withdraw = "update holiday set deleted = true where year = ? and not deleted and day <> all (?::date[])";
        String put = """
                insert into holiday (day, year, name, working)
                select day, ?, name, working
                from unnest(?::date[], ?::text[], ?::boolean[]) as d (day, name, working)
                on conflict on constraint holiday_pk
                do update set name = excluded.name, working = excluded.working, deleted = false
                where (holiday.name, holiday.working, holiday.deleted) is distinct from
                    (excluded.name, excluded.working, false)
                """;
        try (Connection connection = database.getConnection();
                PreparedStatement wanted = connection.prepareStatement(keep);
                PreparedStatement removal = connection.prepareStatement(withdraw);
                PreparedStatement addition = connection.prepareStatement(put)) {
            wanted.setInt(1, year);
            wanted.setBoolean(2, shipped);
            wanted.setLong(3, version);
            wanted.executeUpdate();
            Array dates = connection.createArrayOf(
                    "date", days.stream().map(Holiday::date).map(Date::valueOf).toArray());
            removal.setInt(1, year);
            removal.setArray(2, dates);
            removal.executeUpdate();
            addition.setInt(1, year);
            addition.setArray(2, dates);
            addition.setArray(
                    3,
                    connection.createArrayOf(
                            "text", days.stream().map(Holiday::name).toArray()));
            addition.setArray(
                    4,
                    connection.createArrayOf(
                            "boolean", days.stream().map(Holiday::working).toArray()));
            addition.executeUpdate();
        } catch (SQLException failed) {
            throw failure(failed);
        }
    }

    /// Whether people work on the known days from the day on.
    Map<LocalDate, Boolean> daysFrom(LocalDate first) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(
                        "select day, working from holiday where day >= ? and not deleted")) {
            statement.setObject(1, first);
            Map<LocalDate, Boolean> days = new HashMap<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    days.put(row.getObject(1, LocalDate.class), row.getBoolean(2));
                }
            }
            return days;
        } catch (SQLException failed) {
            throw failure(failed);
        }
    }

    private static IllegalStateException failure(SQLException failed) {
        return new IllegalStateException("days off could not be read or stored", failed);
    }
}
