package org.planledger.report.copy;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.planledger.client.indicator.model.Holiday;

/// Writes the days off and the weekend days that are worked. A deadline may move with each of them, and what is overdue
/// in any plan.
final class HolidayCopy {
    private static final String DELETE =
            "delete from holiday using unnest(?::text[]) as gone (day) where holiday.day = gone.day::date";
    private static final String PUT = """
            insert into holiday (day, working)
            select * from unnest(?::date[], ?::boolean[])
            on conflict on constraint holiday_key do update set working = excluded.working
            where holiday.working <> excluded.working
            """;
    private static final String RAISE = "update holiday_version set version = nextval('data_version_number')";
    private static final String PLANS = "select code from plan";

    private HolidayCopy() {}

    /// @param holidays by their dates; null where a day is like its day of the week again
    /// @return the codes of all plans, or none when no day is other than before
    static Set<String> write(Connection connection, Map<String, Holiday> holidays) throws SQLException {
        int removed = new Columns<String>().text(day -> day).execute(connection, DELETE, Tombstones.in(holidays));
        int put = new Columns<Holiday>()
                .date(Holiday::getDate)
                .bool(Holiday::getWorking)
                .execute(connection, PUT, Tombstones.livingIn(holidays));
        Set<String> plans = new HashSet<>();
        if (removed + put > 0) {
            try (PreparedStatement raising = connection.prepareStatement(RAISE);
                    PreparedStatement all = connection.prepareStatement(PLANS)) {
                raising.executeUpdate();
                try (ResultSet row = all.executeQuery()) {
                    while (row.next()) {
                        plans.add(row.getString(1));
                    }
                }
            }
        }
        return plans;
    }
}
