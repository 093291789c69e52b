package org.planledger.report.standing;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.planledger.report.attainment.Result;
import org.planledger.report.attainment.State;
import org.planledger.report.copy.Months;

/// What the measures of the work ledger promise, and which of it was broken (rule book, section 14).
@ApplicationScoped
class Promises {
    private static final String OF_PLANS = """
            select plan, task, id, promised_month, text, posted_by, recorded_at
            from measure where plan = any (?) order by promised_month, id
            """;

    private final AgroalDataSource database;

    Promises(AgroalDataSource database) {
        this.database = database;
    }

    /// @param task the number of the task
    record Task(String plan, String task) {}

    /// All promises of plans, those of each task by rising month.
    Map<Task, List<BrokenPromise>> of(Collection<String> plans) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(OF_PLANS)) {
            statement.setArray(1, connection.createArrayOf("text", plans.toArray()));
            Map<Task, List<BrokenPromise>> promises = new HashMap<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    promises.computeIfAbsent(
                                    new Task(row.getString("plan"), row.getString("task")), task -> new ArrayList<>())
                            .add(new BrokenPromise(
                                    row.getLong("id"),
                                    Months.ofNumber(row.getInt("promised_month")),
                                    row.getString("text"),
                                    row.getString("posted_by"),
                                    row.getObject("recorded_at", OffsetDateTime.class)));
                }
            }
            return promises;
        } catch (SQLException failed) {
            throw new IllegalStateException("the measures could not be read from the copy", failed);
        }
    }

    /// Those of a task whose month has passed, on the date and as of the month asked for, while a target of the task
    /// waits for recovery.
    static List<BrokenPromise> passed(
            List<BrokenPromise> ofTask, Result present, YearMonth asOf, LocalDate today, Window window) {
        if (!waitsForRecovery(present.state())) {
            return List.of();
        }
        return ofTask.stream()
                .filter(promise -> !promise.promisedMonth().isAfter(asOf)
                        && promise.promisedMonth().isBefore(YearMonth.from(today))
                        && !promise.promisedMonth().isBefore(window.from())
                        && isDecided(promise, present, window))
                .toList();
    }

    /// Whether the figures that would show the recovery are in, or should be.
    private static boolean isDecided(BrokenPromise promise, Result present, Window window) {
        YearMonth shown = promise.promisedMonth().isAfter(window.to()) ? window.to() : promise.promisedMonth();
        return present.overdue() > 0
                || (present.through() != null && !present.through().isBefore(shown));
    }

    /// Whether a target is where a measure would have brought it.
    static boolean isRecovered(State state) {
        return state == State.ON_TRACK || state == State.ACHIEVED;
    }

    private static boolean waitsForRecovery(State state) {
        return state.isLate() || state == State.NO_DATA;
    }
}
