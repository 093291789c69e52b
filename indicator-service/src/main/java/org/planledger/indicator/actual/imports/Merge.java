package org.planledger.indicator.actual.imports;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.planledger.indicator.actual.FigureTerms;
import org.planledger.indicator.actual.imports.file.FigureFile;
import org.planledger.kernel.period.Frequency;
import org.planledger.kernel.period.Period;
import org.planledger.kernel.problem.Text;
import org.planledger.kernel.problem.Violation;

/// Checks the staged figures against what is stored and merges them, each step one statement over all of them.
final class Merge {
    private final Connection connection;
    private final FigureFile file;

    Merge(Connection connection, FigureFile file) {
        this.connection = connection;
        this.file = file;
    }

    /// Sums up the staged figures by indicator and region. This is done before the transaction of the merge.
    void summarize() throws SQLException {
        run("""
                create temporary table staged_series as
                select indicator, region, min(period % 100) as first_part, max(period % 100) as last_part,
                    min(period) as first_period, max(period) as last_period,
                    max(scale(trim_scale(value))) as decimals, bool_or(cumulative) as cumulative
                from staged
                group by indicator, region
                """);
    }

    /// Begins the transaction of the merge, in which the indicators stay as they are.
    void begin() throws SQLException {
        run("set local work_mem = '64MB'");
        run("""
                select 1 from indicator
                where code in (select indicator from staged_series)
                order by code
                for key share
                """);
    }

    /// The terms that figures are under, and which of them a figure breaks.
    private static final String TERMS = """
            left join indicator i on i.code = g.indicator and not i.deleted
            left join known_region r on r.code = g.region
            left join (values ('MONTH', 1, 12), ('QUARTER', 21, 24), ('HALF_YEAR', 31, 32), ('YEAR', 40, 40))
                as f (frequency, first_part, last_part) on f.frequency = i.frequency
            """;

