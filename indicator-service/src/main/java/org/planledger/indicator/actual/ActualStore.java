package org.planledger.indicator.actual;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.planledger.indicator.definition.Reporting;
import org.planledger.indicator.suspicion.Suspicion;
import org.planledger.kernel.period.Frequency;
import org.planledger.kernel.period.Period;
import org.postgresql.util.PSQLException;
import org.postgresql.util.PSQLState;

/// Keeps every revision of every figure. A revision is inserted and never changed; its number is part of the
/// key, so that of two writers who saw the same present revision only one succeeds.
@ApplicationScoped
class ActualStore {
    private static final String REVISION = """
            a.revision, a.value, a.is_final, a.source, a.note, a.reason, a.author, a.recorded_at, a.position,
                a.previous_hash, a.changed_in::text::bigint as transaction""";

    /// The lock on the indicator makes a change of the indicator wait until the figure is stored, and the other
    /// way round. The lock on the series lets its revisions be chained one after the other.
    private static final String FIND_FOR_POSTING = """
            select i.frequency, i.reporting, i.decimals, i.negative_allowed, i.combined_first_months,
                i.numerator is not null as derived,
                r.code is not null as region_exists,
                s.id as series, s.length, s.head, clock_timestamp() as now,""" + " " + REVISION + """

            from indicator i
            left join known_region r on r.code = ?
            left join lateral (
                select * from series where indicator = i.code and region = ? for no key update) s on true
            left join lateral (
                select * from actual where series_id = s.id and period = ? order by revision desc limit 1) a on true
            where i.code = ? and not i.deleted
            for key share of i
            """;

    private static final String FIND = "select " + REVISION + """
            , open_warnings(a.series_id, a.period, a.revision) as warnings
            from series s join actual a on a.series_id = s.id
            where s.indicator = ? and s.region = ? and a.period = ? and a.revision > ?
            """;

    private static final String ADD_SERIES = """
            insert into series (indicator, region, head) values (?, ?, ?) on conflict on constraint series_key do nothing
            """;

    private static final String LOCK_SERIES =
            "select id, length, head from series where indicator = ? and region = ? for no key update";

    private static final String ADD = """
            with chained as (
                update series set length = ?, head = ?, last_period = greatest(last_period, ?) where id = ?)
            insert into actual (
                series_id, period, revision, value, is_final, source, note, reason, author, recorded_at, position,
                previous_hash)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            returning changed_in::text::bigint
            """;

    private final AgroalDataSource database;

    ActualStore(AgroalDataSource database) {
        this.database = database;
    }

    /// An indicator in a region, locked against other writers until the end of the transaction.
    ///
    /// @param length how many revisions it has
    /// @param head the hash of the last of them, or of its key
    record Series(int id, int length, byte[] head) {}

    /// What there is where a figure is to be posted.
    ///
    /// @param series null when the indicator has no figures in the region
    /// @param present null when there is none
    /// @param now when the figure is recorded
    record Place(FigureTerms terms, Series series, Revision present, Instant now) {}

