package org.planledger.report.copy;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.planledger.kernel.feed.ChangeToken.Feed;

/// What has come since a feed was begun anew, and so what is in the copy and has not come. Only of plans, indicators,
/// targets and days off, which have tombstones, can one have been withdrawn: regions and units are not, and what of
/// them has not come stays.
final class SeenAnew {
    private static final String CLEAR = "delete from seen_anew where feed = ?";
    private static final String ADD = """
            insert into seen_anew (feed, kind, key) select distinct * from unnest(?::text[], ?::text[], ?::text[])
            on conflict on constraint seen_anew_key do nothing
            """;
    private static final String MISSING_PLANS = """
            select 'PLAN', plan.code
            from plan
            where not exists (
                select from seen_anew as seen
                where seen.feed = 'PLAN' and seen.kind = 'PLAN' and seen.key = plan.code)
            """;
    private static final String MISSING_INDICATORS = """
            select kind, key
            from (select 'INDICATOR' as kind, code as key from indicator
                  union all select 'TARGET', id from target
                  union all select 'HOLIDAY', to_char(day, 'YYYY-MM-DD') from holiday) as known
            where not exists (
                select from seen_anew as seen
                where seen.feed = 'INDICATOR' and seen.kind = known.kind and seen.key = known.key)
            """;

    private record Seen(Feed feed, Enum<?> kind, String key) {}

    private SeenAnew() {}

    static void clear(Connection connection, Feed feed) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(CLEAR)) {
            statement.setString(1, feed.name());
            statement.executeUpdate();
        }
    }

    /// Remembers the things that could have been withdrawn.
    static void add(Connection connection, Changes changes) throws SQLException {
        List<Seen> seen = switch (changes) {
            case Changes.OfPlans ofPlans ->
                ofPlans.changes().stream()
                        .filter(change -> change.getPlan() != null)
                        .map(change -> new Seen(Feed.PLAN, change.getKind(), change.getKey()))
                        .toList();
            case Changes.OfIndicators ofIndicators ->
                ofIndicators.changes().stream()
                        .filter(change -> change.getActual() == null)
                        .map(change -> new Seen(Feed.INDICATOR, change.getKind(), change.getKey()))
                        .toList();
        };
        new Columns<Seen>().name(Seen::feed).name(Seen::kind).text(Seen::key).execute(connection, ADD, seen);
    }

    /// The withdrawals of all that is in the copy and has not come.
    static Changes withdrawals(Connection connection, Feed feed) throws SQLException {
        OffsetDateTime now = OffsetDateTime.now(ZoneOffset.UTC);
        return switch (feed) {
            case PLAN ->
                new Changes.OfPlans(missing(
                        connection,
                        MISSING_PLANS,
                        (kind, key) -> new org.planledger.client.plan.model.Change()
                                .kind(org.planledger.client.plan.model.ChangeKind.fromValue(kind))
                                .key(key)
                                .deleted(true)
                                .changedAt(now)));
            case INDICATOR ->
                new Changes.OfIndicators(missing(
                        connection,
                        MISSING_INDICATORS,
                        (kind, key) -> new org.planledger.client.indicator.model.Change()
                                .kind(org.planledger.client.indicator.model.ChangeKind.fromValue(kind))
                                .key(key)
                                .deleted(true)));
        };
    }

    private static <T> List<T> missing(Connection connection, String sql, BiFunction<String, String, T> withdrawal)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet row = statement.executeQuery()) {
            List<T> missing = new ArrayList<>();
            while (row.next()) {
                missing.add(withdrawal.apply(row.getString(1), row.getString(2)));
            }
            return missing;
        }
    }
}
