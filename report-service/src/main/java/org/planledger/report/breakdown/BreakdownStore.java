package org.planledger.report.breakdown;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.planledger.kernel.database.Condition;
import org.planledger.report.access.Sight;
import org.planledger.report.copy.Months;
import org.planledger.report.copy.Snapshot;
import org.planledger.report.standing.JudgedTargets;
import org.planledger.report.standing.JudgedTargets.Judged;
import org.planledger.report.standing.Today;

/// Reads from the copy to whom a target is broken down.
@ApplicationScoped
class BreakdownStore {
    private static final String PARENT = """
            select target.plan, target.region, plan.to_month
            from target join plan on plan.code = target.plan where target.id = ? and %s
            """;
    private static final String CHILDREN =
            "select id, plan, %s as seen from target where parent = ? and %s order by region, id";
    private static final String REGIONS_BELOW = "select code, name from region where parent = ? order by code";

    private final Snapshot snapshot;
    private final JudgedTargets targets;

    BreakdownStore(Snapshot snapshot, JudgedTargets targets) {
        this.snapshot = snapshot;
        this.targets = targets;
    }

    /// A target and those that it is broken down to, all of the same moment.
    ///
    /// @param children by region, then by id; what the login does not see of them is not shown
    /// @param seen the ids of those that it sees
    /// @param regionsBelow those directly below the target's own, by their codes
    record Shared(
            YearMonth asOf,
            Judged target,
            List<Judged> children,
            Set<String> seen,
            List<TargetBreakdown.Region> regionsBelow) {

        /// Those that the login sees, in the same order.
        List<Judged> seenChildren() {
            return children.stream()
                    .filter(child -> seen.contains(child.entry().result().target()))
                    .toList();
        }
    }

    private record Parent(String plan, String region, YearMonth planEnds) {}

    private record Child(String id, String plan, boolean seen) {}

    /// Empty when there is no such target for the login.
    ///
    /// @param asked the month that was asked for; null for the usual one of the target's plan
    /// @param today the date that decides what is overdue
    Optional<Shared> read(String target, YearMonth asked, LocalDate today, Sight sight) {
        try {
            return snapshot.read(connection -> read(connection, target, asked, today, sight));
        } catch (SQLException failed) {
            throw new IllegalStateException("a breakdown could not be read from the copy", failed);
        }
    }

    private Optional<Shared> read(Connection connection, String target, YearMonth asked, LocalDate today, Sight sight)
            throws SQLException {
        Condition seen = sight.targets("target");
        Condition existing = sight.existing("target");
        List<Parent> found = list(
                connection,
                PARENT.formatted(seen.sql()),
                statement -> {
                    statement.setString(1, target);
                    seen.bind(statement, 2);
                },
                row -> new Parent(row.getString(1), row.getString(2), Months.ofNumber(row.getInt(3))));
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Parent parent = found.getFirst();
        YearMonth asOf = asked == null ? Today.usualMonth(today, parent.planEnds()) : asked;
        List<Child> children = list(
                connection,
                CHILDREN.formatted(seen.sql(), existing.sql()),
                statement -> {
                    int next = seen.bind(statement, 1);
                    statement.setString(next, target);
                    existing.bind(statement, next + 1);
                },
                row -> new Child(row.getString(1), row.getString(2), row.getBoolean(3)));
        Map<String, Judged> judged = targets.of(
                connection,
                Stream.concat(Stream.of(parent.plan()), children.stream().map(Child::plan))
                        .distinct()
                        .toList(),
                Stream.concat(Stream.of(target), children.stream().map(Child::id))
                        .toList(),
                asOf,
                today);
        if (!judged.containsKey(target)) {
            return Optional.empty();
        }
        return Optional.of(new Shared(
                asOf,
                judged.get(target),
                children.stream()
                        .map(child -> judged.get(child.id()))
                        .filter(Objects::nonNull)
                        .toList(),
                children.stream().filter(Child::seen).map(Child::id).collect(Collectors.toSet()),
                list(
                        connection,
                        REGIONS_BELOW,
                        statement -> statement.setString(1, parent.region()),
                        row -> new TargetBreakdown.Region(row.getString(1), row.getString(2)))));
    }

    private interface Setter {
        void set(PreparedStatement statement) throws SQLException;
    }

    private interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    private static <T> List<T> list(Connection connection, String query, Setter setter, Reader<T> reader)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            setter.set(statement);
            List<T> read = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    read.add(reader.read(row));
                }
            }
            return read;
        }
    }
}