    Place findForPosting(FigureKey key) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(FIND_FOR_POSTING)) {
            statement.setString(1, key.region());
            statement.setString(2, key.region());
            statement.setInt(3, key.period().toNumber());
            statement.setString(4, key.indicator());
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? place(row) : new Place(FigureTerms.NO_INDICATOR, null, null, null);
            }
        } catch (SQLException failed) {
            throw failure(failed);
        }
    }

    private static Place place(ResultSet row) throws SQLException {
        boolean derived = row.getBoolean("derived");
        FigureTerms terms = new FigureTerms(
                true,
                derived,
                derived ? null : Frequency.valueOf(row.getString("frequency")),
                derived ? null : Reporting.valueOf(row.getString("reporting")),
                row.getInt("decimals"),
                row.getBoolean("negative_allowed"),
                row.getBoolean("combined_first_months"),
                row.getBoolean("region_exists"));
        boolean hasPresent = row.getObject("revision") != null;
        Series series = row.getObject("series") == null
                ? null
                : new Series(row.getInt("series"), row.getInt("length"), row.getBytes("head"));
        return new Place(
                terms,
                series,
                hasPresent ? revision(row, null) : null,
                row.getObject("now", OffsetDateTime.class).toInstant());
    }

    /// A revision that was added.
    record Added(Revision revision, int series) {}

    /// Adds a revision to a series.
    ///
    /// @param number one more than that of the present revision
    /// @param series null when the figure is the first of its indicator and region
    /// @return the revision; empty when another writer has added that number in the meantime, which ends the
    /// transaction
    Optional<Added> add(FigureKey key, int number, RevisionHash.Content figure, Series series, Instant now) {
        try (Connection connection = database.getConnection()) {
            RevisionHash hash = new RevisionHash();
            Series chain = series == null ? addSeries(connection, key, hash) : series;
            int position = chain.length() + 1;
            byte[] head = hash.of(chain.head(), key.period(), number, figure, now);
            try (PreparedStatement statement = connection.prepareStatement(ADD)) {
                statement.setInt(1, position);
                statement.setBytes(2, head);
                statement.setInt(3, key.period().toNumber());
                statement.setInt(4, chain.id());
                statement.setInt(5, chain.id());
                statement.setInt(6, key.period().toNumber());
                statement.setInt(7, number);
                statement.setObject(8, figure.value(), Types.NUMERIC);
                statement.setBoolean(9, figure.isFinal());
                statement.setString(10, figure.source());
                statement.setString(11, figure.note());
                statement.setString(12, figure.reason());
                statement.setString(13, figure.author());
                statement.setObject(14, now.atOffset(ZoneOffset.UTC));
                statement.setInt(15, position);
                statement.setBytes(16, chain.head());
                try (ResultSet row = statement.executeQuery()) {
                    row.next();
                    return Optional.of(new Added(
                            new Revision(
                                    number,
                                    figure.value(),
                                    figure.isFinal() ? ActualStatus.FINAL : ActualStatus.PROVISIONAL,
                                    figure.source(),
                                    figure.note(),
                                    figure.reason(),
                                    figure.author(),
                                    now,
                                    position,
                                    chain.head(),
                                    row.getLong(1),
                                    null),
                            chain.id()));
                }
            }
        } catch (SQLException failed) {
            if (isTakenNumber(failed)) {
                return Optional.empty();
            }
            throw failure(failed);
        }
    }

    private static Series addSeries(Connection connection, FigureKey key, RevisionHash hash) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(ADD_SERIES)) {
            statement.setString(1, key.indicator());
            statement.setString(2, key.region());
            statement.setBytes(3, hash.ofSeries(key.indicator(), key.region()));
            statement.executeUpdate();
        }
        try (PreparedStatement statement = connection.prepareStatement(LOCK_SERIES)) {
            statement.setString(1, key.indicator());
            statement.setString(2, key.region());
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return new Series(row.getInt("id"), row.getInt("length"), row.getBytes("head"));
            }
        }
    }

    /// Each partition has the key under its own name.
    private static boolean isTakenNumber(SQLException failed) {
        return failed instanceof PSQLException postgres
                && PSQLState.UNIQUE_VIOLATION.getState().equals(postgres.getSQLState())
                && postgres.getServerErrorMessage() != null
                && postgres.getServerErrorMessage().getTable().startsWith("actual_");
    }

    Optional<Revision> findPresent(FigureKey key) {
        return find(FIND + "order by a.revision desc limit ?", key, 0, 1).stream()
                .findFirst();
    }

    /// The revisions after the number, oldest first.
    List<Revision> findAll(FigureKey key, int after, int limit) {
        return find(FIND + "order by a.revision limit ?", key, after, limit);
    }

    private List<Revision> find(String sql, FigureKey key, int after, int limit) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, key.indicator());
            statement.setString(2, key.region());
            statement.setInt(3, key.period().toNumber());
            statement.setInt(4, after);
            statement.setInt(5, limit);
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
    private static Revision revision(ResultSet row, List<Suspicion> warnings) throws SQLException {
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

    /// The figures as they stand now, by indicator, region and period.
    ///
    /// @param after the figure after which to begin; null for the beginning
    List<Actual> list(ActualFilter filter, FigureKey after, int limit) {
        ActualQuery query = new ActualQuery(filter, after, limit);
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
