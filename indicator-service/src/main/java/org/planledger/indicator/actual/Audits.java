package org.planledger.indicator.actual;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.HexFormat;
import org.planledger.indicator.actual.SeriesAudit.Break;
import org.planledger.indicator.caller.Caller;
import org.planledger.kernel.database.Arguments;
import org.planledger.kernel.database.Condition;
import org.planledger.kernel.period.Period;
import org.planledger.kernel.problem.Failure;

/// Computes anew the chain of hashes of a series and compares it with the one that is stored.
@ApplicationScoped
class Audits {
    private static final int ROWS_AT_ONCE = 1000;
    private static final String SERIES = "select id, length, head from series where indicator = ? and region = ? and ";
    private static final String REVISIONS = """
            select position, period, revision, value, is_final, source, note, reason, author, recorded_at, previous_hash
            from actual
            where series_id = ?
            order by position
            """;

    private final AgroalDataSource database;
    private final Caller caller;

    Audits(AgroalDataSource database, Caller caller) {
        this.database = database;
        this.caller = caller;
    }

    /// @throws Failure of type NOT_FOUND when the indicator never had a figure in the region, or not for the
    /// caller
    SeriesAudit audit(String indicator, String region) {
        Condition seen = caller.sight().figures("series");
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            try {
                return audit(connection, indicator, region, seen);
            } finally {
                connection.rollback();
                connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
                connection.setAutoCommit(true);
            }
        } catch (SQLException failed) {
            throw new IllegalStateException("a series could not be audited", failed);
        }
    }

    private static SeriesAudit audit(Connection connection, String indicator, String region, Condition seen)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SERIES + seen.sql())) {
            statement.setString(1, indicator);
            statement.setString(2, region);
            Arguments.bind(statement, 3, seen.arguments());
            try (ResultSet series = statement.executeQuery()) {
                if (!series.next() || series.getInt("length") == 0) {
                    throw Failure.notFound("数据系列", "series of figures", indicator + "/" + region);
                }
                byte[] head = series.getBytes("head");
                Break brokenAt =
                        firstBreak(connection, series.getInt("id"), series.getInt("length"), head, indicator, region);
                return new SeriesAudit(
                        indicator,
                        region,
                        series.getInt("length"),
                        brokenAt == null,
                        HexFormat.of().formatHex(head),
                        brokenAt);
            }
        }
    }

    /// @return null when the chain holds
    private static Break firstBreak(
            Connection connection, int series, int length, byte[] head, String indicator, String region)
            throws SQLException {
        RevisionHash hash = new RevisionHash();
        byte[] carried = hash.ofSeries(indicator, region);
        Break before = null;
        int position = 1;
        try (PreparedStatement statement = connection.prepareStatement(REVISIONS)) {
            statement.setInt(1, series);
            statement.setFetchSize(ROWS_AT_ONCE);
            try (ResultSet row = statement.executeQuery()) {
                for (; row.next(); position++) {
                    Period period = Period.ofNumber(row.getInt("period"));
                    Instant recordedAt =
                            row.getObject("recorded_at", OffsetDateTime.class).toInstant();
                    Break here = new Break(position, period, row.getInt("revision"), recordedAt);
                    if (row.getInt("position") != position) {
                        return missing(position);
                    }
                    if (!Arrays.equals(row.getBytes("previous_hash"), carried)) {
                        return before == null ? here : before;
                    }
                    if (position > length) {
                        return here;
                    }
                    carried = hash.of(carried, period, row.getInt("revision"), content(row), recordedAt);
                    before = here;
                }
            }
        }
        if (position <= length) {
            return missing(position);
        }
        return Arrays.equals(carried, head) ? null : before;
    }

    private static Break missing(int position) {
        return new Break(position, null, null, null);
    }

    private static RevisionHash.Content content(ResultSet row) throws SQLException {
        return new RevisionHash.Content(
                row.getBigDecimal("value"),
                row.getBoolean("is_final"),
                row.getString("source"),
                row.getString("note"),
                row.getString("reason"),
                row.getString("author"));
    }
}
