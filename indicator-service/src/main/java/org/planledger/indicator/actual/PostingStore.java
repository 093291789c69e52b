package org.planledger.indicator.actual;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.planledger.indicator.definition.Reporting;
import org.planledger.kernel.audit.Audit;
import org.planledger.kernel.period.Frequency;
import org.planledger.kernel.period.Period;

/// What postings ask of the database and change in it, for many figures with each statement.
final class PostingStore {
    /// A plan for these very parameters costs more than it saves: for a statement that reads all partitions, planning
    /// takes several times as long as the statement. A plan made while a table was small must not scan it
    /// once it has grown.
    private static final String ONE_PLAN_FOR_ALL =
            "set local plan_cache_mode = force_generic_plan; set local enable_seqscan = off";

    /// How long postings that are stored together wait for what is not a series: short, because all of them do.
    private static final String IMPATIENT = "set local lock_timeout = '100ms'";

    /// The first and the last period of all keep the statement from looking at the partitions of other years.
    private static final String SEEN = "select k.place, s.length, " + ActualStore.REVISION + """

            from unnest(?::text[], ?::text[], ?::int[]) with ordinality as k (indicator, region, period, place)
            join series s on s.indicator = k.indicator and s.region = k.region
            left join lateral (
                select * from actual
                where series_id = s.id and period = k.period and period between ? and ?
                order by revision desc
                limit 1) a on true
            """;

    /// The lock on the indicator makes a change of the indicator wait until the figure is stored, and the other
    /// way round. The lock on the series lets its revisions be chained one after the other.
    private static final String TAKEN = """
            select k.place, i.frequency, i.reporting, i.decimals, i.negative_allowed, i.combined_first_months,
                i.numerator is not null as derived,
                exists (select from known_region r where r.code = k.region) as region_exists,
                s.id as series, s.length, s.head, clock_timestamp() as now
            from unnest(?::text[], ?::text[]) with ordinality as k (indicator, region, place)
            join indicator i on i.code = k.indicator and not i.deleted
            left join lateral (
                select * from series where indicator = i.code and region = k.region for no key update %s) s on true
            for key share of i
            """;

    private static final String ADD_SERIES = """
            insert into series (indicator, region, head)
            select * from unnest(?::text[], ?::text[], ?::bytea[]) as k (indicator, region, head)
            order by indicator, region
            on conflict on constraint series_key do nothing
            returning id, indicator, region, head
            """;

    private static final String KNOWN_REGIONS = "select code from known_region where code = any (?)";

    private static final String ADD = """
            with added as (
                select *
                from unnest(
                    ?::int[], ?::int[], ?::int[], ?::numeric[], ?::boolean[], ?::text[], ?::text[], ?::text[], ?::text[],
                    ?::timestamptz[], ?::int[], ?::bytea[], ?::bytea[])
                    as k (series_id, period, revision, value, is_final, source, note, reason, author, recorded_at,
                        position, previous_hash, head)),
            chained as (
                update series s
                set length = k.position, head = k.head, last_period = greatest(s.last_period, k.period)
                from added k
                where s.id = k.series_id),
            audited as (
            """ + Audit.ADD + """
                )
            insert into actual (
                series_id, period, revision, value, is_final, source, note, reason, author, recorded_at, position,
                previous_hash)
            select series_id, period, revision, value, is_final, source, note, reason, author, recorded_at, position,
                previous_hash
            from added
            returning changed_in::text::bigint
            """;

    private final Connection connection;
    private final boolean waits;

    /// @param waits whether to wait for other writers
    PostingStore(Connection connection, boolean waits) {
        this.connection = connection;
        this.waits = waits;
    }

    /// An indicator in a region, locked against other writers until the end of the transaction.
    ///
    /// @param length how many revisions it has
    /// @param head the hash of the last of them, or of its key
    record Series(int id, int length, byte[] head) {}

    /// Whether a figure can be stored.
    enum State {
        FREE,
        /// Another writer has its series.
        HELD,
        /// Another writer has stored a revision of it in the meantime.
        OVERTAKEN
    }

