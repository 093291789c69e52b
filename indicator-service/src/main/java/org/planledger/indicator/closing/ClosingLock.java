package org.planledger.indicator.closing;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/// Keeps closings and figures apart: who stores figures holds the regions' locks together with others who do,
/// who closes a month holds them alone. So a figure is stored before the closing, or its writer sees the
/// closing.
///
/// Regions share a fixed number of locks, because an import of every region of a country would need more than
/// the database has. They are let go when the transaction ends. Each statement takes its locks in one order and
/// a single post has but one such statement, before it writes. An import takes those of further regions as they
/// come in its file, when it has written others already, so that it and a closing of a plan with many regions can
/// wait for each other: the closing then gives up after 3 seconds, and an import that the database stops begins
/// anew.
final class ClosingLock {
    private static final String BUCKETS =
            " from (select distinct hashtext(code) & 63 as bucket from (%s) as c (code) where code is not null order by 1) b";

    /// Holds the regions of the parameter, an array, together with others who store figures.
    static final String HOLD =
            "select pg_advisory_xact_lock_shared(730114492, bucket)" + BUCKETS.formatted("select unnest(?::text[])");

    private static final String TAKE = "select pg_advisory_xact_lock(730114492, bucket)" + BUCKETS;

    private static final String SCOPE =
            "select ?::text union all select region from target where plan = ? and not deleted";

    private ClosingLock() {}

    /// Holds the scope, and the regions that a plan has targets in, alone.
    ///
    /// @throws SQLException with the state of an unavailable lock when figures of one of them are being stored
    /// for longer than a writer of a closing waits; others who store figures wait behind it
    static void take(Connection connection, ClosingScope scope) throws SQLException {
        try (PreparedStatement patience = connection.prepareStatement("set local lock_timeout = '3s'");
                PreparedStatement statement = connection.prepareStatement(TAKE.formatted(SCOPE));
                PreparedStatement after = connection.prepareStatement("set local lock_timeout = '10s'")) {
            patience.execute();
            statement.setString(1, scope.code());
            statement.setString(2, scope.plan());
            statement.execute();
            after.execute();
        }
    }
}
