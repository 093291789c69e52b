package org.planledger.indicator.suspicion;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.planledger.indicator.directory.Sight;
import org.planledger.kernel.database.Arguments;
import org.planledger.kernel.database.Condition;
import org.planledger.kernel.period.Period;
import org.planledger.kernel.problem.Language;

/// Reads warnings, and keeps the reasons that are given.
@ApplicationScoped
class WarningStore {
    private static final String SELECT = """
            select s.indicator, s.region, w.period, w.revision, a.value, w.code, w.other, w.low, w.high, w.raised_at,
                w.state, w.explanation, w.explained_by, w.explained_at,
                i.reporting = 'YEAR_TO_DATE' as year_to_date
            from warning w
            join series s on s.id = w.series_id
            join indicator i on i.code = s.indicator
            join actual a on a.series_id = w.series_id and a.period = w.period and a.revision = w.revision
            """;

    private static final String OF_PRESENT = """
            where s.indicator = ? and s.region = ? and w.period = ? and not exists (
                select from actual newer
                where newer.series_id = w.series_id and newer.period = w.period and newer.revision > w.revision)
            and %s
            order by w.code, w.other
            """;

    private static final String EXPLAIN = """
            update warning w
            set state = 'EXPLAINED', explanation = ?, explained_by = ?, explained_at = clock_timestamp()
            from series s
            where s.indicator = ? and s.region = ? and w.series_id = s.id and w.period = ? and w.state = 'OPEN'
                and %s
            """;

    private final AgroalDataSource database;

    WarningStore(AgroalDataSource database) {
        this.database = database;
    }

    /// A warning and its place in the list.
    record Kept(WarningKey key, RecordedWarning warning) {}

    /// The warnings of the present revision of a figure, if the login sees it.
    List<RecordedWarning> ofPresent(String indicator, String region, Period period, Sight sight, Language language) {
        Condition seen = sight.figures("s").and(SeenWarnings.told(sight));
        List<Object> arguments = new ArrayList<>(List.of(indicator, region, period.toNumber()));
        arguments.addAll(seen.arguments());
        return select(OF_PRESENT.formatted(seen.sql()), arguments, language).stream()
                .map(Kept::warning)
                .toList();
    }

    /// Explains what the login sees.
    ///
    /// @return how many were open
    int explain(String indicator, String region, Period period, String reason, String author, Sight sight) {
        Condition told = SeenWarnings.told(sight);
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(EXPLAIN.formatted(told.sql()))) {
            statement.setString(1, reason);
            statement.setString(2, author);
            statement.setString(3, indicator);
            statement.setString(4, region);
            statement.setInt(5, period.toNumber());
            told.bind(statement, 6);
            return statement.executeUpdate();
        } catch (SQLException failed) {
            throw failure(failed);
        }
    }

    /// The warnings of figures that the login sees.
    ///
    /// @param after the one after which to begin; null for the beginning
    List<Kept> list(WarningFilter filter, WarningKey after, int limit, Sight sight, Language language) {
        Condition seen = sight.figures("s").and(SeenWarnings.told(sight));
        StringBuilder where = new StringBuilder("where " + seen.sql() + "\n");
        List<Object> arguments = new ArrayList<>(seen.arguments());
        if (filter.region() != null) {
            where.append("and s.region = ?\n");
            arguments.add(filter.region());
        }
        if (filter.indicator() != null) {
            where.append("and s.indicator = ?\n");
            arguments.add(filter.indicator());
        }
        if (filter.open() != null) {
            where.append(filter.open() ? "and w.state = 'OPEN'\n" : "and w.state <> 'OPEN'\n");
        }
        if (after != null) {
            where.append("and (s.indicator, s.region, w.period, w.revision, w.code, w.other) > (?, ?, ?, ?, ?, ?)\n");
            arguments.addAll(List.of(
                    after.indicator(), after.region(), after.period(), after.revision(), after.code(), after.other()));
        }
        where.append("order by s.indicator, s.region, w.period, w.revision, w.code, w.other limit ?");
        arguments.add(limit);
        return select(where.toString(), arguments, language);
    }

    private List<Kept> select(String where, List<Object> arguments, Language language) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(SELECT + where)) {
            Arguments.bind(statement, 1, arguments);
            List<Kept> kept = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    kept.add(kept(row, language));
                }
            }
            return kept;
        } catch (SQLException failed) {
            throw failure(failed);
        }
    }

    private static Kept kept(ResultSet row, Language language) throws SQLException {
        Raised raised = new Raised(
                Suspicion.valueOf(row.getString("code")),
                row.getString("other"),
                number(row.getBigDecimal("low")),
                number(row.getBigDecimal("high")));
        FigureWarning said =
                SuspicionText.of(raised, row.getBoolean("year_to_date")).in(language);
        WarningKey key = new WarningKey(
                row.getString("indicator"),
                row.getString("region"),
                row.getInt("period"),
                row.getInt("revision"),
                said.code().name(),
                raised.other());
        return new Kept(
                key,
                new RecordedWarning(
                        key.indicator(),
                        key.region(),
                        Period.ofNumber(key.period()),
                        key.revision(),
                        row.getBigDecimal("value"),
                        said.code(),
                        said.message(),
                        said.expected(),
                        WarningState.valueOf(row.getString("state")),
                        instant(row, "raised_at"),
                        row.getString("explanation"),
                        row.getString("explained_by"),
                        instant(row, "explained_at")));
    }

    private static Double number(BigDecimal stored) {
        return stored == null ? null : (Double) stored.doubleValue();
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static IllegalStateException failure(SQLException failed) {
        return new IllegalStateException("warnings could not be read or stored", failed);
    }
}
