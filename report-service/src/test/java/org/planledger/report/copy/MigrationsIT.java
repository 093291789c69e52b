package org.planledger.report.copy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.planledger.kernel.testing.TestPostgres;

/// What a copy that was in use becomes.
class MigrationsIT {
    private static final String FEEDS = """
            select string_agg(concat_ws(' ', name, transaction, number, begun, anew, current_at is not null), ','
                              order by name)
            from feed
            """;

    /// Indicators that came before lack whether they combine months, and an old copy passed that over.
    @Test
    void theIndicatorFeedIsReadAnewByWhoHasFollowedIt() throws SQLException {
        String url = TestPostgres.newDatabase();
        migrate(url, "21");
        try (Connection connection = DriverManager.getConnection(url, "postgres", "postgres");
                Statement statement = connection.createStatement()) {
            statement.execute("""
                    update feed set transaction = 700, number = 3, begun = 5, current_at = now();
                    insert into seen_anew (feed, kind, key) values ('INDICATOR', 'TARGET', 't'), ('PLAN', 'PLAN', 'p');
                    """);
            migrate(url, "latest");
            assertEquals("INDICATOR 0 0 0 t t,PLAN 700 3 5 f t", text(statement, FEEDS));
            assertEquals("PLAN", text(statement, "select string_agg(feed, ',') from seen_anew"));
        }
    }

    @Test
    void aNewCopyReadsTheFeedOnce() throws SQLException {
        String url = TestPostgres.newDatabase();
        migrate(url, "latest");
        try (Connection connection = DriverManager.getConnection(url, "postgres", "postgres");
                Statement statement = connection.createStatement()) {
            assertEquals("INDICATOR 0 0 0 f f,PLAN 0 0 0 f f", text(statement, FEEDS));
        }
    }

    private static void migrate(String url, String target) {
        Flyway.configure()
                .dataSource(url, "postgres", "postgres")
                .locations("classpath:db/migration")
                .target(target)
                .load()
                .migrate();
    }

    private static String text(Statement statement, String query) throws SQLException {
        try (ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }
}
