package org.planledger.plan;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.planledger.kernel.testing.PostgresTestResource;

@QuarkusTest
@WithTestResource(PostgresTestResource.class)
class OperationsIT {

    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String url;

    @Test
    void writesAreCountedByKindAndOutcome() {
        double created = metric("writes_total{kind=\"unit\",outcome=\"created\"");
        double unchanged = metric("writes_total{kind=\"unit\",outcome=\"unchanged\"");
        Api.putUnit("370703-count", "计数局");
        Api.putUnit("370703-count", "计数局");
        Api.putUnit("370703-", "计数局");
        assertEquals(created + 1, metric("writes_total{kind=\"unit\",outcome=\"created\""));
        assertEquals(unchanged + 1, metric("writes_total{kind=\"unit\",outcome=\"unchanged\""));
    }

    @Test
    void problemsAreCountedByType() {
        double before = metric("problems_total{type=\"NOT_FOUND\"");
        Api.get("/v1/plans/none-3").then().statusCode(404);
        assertEquals(before + 1, metric("problems_total{type=\"NOT_FOUND\""));
    }

    @Test
    void deliveredChangesAreCounted() {
        String end = Api.end();
        double before = metric("changes_delivered_total");
        Api.putUnit("370704-count", "计数局");
        Api.get("/v1/changes?wait=10&after=" + end).then().statusCode(200);
        assertEquals(before + 1, metric("changes_delivered_total"));
    }

    @Test
    void anOpenWriterShowsInHowLongTheFeedIsHeldBack() throws SQLException {
        try (Connection writer = DriverManager.getConnection(url, "postgres", "postgres");
                Statement statement = writer.createStatement()) {
            writer.setAutoCommit(false);
            statement.execute("select pg_current_xact_id(), pg_sleep(0.01)");
            // Nothing is held back until somebody else commits behind the open writer.
            Api.putUnit("370704-held", "在后局");
            double before = metric("feed_held_back_seconds");
            statement.execute("select pg_sleep(0.05)");
            assertTrue(metric("feed_held_back_seconds") >= before + 0.05);
            writer.rollback();
        }
    }

    @Test
    void theServiceIsLiveAndReady() {
        Api.get("/q/health/live").then().statusCode(200).body("status", equalTo("UP"));
        Api.get("/q/health/ready").then().statusCode(200).body("status", equalTo("UP"));
    }

    @Test
    void theInterfaceCanBeTriedInABrowser() {
        Api.get("/q/swagger-ui/").then().statusCode(200).body(containsString("swagger"));
    }

    private static double metric(String start) {
        Matcher line = Pattern.compile("(?m)^" + Pattern.quote(start) + ".* ([0-9.E+-]+)$")
                .matcher(Api.get("/q/metrics").asString());
        return line.find() ? Double.parseDouble(line.group(1)) : 0;
    }
}
