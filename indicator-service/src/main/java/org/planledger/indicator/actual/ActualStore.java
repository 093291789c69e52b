package org.planledger.indicator.actual;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.planledger.indicator.directory.Sight;
import org.planledger.indicator.suspicion.SeenWarnings;
import org.planledger.indicator.suspicion.Suspicion;
import org.planledger.kernel.database.Arguments;
import org.planledger.kernel.database.Condition;
import org.planledger.kernel.period.Period;

/// Reads the revisions of figures. [PostingStore] adds them.
@ApplicationScoped
class ActualStore {
    static final String REVISION = """
            a.revision, a.value, a.is_final, a.source, a.note, a.reason, a.author, a.recorded_at, a.position,
                a.previous_hash, a.changed_in::text::bigint as transaction""";

    private static final String FIND = "select " + REVISION + """
            , %s as warnings
            from series s join actual a on a.series_id = s.id
            where s.indicator = ? and s.region = ? and a.period = ? and a.revision > ?
            """;

    private final AgroalDataSource database;

    ActualStore(AgroalDataSource database) {
        this.database = database;
    }

    /// The present revision of a figure, if the login sees the figure.
    Optional<Revision> findPresent(FigureKey key, Sight sight) {
        return find("a.revision desc", key, 0, 1, sight).stream().findFirst();
    }

    /// The revisions after the number, oldest first, of a figure that the login sees.
    List<Revision> findAll(FigureKey key, long after, int limit, Sight sight) {
        return find("a.revision", key, after, limit, sight);
    }

    private List<Revision> find(String order, FigureKey key, long after, int limit, Sight sight) {
        Condition seen = sight.figures("s");
        Condition warnings = SeenWarnings.openCodes(sight);
        String sql = FIND.formatted(warnings.sql()) + "and " + seen.sql() + " order by " + order + " limit ?";
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            int place = warnings.bind(statement, 1);
            place = Arguments.bind(
                    statement,
                    place,
                    List.of(key.indicator(), key.region(), key.period().toNumber(), after));
            statement.setInt(Arguments.bind(statement, place, seen.arguments()), limit);
            List<Revision> revisions = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    revisions.add(revision(row, warnings(row)));
                }
            }
            return revisions;
        } catch (SQLException failed) {
            throw failure(failed);
        }
    }

    private static List<Suspicion> warnings(ResultSet row) throws SQLException {
        Array codes = row.getArray("warnings");
        return codes == null
                ? null
                : Stream.of((String[]) codes.getArray()).map(Suspicion::valueOf).toList();
    }

    /// @param warnings the codes of its open warnings; null without, and where they were not asked for
    static Revision revision(ResultSet row, List<Suspicion> warnings) throws SQLException {
        return new Revision(
                row.getInt("revision"),
                row.getBigDecimal("value"),
                row.getBoolean("is_final") ? ActualStatus.FINAL : ActualStatus.PROVISIONAL,
                row.getString("source"),
                row.getString("note"),
                row.getString("reason"),
                row.getString("author"),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                row.getInt("position"),
                row.getBytes("previous_hash"),
                row.getLong("transaction"),
                warnings);
    }

    /// The figures as they stand now that the login sees, by indicator, region and period.
    ///
    /// @param after the figure after which to begin; null for the beginning
    List<Actual> list(ActualFilter filter, FigureKey after, int limit, Sight sight) {
        ActualQuery query = new ActualQuery(filter, after, limit, sight);
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(query.sql())) {
            query.bind(statement);
            List<Actual> actuals = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    FigureKey key = new FigureKey(
                            row.getString("indicator"), row.getString("region"), Period.ofNumber(row.getInt("period")));
                    actuals.add(revision(row, warnings(row)).of(key));
                }
            }
            return actuals;
        } catch (SQLException failed) {
            throw failure(failed);
        }
    }

    /// How many figures the indicator has, the most decimals among them, and whether any is negative.
    FiguresOfIndicator.Stock stockOf(String indicator) {
        String sql = """
                select count(distinct (a.series_id, a.period)), coalesce(max(scale(trim_scale(a.value))), 0),
                    coalesce(bool_or(a.value < 0), false)
                from series s join actual a on a.series_id = s.id
                where s.indicator = ?
                """;
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, indicator);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return new FiguresOfIndicator.Stock(row.getLong(1), row.getInt(2), row.getBoolean(3));
            }
        } catch (SQLException failed) {
            throw failure(failed);
        }
    }

    private static IllegalStateException failure(SQLException failed) {
        return new IllegalStateException("figures could not be read or stored", failed);
    }
}
