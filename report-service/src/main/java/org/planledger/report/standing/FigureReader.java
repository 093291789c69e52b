package org.planledger.report.standing;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.planledger.kernel.period.Period;
import org.planledger.report.explanation.FigureOrigin;
import org.planledger.report.explanation.FigureStatus;

/// Reads the figures that targets are judged by, with one query however many targets.
final class FigureReader {
    /// Of each period the latest revision; the years are constants for the planner, so that it leaves out the others.
    private static final String FIGURES = """
            select wanted.region, wanted.indicator, latest.*
            from unnest(?::text[], ?::text[]) as wanted (indicator, region)
                 join series using (indicator, region)
                 cross join lateral (
                     select distinct on (period) period, value %s from actual
                     where actual.series = series.id and period between ? and ? %s
                     order by period desc, revision desc
                 ) as latest
            where latest.value is not null
            """;
    private static final String ORIGIN = ", revision, status";
    private static final String UNTIL = "and recorded_at <= ?";

    private static final String REVISIONS = """
            select wanted.region, wanted.indicator, actual.period, actual.value, actual.recorded_at
            from unnest(?::text[], ?::text[]) as wanted (indicator, region)
                 join series using (indicator, region)
                 join actual on actual.series = series.id and actual.period between ? and ?
            order by actual.series, actual.period, actual.revision
            """;

    private FigureReader() {}

    /// @param asked up to which moment recorded revisions count, and whether figures come with theirs
    static StoredFigures read(
            Connection connection, List<StoredTarget> targets, StoredIndicators indicators, PlanStore.Wanted asked)
            throws SQLException {
        return read(connection, Wanted.by(targets, indicators), asked);
    }

    /// The figures of plain indicators in regions that are known now.
    static StoredFigures read(
            Connection connection, Set<String> indicators, Collection<String> regions, int firstYear, int lastYear)
            throws SQLException {
        Set<List<String>> series = new LinkedHashSet<>();
        indicators.forEach(indicator -> regions.forEach(region -> series.add(List.of(indicator, region))));
        return read(connection, new Wanted(series, firstYear, lastYear), PlanStore.Wanted.ofNow(List.of()));
    }

    private static StoredFigures read(Connection connection, Wanted wanted, PlanStore.Wanted asked)
            throws SQLException {
        Instant knownAt = asked.knownAt();
        StoredFigures figures = new StoredFigures();
        if (wanted.series().isEmpty()) {
            return figures;
        }
        try (PreparedStatement statement = connection.prepareStatement(
                FIGURES.formatted(asked.withOrigins() ? ORIGIN : "", knownAt == null ? "" : UNTIL))) {
            wanted.set(statement);
            if (knownAt != null) {
                statement.setObject(5, OffsetDateTime.ofInstant(knownAt, ZoneOffset.UTC));
            }
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    String region = row.getString(1);
                    String indicator = row.getString(2);
                    Period period = Period.ofNumber(row.getInt(3));
                    if (asked.withOrigins()) {
                        figures.add(region, indicator, period, row.getBigDecimal(4), origin(row));
                    } else {
                        figures.add(region, indicator, period, row.getBigDecimal(4));
                    }
                }
            }
        }
        return figures;
    }

    private static FigureOrigin origin(ResultSet row) throws SQLException {
        String status = row.getString("status");
        return new FigureOrigin(row.getInt("revision"), status == null ? null : FigureStatus.valueOf(status));
    }

    /// The figures with all their revisions.
    static FigureHistory history(Connection connection, List<StoredTarget> targets, StoredIndicators indicators)
            throws SQLException {
        FigureHistory history = new FigureHistory();
        Wanted wanted = Wanted.by(targets, indicators);
        if (wanted.series().isEmpty()) {
            return history;
        }
        try (PreparedStatement statement = connection.prepareStatement(REVISIONS)) {
            wanted.set(statement);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    history.add(
                            row.getString(1),
                            row.getString(2),
                            Period.ofNumber(row.getInt(3)),
                            row.getObject(5, OffsetDateTime.class).toInstant(),
                            row.getBigDecimal(4));
                }
            }
        }
        return history;
    }

    /// Which series are read, and of which years.
    ///
    /// @param series each an indicator and a region
    private record Wanted(Set<List<String>> series, int firstYear, int lastYear) {

        static Wanted by(List<StoredTarget> targets, StoredIndicators indicators) {
            Set<List<String>> series = new LinkedHashSet<>();
            YearMonth first = YearMonth.of(Period.LAST_YEAR, 12);
            YearMonth last = YearMonth.of(Period.FIRST_YEAR, 1);
            for (StoredTarget target : targets) {
                if (indicators.knows(target.indicator())) {
                    indicators.sources(target.indicator()).forEach(code -> series.add(List.of(code, target.region())));
                    first = target.from().isBefore(first) ? target.from() : first;
                    last = target.to().isAfter(last) ? target.to() : last;
                }
            }
            // Growth is measured against the year before.
            return new Wanted(series, first.getYear() - 1, last.getYear());
        }

        /// Sets the first four parameters of a statement.
        void set(PreparedStatement statement) throws SQLException {
            statement.setArray(1, texts(statement.getConnection(), 0));
            statement.setArray(2, texts(statement.getConnection(), 1));
            statement.setInt(3, firstYear * 100);
            statement.setInt(4, lastYear * 100 + 99);
        }

        private Array texts(Connection connection, int column) throws SQLException {
            return connection.createArrayOf(
                    "text", series.stream().map(pair -> pair.get(column)).toArray());
        }
    }
}
