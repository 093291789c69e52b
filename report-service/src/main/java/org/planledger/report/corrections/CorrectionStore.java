package org.planledger.report.corrections;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.planledger.kernel.period.Period;
import org.planledger.report.standing.FigureUse;

/// Reads from the copy which figures were corrected.
@ApplicationScoped
class CorrectionStore {
    /// Revisions of a figure are numbered without gaps. The first and last period of all are constants for the
    /// planner, so that it leaves out the years around them.
    private static final String PAGE = """
            select distinct later.recorded_at, wanted.indicator, wanted.region, later.period, later.revision,
                            earlier.value as old_value, later.value as new_value
            from unnest(?::text[], ?::text[], ?::int[], ?::int[], ?::boolean[])
                     as wanted (indicator, region, first, last, without_january)
                 join series using (indicator, region)
                 join actual as later on later.series = series.id and later.period between ? and ?
                      and later.period between wanted.first and wanted.last
                      and not (wanted.without_january and later.period % 100 = 1)
                 join actual as earlier
                      on earlier.series = later.series and earlier.period = later.period
                         and earlier.revision = later.revision - 1
            where later.recorded_at > coalesce(?::timestamptz, '-infinity')
                  and later.value is distinct from earlier.value
                  and (?::timestamptz is null
                       or (later.recorded_at, wanted.indicator, wanted.region, later.period, later.revision)
                          > (?::timestamptz, ?::text, ?::text, ?::int, ?::int))
            order by later.recorded_at, wanted.indicator, wanted.region, later.period, later.revision
            limit ?
            """;

    private final AgroalDataSource database;

    CorrectionStore(AgroalDataSource database) {
        this.database = database;
    }

    /// A revision that says something else than the one before it.
    ///
    /// @param oldValue null where the one before had withdrawn the figure
    /// @param newValue null where it withdraws the figure
    record Row(CorrectionPlace place, BigDecimal oldValue, BigDecimal newValue) {}

    /// The corrections of figures that are in use, in their order.
    ///
    /// @param since only what was recorded later; null for all
    /// @param after where the page before has ended; null at the beginning
    List<Row> page(Collection<FigureUse> uses, Instant since, CorrectionPlace after, int limit) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(PAGE)) {
            statement.setArray(1, array(connection, "text", uses, FigureUse::indicator));
            statement.setArray(2, array(connection, "text", uses, FigureUse::region));
            statement.setArray(
                    3, array(connection, "int", uses, use -> use.first().toNumber()));
            statement.setArray(
                    4, array(connection, "int", uses, use -> use.last().toNumber()));
            statement.setArray(5, array(connection, "boolean", uses, FigureUse::withoutJanuary));
            statement.setInt(
                    6,
                    uses.stream().mapToInt(use -> use.first().toNumber()).min().orElse(0));
            statement.setInt(
                    7,
                    uses.stream().mapToInt(use -> use.last().toNumber()).max().orElse(0));
            statement.setObject(8, time(since));
            statement.setObject(9, after == null ? null : time(after.recordedAt()));
            statement.setObject(10, after == null ? null : time(after.recordedAt()));
            statement.setString(11, after == null ? null : after.indicator());
            statement.setString(12, after == null ? null : after.region());
            statement.setObject(13, after == null ? null : after.period().toNumber());
            statement.setObject(14, after == null ? null : after.revision());
            statement.setInt(15, limit);
            List<Row> rows = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    rows.add(row(row));
                }
            }
            return rows;
        } catch (SQLException failed) {
            throw new IllegalStateException("the corrections could not be read from the copy", failed);
        }
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                new CorrectionPlace(
                        row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                        row.getString("indicator"),
                        row.getString("region"),
                        Period.ofNumber(row.getInt("period")),
                        row.getInt("revision")),
                row.getBigDecimal("old_value"),
                row.getBigDecimal("new_value"));
    }

    private static Array array(
            Connection connection, String type, Collection<FigureUse> uses, Function<FigureUse, Object> column)
            throws SQLException {
        return connection.createArrayOf(type, uses.stream().map(column).toArray());
    }

    private static OffsetDateTime time(Instant instant) {
        return instant == null ? null : OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
