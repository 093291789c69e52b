package org.planledger.indicator.closing;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.planledger.indicator.directory.Sight;
import org.planledger.kernel.database.Arguments;
import org.planledger.kernel.database.Condition;
import org.planledger.kernel.problem.Failure;
import org.planledger.kernel.problem.ProblemType;
import org.planledger.kernel.problem.Text;

/// Keeps every closing and reopening.
@ApplicationScoped
class ClosingStore {
    private static final String LOCK_NOT_AVAILABLE = "55P03";

    private static final String OF_ONE = """
            select * from closing where scope_kind = ? and scope = ? and month = ? and revision > ?
            """;

    private final AgroalDataSource database;

    ClosingStore(AgroalDataSource database) {
        this.database = database;
    }

    /// Waits until no figures of the scope are being stored, and keeps others from storing any until the
    /// transaction ends.
    ///
    /// @throws Failure of type UNAVAILABLE when that takes too long
    void take(ClosingScope scope) {
        try (Connection connection = database.getConnection()) {
            ClosingLock.take(connection, scope);
        } catch (SQLException failed) {
            if (LOCK_NOT_AVAILABLE.equals(failed.getSQLState())) {
                throw new Failure(
                        ProblemType.UNAVAILABLE,
                        Text.of("正在导入其中的数据，请稍后重试", "figures of it are being imported; try again later"));
            }
            throw failure(failed);
        }
    }

    /// The regions of a plan's targets, whose figures a closing of it is about.
    List<String> regionsOf(ClosingScope scope) {
        String sql = "select distinct region from target where plan = ? and not deleted";
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, scope.plan());
            List<String> regions = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    regions.add(row.getString(1));
                }
            }
            return regions;
        } catch (SQLException failed) {
            throw failure(failed);
        }
    }

    Optional<Closing> findPresent(ClosingScope scope, YearMonth month) {
        return read(OF_ONE + "order by revision desc limit ?", statement -> bind(statement, scope, month, 0, 1))
                .stream()
                .findFirst();
    }

    /// The closings and reopenings after the number, oldest first.
    List<Closing> findAll(ClosingScope scope, YearMonth month, long after, int limit) {
        return read(OF_ONE + "order by revision limit ?", statement -> bind(statement, scope, month, after, limit));
    }

    private static void bind(PreparedStatement statement, ClosingScope scope, YearMonth month, long after, int limit)
            throws SQLException {
        statement.setString(1, scope.kind().name());
        statement.setString(2, scope.code());
        statement.setInt(3, number(month));
        statement.setLong(4, after);
        statement.setInt(5, limit);
    }

    Closing add(ClosingScope scope, YearMonth month, int number, ClosingChange change, String author) {
        String sql = """
                insert into closing (scope_kind, month, scope, revision, closed, reason, author)
                values (?, ?, ?, ?, ?, ?, ?)
                returning *
                """;
        return read(sql, statement -> {
                    statement.setString(1, scope.kind().name());
                    statement.setInt(2, number(month));
                    statement.setString(3, scope.code());
                    statement.setInt(4, number);
                    statement.setBoolean(5, change.status() == ClosingStatus.CLOSED);
                    statement.setString(6, change.reason());
                    statement.setString(7, author);
                })
                .getFirst();
    }

    /// The present states of regions and plans that the login sees, by month, kind and scope.
    ///
    /// @param after the state after which to begin; null for the beginning
    List<Closing> list(ClosingFilter filter, ListKey after, int limit, Sight sight) {
        Condition seen = seen(sight);
        StringBuilder sql = new StringBuilder("select * from present_closing where " + seen.sql());
        List<Object> arguments = new ArrayList<>(seen.arguments());
        if (filter.region() != null) {
            sql.append(" and scope_kind = 'REGION' and scope = ?");
            arguments.add(filter.region());
        }
        if (filter.plan() != null) {
            sql.append(" and scope_kind = 'PLAN' and scope = ?");
            arguments.add(filter.plan());
        }
        if (filter.month() != null) {
            sql.append(" and month = ?");
            arguments.add(number(filter.month()));
        }
        if (filter.status() != null) {
            sql.append(" and closed = ?");
            arguments.add(filter.status() == ClosingStatus.CLOSED);
        }
        if (after != null) {
            sql.append(" and (month, scope_kind collate \"C\", scope) > (?, ?, ?)");
            arguments.addAll(List.of(after.month(), after.kind(), after.scope()));
        }
        sql.append(" order by month, scope_kind collate \"C\", scope limit ?");
        arguments.add(limit);
        return read(sql.toString(), statement -> Arguments.bind(statement, 1, arguments));
    }

    private static Condition seen(Sight sight) {
        Condition regions = sight.regions("scope");
        Condition plans = sight.plans("scope");
        return regions.equals(Condition.TRUE) && plans.equals(Condition.TRUE)
                ? Condition.TRUE
                : regions.in("scope_kind = 'REGION' and %s").or(plans.in("scope_kind = 'PLAN' and %s"));
    }

    /// The place of a closing in the list.
    record ListKey(int month, String kind, String scope) {
        static ListKey of(Closing closing) {
            return closing.region() == null
                    ? new ListKey(number(closing.month()), "PLAN", closing.plan())
                    : new ListKey(number(closing.month()), "REGION", closing.region());
        }
    }

    static int number(YearMonth month) {
        return month.getYear() * 100 + month.getMonthValue();
    }

    /// The closing in a row with the columns of the table.
    static Closing closing(ResultSet row) throws SQLException {
        ClosingScope scope = scope(row);
        int month = row.getInt("month");
        return new Closing(
                scope.region(),
                scope.plan(),
                YearMonth.of(month / 100, month % 100),
                row.getBoolean("closed") ? ClosingStatus.CLOSED : ClosingStatus.OPEN,
                row.getInt("revision"),
                row.getString("reason"),
                row.getString("author"),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant());
    }

    /// What the closing in such a row is about.
    static ClosingScope scope(ResultSet row) throws SQLException {
        return new ClosingScope(ClosingScope.Kind.valueOf(row.getString("scope_kind")), row.getString("scope"));
    }

    private interface Binding {
        void to(PreparedStatement statement) throws SQLException;
    }

    private List<Closing> read(String sql, Binding binding) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            binding.to(statement);
            List<Closing> closings = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    closings.add(closing(row));
                }
            }
            return closings;
        } catch (SQLException failed) {
            throw failure(failed);
        }
    }

    private static IllegalStateException failure(SQLException failed) {
        return new IllegalStateException("closings could not be read or stored", failed);
    }
}
