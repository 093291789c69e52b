package org.planledger.report.standing;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.planledger.kernel.time.WorkingDays;

/// The working days by the days off of the copy. They change a few times a year, so they are kept for as long as their
/// version stays; a reader pays for one row, however many days are known.
@ApplicationScoped
class StoredHolidays {
    private volatile Known known = new Known(null, new WorkingDays(Map.of()));

    /// @param version null before the first reading
    private record Known(Long version, WorkingDays workingDays) {}

    /// The working days as the transaction sees the copy.
    ///
    /// @param connection in a transaction that sees one state
    WorkingDays workingDays(Connection connection) throws SQLException {
        long version = version(connection);
        Known latest = known;
        if (latest.version() == null || latest.version() != version) {
            latest = new Known(version, read(connection));
            known = latest;
        }
        return latest.workingDays();
    }

    private static long version(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("select version from holiday_version");
                ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    private static WorkingDays read(Connection connection) throws SQLException {
        Map<LocalDate, Boolean> days = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement("select day, working from holiday");
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                days.put(row.getObject(1, LocalDate.class), row.getBoolean(2));
            }
        }
        return new WorkingDays(days);
    }
}
