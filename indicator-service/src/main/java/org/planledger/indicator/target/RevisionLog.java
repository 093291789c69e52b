package org.planledger.indicator.target;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/// Keeps every revision of targets, also those that were superseded.
@ApplicationScoped
class RevisionLog {
    private static final String ADD = """
            insert into target_revision (target, number, month, comparator, value, value_high, tolerance,
                                         milestone_months, milestone_values, reason, author)
            select ?, coalesce(max(number), 0) + 1, ?, ?, ?, ?, ?, ?, ?, ?, ?
            from target_revision where target = ?
            returning *
            """;
    private static final String OF_TARGET =
            "select * from target_revision where target = ? and number > ? order by number limit ?";

    private final AgroalDataSource database;

    RevisionLog(AgroalDataSource database) {
        this.database = database;
    }

    TargetRevision add(String target, YearMonth month, GoalChange change, String author) {
        List<Milestone> milestones = change.milestones() == null ? List.of() : change.milestones();
        return read(ADD, (connection, statement) -> {
                    statement.setString(1, target);
                    statement.setInt(2, MonthNumber.of(month));
                    statement.setString(3, change.comparator().name());
                    statement.setBigDecimal(4, change.value());
                    statement.setBigDecimal(5, change.valueHigh());
                    statement.setBigDecimal(6, change.tolerance());
                    statement.setArray(
                            7,
                            connection.createArrayOf(
                                    "int4",
                                    milestones.stream()
                                            .map(milestone -> MonthNumber.of(milestone.month()))
                                            .toArray()));
                    statement.setArray(
                            8,
                            connection.createArrayOf(
                                    "numeric",
                                    milestones.stream().map(Milestone::value).toArray()));
                    statement.setString(9, change.reason());
                    statement.setString(10, author);
                    statement.setString(11, target);
                })
                .getFirst();
    }

    /// The revisions after the number, in the order of recording. None is marked as superseded.
    List<TargetRevision> list(String target, long after, int limit) {
        return read(OF_TARGET, (connection, statement) -> {
            statement.setString(1, target);
            statement.setLong(2, after);
            statement.setInt(3, limit);
        });
    }

    private interface Binding {
        void to(Connection connection, PreparedStatement statement) throws SQLException;
    }

    private List<TargetRevision> read(String sql, Binding binding) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            binding.to(connection, statement);
            List<TargetRevision> revisions = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    revisions.add(revision(row));
                }
            }
            return revisions;
        } catch (SQLException failed) {
            throw new IllegalStateException("revisions of targets could not be read or stored", failed);
        }
    }

    private static TargetRevision revision(ResultSet row) throws SQLException {
        Integer[] months = (Integer[]) row.getArray("milestone_months").getArray();
        BigDecimal[] dues = (BigDecimal[]) row.getArray("milestone_values").getArray();
        List<Milestone> milestones = new ArrayList<>();
        for (int i = 0; i < months.length; i++) {
            milestones.add(new Milestone(MonthNumber.month(months[i]), dues[i]));
        }
        return new TargetRevision(
                row.getInt("number"),
                MonthNumber.month(row.getInt("month")),
                TargetComparator.valueOf(row.getString("comparator")),
                row.getBigDecimal("value"),
                row.getBigDecimal("value_high"),
                row.getBigDecimal("tolerance"),
                milestones.isEmpty() ? null : milestones,
                row.getString("reason"),
                row.getString("author"),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                false);
    }
}