    /// What there is where a figure is to be posted.
    ///
    /// @param series null when the indicator has no figures in the region
    /// @param present null when there is none
    /// @param now when the figure is recorded
    record Found(State state, FigureTerms terms, Series series, Revision present, Instant now) {}

    /// A figure as it was seen before its series was locked.
    ///
    /// @param length how many revisions the series had
    private record Seen(int length, Revision present) {
        static final Seen NOTHING = new Seen(0, null);

        boolean isSameRevision(Seen other) {
            return number() == other.number();
        }

        private int number() {
            return present == null ? 0 : present.number();
        }
    }

    /// What is stored under the keys, which are of different series, in their order.
    List<Found> find(List<FigureKey> keys) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(waits ? ONE_PLAN_FOR_ALL : ONE_PLAN_FOR_ALL + "; " + IMPATIENT);
        }
        List<Seen> before = seen(keys);
        List<Found> found = new ArrayList<>();
        List<FigureKey> grown = new ArrayList<>();
        Found[] taken = take(keys);
        for (int i = 0; i < taken.length; i++) {
            Found free = taken[i];
            Seen seen = before.get(i);
            if (free == null) {
                found.add(new Found(State.FREE, FigureTerms.NO_INDICATOR, null, null, null));
            } else if (free.series == null && seen != Seen.NOTHING) {
                found.add(new Found(State.HELD, free.terms, null, null, null));
            } else {
                if (free.series != null && free.series.length != seen.length) {
                    grown.add(keys.get(i));
                }
                found.add(new Found(State.FREE, free.terms, free.series, seen.present, free.now));
            }
        }
        tellUnknownRegions(keys, taken, found);
        if (!grown.isEmpty()) {
            List<Seen> after = seen(grown);
            for (int i = 0; i < grown.size(); i++) {
                int place = keys.indexOf(grown.get(i));
                if (!after.get(i).isSameRevision(before.get(place))) {
                    found.set(place, new Found(State.OVERTAKEN, null, null, null, null));
                }
            }
        }
        return found;
    }

    /// Where the indicator does not exist it is not known yet whether the region does.
    private void tellUnknownRegions(List<FigureKey> keys, Found[] taken, List<Found> found) throws SQLException {
        List<FigureKey> withoutIndicator = new ArrayList<>();
        for (int i = 0; i < taken.length; i++) {
            if (taken[i] == null) {
                withoutIndicator.add(keys.get(i));
            }
        }
        if (withoutIndicator.isEmpty()) {
            return;
        }
        Set<String> known = new HashSet<>();
        try (PreparedStatement statement = connection.prepareStatement(KNOWN_REGIONS)) {
            statement.setArray(1, array("text", withoutIndicator, FigureKey::region));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    known.add(row.getString(1));
                }
            }
        }
        for (int i = 0; i < taken.length; i++) {
            if (taken[i] == null && !known.contains(keys.get(i).region())) {
                found.set(i, new Found(State.FREE, FigureTerms.NO_INDICATOR.inUnknownRegion(), null, null, null));
            }
        }
    }

    private List<Seen> seen(List<FigureKey> keys) throws SQLException {
        Seen[] seen = new Seen[keys.size()];
        Arrays.fill(seen, Seen.NOTHING);
        try (PreparedStatement statement = connection.prepareStatement(SEEN)) {
            IntSummaryStatistics periods =
                    keys.stream().mapToInt(key -> key.period().toNumber()).summaryStatistics();
            statement.setArray(1, array("text", keys, FigureKey::indicator));
            statement.setArray(2, array("text", keys, FigureKey::region));
            statement.setArray(3, array("int4", keys, key -> key.period().toNumber()));
            statement.setInt(4, periods.getMin());
            statement.setInt(5, periods.getMax());
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    seen[row.getInt("place") - 1] = new Seen(
                            row.getInt("length"),
                            row.getObject("revision") == null ? null : ActualStore.revision(row, null));
                }
            }
        }
        return List.of(seen);
    }

    /// Whether the figure has a revision by now.
    boolean hasRevision(FigureKey key) throws SQLException {
        return seen(List.of(key)).getFirst().present() != null;
    }

    /// Locks the series and reads their terms.
    ///
    /// @return null where the indicator does not exist
    private Found[] take(List<FigureKey> keys) throws SQLException {
        Found[] taken = new Found[keys.size()];
        try (PreparedStatement statement = connection.prepareStatement(TAKEN.formatted(waits ? "" : "skip locked"))) {
            statement.setArray(1, array("text", keys, FigureKey::indicator));
            statement.setArray(2, array("text", keys, FigureKey::region));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    Series series = row.getObject("series") == null
                            ? null
                            : new Series(row.getInt("series"), row.getInt("length"), row.getBytes("head"));
                    taken[row.getInt("place") - 1] = new Found(
                            State.FREE,
                            terms(row),
                            series,
                            null,
                            row.getObject("now", OffsetDateTime.class).toInstant());
                }
            }
        }
        return taken;
    }

    private static FigureTerms terms(ResultSet row) throws SQLException {
        boolean derived = row.getBoolean("derived");
        return new FigureTerms(
                true,
                derived,
                derived ? null : Frequency.valueOf(row.getString("frequency")),
                derived ? null : Reporting.valueOf(row.getString("reporting")),
                row.getInt("decimals"),
                row.getBoolean("negative_allowed"),
                row.getBoolean("combined_first_months"),
                row.getBoolean("region_exists"));
    }

    /// Makes series.
    ///
    /// @return those that nobody else has made
    Map<SeriesKey, Series> addSeries(List<SeriesKey> keys, RevisionHash hash) throws SQLException {
        Map<SeriesKey, Series> added = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(ADD_SERIES)) {
            statement.setArray(1, array("text", keys, SeriesKey::indicator));
            statement.setArray(2, array("text", keys, SeriesKey::region));
            statement.setArray(3, hashes(keys, key -> hash.ofSeries(key.indicator(), key.region())));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    added.put(
                            new SeriesKey(row.getString("indicator"), row.getString("region")),
                            new Series(row.getInt("id"), 0, row.getBytes("head")));
                }
            }
        }
        return added;
    }

    /// A revision that is to be added to a series.
    ///
    /// @param series as it is before
    /// @param head the hash of the revision
    record Addition(
            Period period, int number, RevisionHash.Content content, Instant recordedAt, Series series, byte[] head) {
        int position() {
            return series.length + 1;
        }

        Revision revision(long transaction) {
            return new Revision(
                    number,
                    content.value(),
                    content.isFinal() ? ActualStatus.FINAL : ActualStatus.PROVISIONAL,
                    content.source(),
                    content.note(),
                    content.reason(),
                    content.author(),
                    recordedAt,
                    position(),
                    series.head,
                    transaction,
                    null);
        }
    }

    /// Adds revisions to different series, and the records of who posted them.
    ///
    /// @param audited the records as JSON
    /// @return the transaction
    long add(List<Addition> additions, String audited) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(ADD)) {
            statement.setArray(1, array("int4", additions, of -> of.series.id));
            statement.setArray(2, array("int4", additions, of -> of.period.toNumber()));
            statement.setArray(3, array("int4", additions, Addition::number));
            statement.setArray(4, array("numeric", additions, of -> of.content.value()));
            statement.setArray(5, array("bool", additions, of -> of.content.isFinal()));
            statement.setArray(6, array("text", additions, of -> of.content.source()));
            statement.setArray(7, array("text", additions, of -> of.content.note()));
            statement.setArray(8, array("text", additions, of -> of.content.reason()));
            statement.setArray(9, array("text", additions, of -> of.content.author()));
            statement.setArray(10, array("timestamptz", additions, Addition::recordedAt));
            statement.setArray(11, array("int4", additions, Addition::position));
            statement.setArray(12, hashes(additions, of -> of.series.head));
            statement.setArray(13, hashes(additions, Addition::head));
            statement.setString(14, audited);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    private <T> Array array(String type, List<T> things, Function<T, Object> field) throws SQLException {
        return connection.createArrayOf(type, things.stream().map(field).toArray());
    }

    private <T> Array hashes(List<T> things, Function<T, byte[]> field) throws SQLException {
        return connection.createArrayOf("bytea", things.stream().map(field).toArray(byte[][]::new));
    }
}