    /// The regions of the file that are not known, the first so many of them.
    List<String> unknownRegions(int most) throws SQLException {
        String sql = """
                select distinct region from staged_series g
                where g.region is not null
                and not exists (select from known_region r where r.code = g.region)
                order by region
                limit
                """ + most;
        List<String> unknown = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
                unknown.add(row.getString(1));
            }
        }
        return unknown;
    }

    boolean hasFaults() throws SQLException {
        return holds("select exists (select from staged_series g " + TERMS + """
                where g.indicator is not null and (i.code is null or i.numerator is not null)
                or g.region is not null and r.code is null
                or g.first_part < f.first_part or g.last_part > f.last_part
                or g.decimals > i.decimals
                or g.cumulative and i.reporting = 'PERIOD')
                """);
    }

    private static final String UNKNOWN = "g.indicator is not null and (i.code is null or i.numerator is not null)";
    private static final String NO_REGION = "g.region is not null and r.code is null";
    private static final String MISFIT = "(g.period % 100 < f.first_part or g.period % 100 > f.last_part)";
    private static final String DECIMALS = "scale(trim_scale(g.value)) > i.decimals";
    private static final String CUMULATIVE = "(g.cumulative and i.reporting is not distinct from 'PERIOD')";
    private static final String BROKEN = String.join(" or ", UNKNOWN, NO_REGION, MISFIT, DECIMALS, CUMULATIVE);

    /// Lists the figures that break the terms, and those that are in the file more than once. What is wrong with the
    /// indicator or the region of a row is one fault, however many figures the row has: the number without its last
    /// bits is that of the row, and in JSON still that of the figure.
    void findFaults(ImportFaults faults) throws SQLException {
        faults.count(number("""
                select count(distinct number >> 15) filter (where %s) + count(distinct number >> 15) filter (where %s)
                    + count(*) filter (where %s) + count(*) filter (where %s) + count(*) filter (where %s)
                from staged g
                """.formatted(UNKNOWN, NO_REGION, MISFIT, DECIMALS, CUMULATIVE) + TERMS));
        String sql = """
                select g.number, g.indicator, g.region, g.period, g.value, i.code is not null as indicator_exists,
                    i.numerator is not null as derived, i.frequency, i.decimals, r.code is not null as region_exists,
                    """ + CUMULATIVE + """
                     as not_cumulative
                from staged g
                """ + TERMS + " where " + BROKEN + " order by g.number limit "
                + ImportFaults.MOST_LISTED;
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
                list(row, faults);
            }
        }
        findRepeated(faults);
    }

    private void list(ResultSet row, ImportFaults faults) throws SQLException {
        long number = row.getLong("number");
        String indicator = row.getString("indicator");
        String region = row.getString("region");
        String frequency = row.getString("frequency");
        Integer period = row.getObject("period", Integer.class);
        BigDecimal value = row.getBigDecimal("value");
        FigureTerms terms = new FigureTerms(
                row.getBoolean("indicator_exists"),
                row.getBoolean("derived"),
                frequency == null ? null : Frequency.valueOf(frequency),
                row.getInt("decimals"),
                row.getBoolean("region_exists"));
        terms.faultsOf(indicator, region, period == null ? null : Period.ofNumber(period), value).stream()
                .filter(fault -> !(fault.field().equals("indicator") && indicator == null))
                .filter(fault -> !(fault.field().equals("region") && region == null))
                .forEach(fault -> faults.list(number, file.at(number, fault)));
        if (row.getBoolean("not_cumulative")) {
            faults.list(number, file.at(number, notCumulative(period)));
        }
    }

    private static Violation notCumulative(Integer period) {
        return Violation.of(
                "period",
                "cumulative",
                Text.of("此指标按期填报，不填累计数", "the indicator takes the figure of each period, not one since January"),
                Text.of("当期数，期间如 %s", "the period's own figure, for a period such as %s", Period.ofNumber(period)));
    }

    /// Lists figures that the file holds more than once. Those that have other faults are not among them.
    void findRepeated(ImportFaults faults) throws SQLException {
        String sql = """
                select number, first, count(*) over () as total
                from (
                    select *, min(number) over (partition by indicator, region, period) as first
                    from staged
                    where indicator is not null and region is not null and period is not null) as g
                """ + TERMS + " where g.number <> g.first and not g.faulty and (" + BROKEN + """
                ) is not true
                order by number
                limit
                """
                + ImportFaults.MOST_LISTED;
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
                if (row.isFirst()) {
                    faults.count(row.getLong("total"));
                }
                long number = row.getLong("number");
                faults.list(number, file.at(number, repeated(row.getLong("first"))));
            }
        }
    }

    private Violation repeated(long first) {
        Violation place = file.at(first, Violation.of(null, "", Text.of("", ""), null));
        String line = place.column() == null ? String.valueOf(place.line()) : place.line() + ":" + place.column();
        String where = place.field() == null ? line : place.field();
        return Violation.of(
                "period",
                "repeated",
                Text.of("同一指标、地区和期间已见于 %s", "the same indicator, region and period is at %s already", where),
                Text.of("每个数据一行", "each figure once"));
    }

    void addSeries() throws SQLException {
        run("""
                insert into series (indicator, region)
                select indicator, region from staged_series g
                where not exists (select from series s where s.indicator = g.indicator and s.region = g.region)
                order by indicator, region
                on conflict on constraint series_key do nothing
                """);
    }

    /// Stores the figures that have no revision yet. Rows go in the order of the key, and the key itself stops
    /// what is in the file twice or was posted by another in the meantime: passing over conflicts row by row would
    /// take half as long again.
    ///
    /// @return how many were stored
    /// @throws SQLException with the state of a unique violation when the key stops a row
    long create() throws SQLException {
        return update("""
                insert into actual (series_id, period, revision, value, is_final, source, note, recorded_at)
                select s.id, g.period, 1, g.value, g.is_final, g.source, g.note, (select clock_timestamp())
                from staged g join series s on s.indicator = g.indicator and s.region = g.region
                where not exists (
                    select from actual a
                    where a.series_id = s.id and a.period = g.period and a.revision = 1 and a.period between %1$d and %2$d)
                order by s.id, g.period
                """.formatted(firstPeriod(), lastPeriod()));
    }

    /// Stores a further revision of the figures that differ from the present one, which this transaction has not
    /// stored itself. Revisions are numbered without gaps, so the present one is that which has no next.
    ///
    /// @return how many were stored
    /// @throws SQLException with the state of a unique violation when another has posted one of them in the
    /// meantime
    long revise() throws SQLException {
        return update("""
                insert into actual (series_id, period, revision, value, is_final, source, note, recorded_at)
                select s.id, g.period, a.revision + 1, g.value, g.is_final, g.source, g.note,
                    (select clock_timestamp())
                from staged g join series s on s.indicator = g.indicator and s.region = g.region
                join actual a on a.series_id = s.id and a.period = g.period and a.period between %1$d and %2$d
                where a.changed_in <> pg_current_xact_id()
                and (a.value, a.is_final, a.source, a.note) is distinct from (g.value, g.is_final, g.source, g.note)
                and not exists (
                    select from actual next
                    where next.series_id = a.series_id and next.period = a.period and next.revision = a.revision + 1
                    and next.period between %1$d and %2$d)
                order by s.id, g.period
                """.formatted(firstPeriod(), lastPeriod()));
    }

    /// The periods of the file, written into the statements so that the planner leaves out the other partitions.
    private long firstPeriod() throws SQLException {
        return number("select coalesce(min(first_period), 0) from staged_series");
    }

    private long lastPeriod() throws SQLException {
        return number("select coalesce(max(last_period), 0) from staged_series");
    }

    /// The running transaction.
    long transaction() throws SQLException {
        return number("select pg_current_xact_id()::text::bigint");
    }

    /// The last transaction that has stored a revision of a figure of the file.
    long lastStored() throws SQLException {
        return number("""
                select max(a.changed_in::text::bigint)
                from staged g join series s on s.indicator = g.indicator and s.region = g.region
                join actual a on a.series_id = s.id and a.period = g.period and a.period between %d and %d
                """.formatted(firstPeriod(), lastPeriod()));
    }

    private void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private boolean holds(String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getBoolean(1);
        }
    }

    private long number(String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }

    private long update(String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            return statement.executeLargeUpdate();
        }
    }
}
