package org.planledger.indicator.calendar;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.planledger.indicator.directory.Sight;
import org.planledger.kernel.period.Period;

/// Reads what is due and what was posted, each question one statement.
@ApplicationScoped
class CalendarStore {
    private final AgroalDataSource database;

    CalendarStore(AgroalDataSource database) {
        this.database = database;
    }

    /// The due figures after the place, by region and indicator.
    ///
    /// @param after null for the beginning
    List<CalendarItem> list(
            CalendarFilter filter, Deadlines deadlines, Sight sight, LocalDate today, DueQuery.Place after, int limit) {
        Integer most = filter.state() == null ? (Integer) limit : null;
        DueQuery query = new DueQuery(filter, deadlines, sight, after, most).withItems(filter.month(), today);
        query.add("select * from item");
        if (filter.state() != null) {
            query.add("where state = ?", filter.state().name());
        }
        query.add("order by region, indicator limit ?", limit);
        return read(query, row -> {
            boolean isPosted = row.getBoolean("is_posted");
            return new CalendarItem(
                    row.getString("indicator"),
                    row.getString("name"),
                    row.getString("region"),
                    units(row),
                    Period.ofNumber(row.getInt("period")),
                    row.getObject("deadline", LocalDate.class),
                    CalendarState.valueOf(row.getString("state")),
                    isPosted ? (Integer) row.getInt("revision") : null,
                    isPosted ? row.getObject("posted_at", OffsetDateTime.class).toInstant() : null);
        });
    }

    /// The figures of each unit, by code, and of all under null.
    List<OfUnit> summarize(CalendarFilter filter, Deadlines deadlines, Sight sight, LocalDate today) {
        DueQuery query = new DueQuery(filter, deadlines, sight, null, null).withItems(filter.month(), today);
        String counts = """
                count(*) as due, count(*) filter (where is_posted) as posted,
                count(*) filter (where state = 'POSTED') as on_time, count(*) filter (where state = 'OVERDUE') as overdue
                """;
        query.add("select null as unit, " + counts + " from item union all");
        query.add("select unit, " + counts + " from item cross join lateral unnest(units) as u (unit) group by unit");
        query.add("order by unit nulls first");
        return read(
                query,
                row -> new OfUnit(
                        row.getString("unit"),
                        Completeness.of(
                                row.getLong("due"),
                                row.getLong("posted"),
                                row.getLong("on_time"),
                                row.getLong("overdue"))));
    }

    /// @param unit null for the whole
    record OfUnit(String unit, Completeness figures) {}

    /// The due figures, by region and indicator, whether they are posted or not.
    List<DueFigure> due(CalendarFilter filter, Deadlines deadlines, Sight sight) {
        DueQuery query = new DueQuery(filter, deadlines, sight, null, null);
        query.add("""
                select d.*, i.name, i.unit as measure, i.decimals, i.negative_allowed, e.day as deadline,
                    i.reporting = 'YEAR_TO_DATE' as year_to_date, i.combined_first_months
                from due d
                join indicator i on i.code = d.indicator
                join deadline e on e.due_day = i.due_day
                order by d.region, d.indicator
                """);
        return read(
                query,
                row -> new DueFigure(
                        row.getString("indicator"),
                        row.getString("name"),
                        row.getString("measure"),
                        row.getInt("decimals"),
                        row.getBoolean("negative_allowed"),
                        row.getBoolean("year_to_date"),
                        row.getBoolean("combined_first_months"),
                        row.getString("region"),
                        units(row),
                        Period.ofNumber(row.getInt("period")),
                        row.getObject("deadline", LocalDate.class)));
    }

    private static List<String> units(ResultSet row) throws SQLException {
        return List.of((String[]) row.getArray("units").getArray());
    }

    private interface Mapping<T> {
        T of(ResultSet row) throws SQLException;
    }

    private <T> List<T> read(DueQuery query, Mapping<T> mapping) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = query.prepare(connection);
                ResultSet row = statement.executeQuery()) {
            List<T> rows = new ArrayList<>();
            while (row.next()) {
                rows.add(mapping.of(row));
            }
            return rows;
        } catch (SQLException failed) {
            throw new IllegalStateException("what is due could not be read", failed);
        }
    }
}
