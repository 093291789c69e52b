package org.planledger.indicator;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.planledger.kernel.testing.TestPostgres;

/// What a database that was in use becomes.
class MigrationsIT {

    @Test
    void whatWasStoredBeforeKeepsItsFiguresAndThePlansAreReadAgain() throws SQLException {
        String url = TestPostgres.newDatabase();
        migrate(url, "5");
        try (Connection connection = DriverManager.getConnection(url, "postgres", "postgres");
                Statement statement = connection.createStatement()) {
            statement.execute("""
                    insert into indicator (code, name, unit, direction, decimals, frequency, aggregation, reporting,
                        due_day, version)
                    values ('below', 'n', 'u', 'HIGHER', 0, 'MONTH', 'SUM', 'PERIOD', 10, 1),
                        ('above', 'n', 'u', 'HIGHER', 0, 'YEAR', 'SUM', 'PERIOD', 10, 1);
                    insert into indicator (code, name, unit, direction, decimals, numerator, denominator, factor, version)
                    values ('share', 'n', 'u', 'HIGHER', 0, 'below', 'above', 100, 1);
                    insert into series (indicator, region) values ('below', '1'), ('above', '1');
                    insert into actual (series_id, period, revision, is_final, value)
                    select id, 202301, 1, false, case indicator when 'below' then -1 else 1 end from series;
                    insert into known_plan (code) values ('read-before');
                    update plan_feed set cursor = '7';
                    """);
            String before = changeOf(statement, "above");
            migrate(url, "latest");
            assertEquals(
                    List.of("above f f 1", "below t f 2", "share null null 1"),
                    rows(statement, """
                            select concat_ws(' ', code, coalesce(negative_allowed::text, 'null'),
                                coalesce(combined_first_months::text, 'null'), version)
                            from indicator order by code
                            """).stream()
                            .map(row -> row.replace("false", "f").replace("true", "t"))
                            .toList());
            assertEquals(before, changeOf(statement, "above"), "what is as before is not published again");
            assertEquals(
                    List.of("true"),
                    rows(statement, "select (cursor is null and anew and current_at is null)::text from plan_feed"));
        }
    }

    @Test
    void daysOffThatWereLoadedBeforeArePublished() throws SQLException {
        String url = TestPostgres.newDatabase();
        migrate(url, "44");
        try (Connection connection = DriverManager.getConnection(url, "postgres", "postgres");
                Statement statement = connection.createStatement()) {
            statement.execute("""
                    insert into holiday_year (year, shipped, version) values (2023, false, 3);
                    insert into holiday (day, year, name, working)
                    values ('2023-10-02', 2023, '国庆节', false), ('2023-10-08', 2023, '国庆节', true);
                    """);
            String before = rows(statement, "select pg_current_xact_id()::text").getFirst();
            migrate(url, "latest");
            List<String> published = rows(statement, """
                    select concat_ws(' ', day, working, deleted) from holiday
                    where changed_in > '%s' and change_no > 0 order by change_no
                    """.formatted(before));
            published.sort(null);
            assertEquals(List.of("2023-10-02 f f", "2023-10-08 t f"), published);
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

    private static String changeOf(Statement statement, String code) throws SQLException {
        return rows(statement, "select changed_in || ' ' || change_no from indicator where code = '" + code + "'")
                .getFirst();
    }

    private static List<String> rows(Statement statement, String query) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (ResultSet row = statement.executeQuery(query)) {
            while (row.next()) {
                rows.add(row.getString(1));
            }
        }
        return rows;
    }
}
