package org.planledger.indicator.actual.imports;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.planledger.indicator.Service.get;
import static org.planledger.indicator.Service.givenIndicator;
import static org.planledger.indicator.Service.importFile;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.planledger.indicator.PlanFeedStub;
import org.planledger.kernel.testing.PostgresTestResource;

/// For how long it is known what an import has done.
@QuarkusTest
@WithTestResource(PostgresTestResource.class)
@WithTestResource(PlanFeedStub.class)
class ForgottenImportsIT {
    @Inject
    AgroalDataSource database;

    @Inject
    ImportPurge purge;

    @BeforeAll
    static void directory() {
        PlanFeedStub.region("371503");
    }

    private static Response send(String period, String key) {
        String file = "indicator,region,period,value\nforgotten,371503," + period + ",1\n";
        return importFile("text/csv", file.getBytes(StandardCharsets.UTF_8), "Idempotency-Key", key);
    }

    @Test
    void anImportIsForgottenWithItsAnswerAndKeyWhenItWasKeptLongEnoughButNotItsFigures() throws SQLException {
        givenIndicator("forgotten");
        String oldKey = UUID.randomUUID().toString();
        String newKey = UUID.randomUUID().toString();
        String old = send("2023-01", oldKey).path("id");
        String recent = send("2023-02", newKey).path("id");
        age(old, 91);
        age(recent, 89);

        purge.purge();

        get("/v1/actuals/imports/" + old).statusCode(404);
        get("/v1/actuals/imports/" + recent).statusCode(200).body("phase", equalTo("STORED"));
        assertEquals(recent, send("2023-02", newKey).path("id"));
        get("/v1/actuals/forgotten/371503/2023-01").statusCode(200).body("value", equalTo(1));
        send("2023-01", oldKey).then().statusCode(200).body("unchanged", equalTo(1));
    }

    private void age(String id, int days) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(
                    "update import set updated_at = now() - interval '%d days' where id = '%s'".formatted(days, id));
        }
    }
}
