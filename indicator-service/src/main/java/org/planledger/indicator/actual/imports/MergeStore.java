package org.planledger.indicator.actual.imports;

import java.math.BigDecimal;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.planledger.indicator.actual.FigureTerms;
import org.planledger.indicator.actual.RevisionHash;
import org.planledger.indicator.actual.SeriesKey;
import org.planledger.indicator.definition.Reporting;
import org.planledger.kernel.period.Frequency;

/// What an import asks of the database and changes in it, for many figures with each statement.
final class MergeStore {
    private static final int ENDS_AT_ONCE = 10_000;
    private static final long TURN = 7_301_144_922L;

    private final Connection connection;

    MergeStore(Connection connection) {
        this.connection = connection;
    }

    /// The statements of this transaction may take longer than those of a request.
    void takeTime() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("set local statement_timeout = 0");
        }
    }

    /// Begins the transaction of the import. Series and figures are looked up by their keys however few there were
    /// when the statements were planned first: a plan from that time would scan all that was stored since.
    ///
    /// @return when its figures are recorded
    Instant begin() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("set local lock_timeout = '60s'; set local enable_seqscan = off;"
                    + " set local plan_cache_mode = force_custom_plan");
            try (ResultSet row = statement.executeQuery("select clock_timestamp()")) {
                row.next();
                return row.getObject(1, OffsetDateTime.class).toInstant();
            }
        }
    }

    /// Waits for those that store undisturbed, ten minutes at the most. A session of which nothing is heard for so long
    /// that its host must be gone loses its turn.
    ///
    /// @param undisturbed whether to wait until no other import stores, and to let none begin before this one has
    /// ended, because another has stopped this one and could stop it again
    void takeTurn(boolean undisturbed) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(
                    "set local lock_timeout = '10min'; set local idle_in_transaction_session_timeout = '10min';"
                            + " select pg_advisory_xact_lock"
                            + (undisturbed ? "" : "_shared") + "(" + TURN + ")");
        }
    }

    /// The terms of those of the indicators that exist, in a region that exists. They stay as they are until
    /// the end of the transaction.
    Map<String, FigureTerms> terms(Collection<String> indicators) throws SQLException {
        String sql = """
                select code, numerator is not null as derived, frequency, reporting, decimals, negative_allowed,
                    combined_first_months
                from indicator
                where code = any (?) and not deleted
                order by code
                for key share
                """;
        Map<String, FigureTerms> terms = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setArray(1, texts(indicators));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    String frequency = row.getString("frequency");
                    terms.put(
                            row.getString("code"),
                            new FigureTerms(
                                    true,
                                    row.getBoolean("derived"),
                                    frequency == null ? null : Frequency.valueOf(frequency),
                                    frequency == null ? null : Reporting.valueOf(row.getString("reporting")),
                                    row.getInt("decimals"),
                                    row.getBoolean("negative_allowed"),
                                    row.getBoolean("combined_first_months"),
                                    true));
                }
            }
        }
        return terms;
    }

    /// Those of the regions that are known.
    Set<String> known(Collection<String> regions) throws SQLException {
        Set<String> known = new HashSet<>();
        try (PreparedStatement statement =
                connection.prepareStatement("select code from known_region where code = any (?)")) {
            statement.setArray(1, texts(regions));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    known.add(row.getString(1));
                }
            }
        }
        return known;
    }

    /// Makes those of the series that are not there yet. Nobody else sees them until the end of the transaction.
    ///
    /// @return those that were made
    Map<SeriesKey, Series.Stored> addSeries(Collection<SeriesKey> keys) throws SQLException {
        String sql = """
                insert into series (indicator, region, head)
                select * from unnest(?::text[], ?::text[], ?::bytea[]) as k (indicator, region, head)
                where not exists (select from series s where s.indicator = k.indicator and s.region = k.region)
                order by indicator, region
                on conflict on constraint series_key do nothing
                returning id, indicator, region, length, head, last_period
                """;
        RevisionHash hash = new RevisionHash();
        byte[][] heads = keys.stream()
                .map(key -> hash.ofSeries(key.indicator(), key.region()))
                .toArray(byte[][]::new);
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setArray(1, indicators(keys));
            statement.setArray(2, regions(keys));
            statement.setArray(3, connection.createArrayOf("bytea", heads));
            return series(statement);
        }
    }

    /// Those of the series that exist.
    ///
    /// @param locked whether nobody else shall write to them until the end of the transaction
    Map<SeriesKey, Series.Stored> series(Collection<SeriesKey> keys, boolean locked) throws SQLException {
        String sql = """
                select s.id, s.indicator, s.region, s.length, s.head, s.last_period
                from unnest(?::text[], ?::text[]) as k (indicator, region)
                join series s on s.indicator = k.indicator and s.region = k.region
                order by s.id
                """ + (locked ? "for no key update of s" : "");
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setArray(1, indicators(keys));
            statement.setArray(2, regions(keys));
            return series(statement);
        }
    }

    private static Map<SeriesKey, Series.Stored> series(PreparedStatement statement) throws SQLException {
        Map<SeriesKey, Series.Stored> series = new HashMap<>();
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                series.put(
                        new SeriesKey(row.getString("indicator"), row.getString("region")),
                        new Series.Stored(
                                row.getInt("id"),
                                row.getInt("length"),
                                row.getBytes("head"),
                                row.getInt("last_period")));
            }
        }
        return series;
    }

    /// The present revision of a figure.
    ///
    /// @param value null when it was withdrawn
    /// @param transaction the transaction that stored it
    record Present(int revision, BigDecimal value, boolean isFinal, String source, String note, long transaction) {}

    /// The present revisions of figures; null where there is none.
    ///
    /// @param periods their numbers, each of the series at the same place
    Present[] present(Integer[] series, Integer[] periods) throws SQLException {
        String sql = """
                select k.place, a.revision, a.value, a.is_final, a.source, a.note,
                    a.changed_in::text::bigint as transaction
                from unnest(?::int[], ?::int[]) with ordinality as k (series_id, period, place)
                cross join lateral (
                    select * from actual a
                    where a.series_id = k.series_id and a.period = k.period
                    order by revision desc
                    limit 1) a
                """;
        Present[] present = new Present[series.length];
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setArray(1, connection.createArrayOf("int4", series));
            statement.setArray(2, connection.createArrayOf("int4", periods));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    present[row.getInt("place") - 1] = new Present(
                            row.getInt("revision"),
                            row.getBigDecimal("value"),
                            row.getBoolean("is_final"),
                            row.getString("source"),
                            row.getString("note"),
                            row.getLong("transaction"));
                }
            }
        }
        return present;
    }

    /// Keeps the new ends of the series' chains, some thousands with each statement.
    void keepEnds(List<Series> grown) throws SQLException {
        for (int from = 0; from < grown.size(); from += ENDS_AT_ONCE) {
            keepSomeEnds(grown.subList(from, Math.min(grown.size(), from + ENDS_AT_ONCE)));
        }
    }

    private void keepSomeEnds(List<Series> grown) throws SQLException {
        String sql = """
                update series s
                set length = k.length, head = k.head, last_period = k.last_period
                from unnest(?::int[], ?::int[], ?::bytea[], ?::int[]) as k (id, length, head, last_period)
                where s.id = k.id
                """;
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setArray(1, integers(grown.stream().map(Series::id).toList()));
            statement.setArray(2, integers(grown.stream().map(Series::length).toList()));
            statement.setArray(
                    3,
                    connection.createArrayOf(
                            "bytea", grown.stream().map(Series::head).toArray(byte[][]::new)));
            statement.setArray(
                    4, integers(grown.stream().map(Series::lastPeriod).toList()));
            statement.executeUpdate();
        }
    }

    /// The running transaction.
    long transaction() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select pg_current_xact_id()::text::bigint")) {
            row.next();
            return row.getLong(1);
        }
    }

    private Array indicators(Collection<SeriesKey> keys) throws SQLException {
        return texts(keys.stream().map(SeriesKey::indicator).toList());
    }

    private Array regions(Collection<SeriesKey> keys) throws SQLException {
        return texts(keys.stream().map(SeriesKey::region).toList());
    }

    private Array texts(Collection<String> texts) throws SQLException {
        return connection.createArrayOf("text", texts.toArray());
    }

    private Array integers(Collection<Integer> numbers) throws SQLException {
        return connection.createArrayOf("int4", numbers.toArray());
    }
}
