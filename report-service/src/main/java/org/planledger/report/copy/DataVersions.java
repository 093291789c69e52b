package org.planledger.report.copy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;

/// The version of the data that each plan's results are made from.
final class DataVersions {
    /// Always in the same order, so that the two feeds never wait for each other in a circle.
    private static final String RAISE = """
            insert into data_version (plan, version)
            select touched.plan, nextval('data_version_number')
            from (select plan from unnest(?::text[]) as given (plan) order by plan) as touched
            on conflict on constraint data_version_key do update set version = excluded.version
            """;

    private DataVersions() {}

    static void raise(Connection connection, Set<String> plans) throws SQLException {
        new Columns<String>().text(plan -> plan).execute(connection, RAISE, plans);
    }
}
