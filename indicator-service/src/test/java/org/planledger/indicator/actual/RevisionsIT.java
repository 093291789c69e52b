package org.planledger.indicator.actual;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.planledger.indicator.Service.delete;
import static org.planledger.indicator.Service.get;
import static org.planledger.indicator.Service.givenIndicator;
import static org.planledger.indicator.Service.importFile;
import static org.planledger.indicator.Service.post;
import static org.planledger.indicator.Service.putActual;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.planledger.indicator.PlanFeedStub;
import org.planledger.kernel.testing.PostgresTestResource;

/// What is kept of every revision: who, when, why, from where, the old value and the new, and that history was
/// not rewritten.
@QuarkusTest
@WithTestResource(PostgresTestResource.class)
@WithTestResource(PlanFeedStub.class)
class RevisionsIT {
    @Inject
    AgroalDataSource database;

    @BeforeAll
    static void directory() {
        PlanFeedStub.region("371503");
    }

    private static ValidatableResponse postedBy(String header, String key, String body) {
        return given().header("Accept-Language", "en")
                .header("Posted-By", header)
                .contentType("application/json")
                .body(body)
                .put("/v1/actuals/" + key)
                .then();
    }

    private static ValidatableResponse audit(String series) {
        return get("/v1/actuals/" + series + "/audit").statusCode(200);
    }

    @Test
    void aRevisionSaysWhoWhyFromWhereAndWhatItWasBefore() {
        givenIndicator("history");
        postedBy("%E5%BC%A0%E4%B8%89", "history/371503/2023-01", "{\"value\":1,\"source\":\"月报\"}")
                .statusCode(201)
                .body("postedBy", equalTo("张三"))
                .body("reason", nullValue());
        postedBy("Li Si", "history/371503/2023-01", "{\"value\":2.50,\"source\":\"年报\",\"reason\":\"核实\"}")
                .statusCode(200)
                .body("reason", equalTo("核实"));
        delete("/v1/actuals/history/371503/2023-01?reason=错报").statusCode(204);
        post("history/371503/2023-01", "3").statusCode(200);
        get("/v1/actuals/history/371503/2023-01/revisions")
                .body("items.revision", contains(1, 2, 3, 4))
                .body("items.postedBy", contains("张三", "Li Si", "test", "test"))
                .body("items.reason", contains(null, "核实", "错报", null))
                .body("items.source", contains("月报", "年报", null, null))
                .body("items.previousValue", contains(null, 1, 2.50f, null))
                .body("items.value", contains(1, 2.50f, null, 3))
                .body("items.withdrawn", contains(false, false, true, false))
                .body("items.position", contains(1, 2, 3, 4));
        String cursor = get("/v1/actuals/history/371503/2023-01/revisions?limit=2")
                .body("items.previousValue", contains(null, 1))
                .extract()
                .path("nextCursor");
        get("/v1/actuals/history/371503/2023-01/revisions?limit=1&cursor=" + cursor)
                .body("items.revision", contains(3))
                .body("items.previousValue", contains(2.50f));
    }

    @ParameterizedTest
    @ValueSource(strings = {"%zz", "%C0%AF", "%00", "%E3%80", "", "%20"})
    void aNameThatCannotBeReadIsRefused(String header) {
        givenIndicator("nameless" + Math.abs(header.hashCode()));
        postedBy(header, "nameless" + Math.abs(header.hashCode()) + "/371503/2023-01", "{\"value\":1}")
                .statusCode(400)
                .body("violations.field", contains("Posted-By"));
    }

    @Test
    void aFinalFigureIsRevisedOrWithdrawnForAReasonOnly() {
        givenIndicator("settled");
        putActual("settled/371503/2023-01", "{\"value\":1}").statusCode(201);
        putActual("settled/371503/2023-01", "{\"value\":2}").statusCode(200);
        putActual("settled/371503/2023-01", "{\"value\":2,\"status\":\"FINAL\"}")
                .statusCode(200);
        putActual("settled/371503/2023-01", "{\"value\":2,\"status\":\"FINAL\"}")
                .statusCode(200)
                .body("outcome", equalTo("UNCHANGED"));
        for (String body : List.of(
                "{\"value\":3,\"status\":\"FINAL\"}",
                "{\"value\":2,\"status\":\"PROVISIONAL\"}",
                "{\"value\":2,\"status\":\"FINAL\",\"note\":\"x\"}",
                "{\"value\":3,\"status\":\"FINAL\",\"reason\":\" \"}")) {
            putActual("settled/371503/2023-01", body)
                    .statusCode(400)
                    .body("violations.field", contains("reason"))
                    .body("violations.code", contains("reason-required"));
        }
        delete("/v1/actuals/settled/371503/2023-01")
                .statusCode(400)
                .body("violations.code", contains("reason-required"));
        putActual("settled/371503/2023-01", "{\"value\":3,\"reason\":\"复核\"}").statusCode(200);
        putActual("settled/371503/2023-01", "{\"value\":4}").statusCode(200);
        get("/v1/actuals/settled/371503/2023-01/revisions").body("items", hasSize(5));
    }

    @Test
    void eachRevisionOfASeriesIsChainedToTheOneBefore() {
        givenIndicator("chained");
        post("chained/371503/2023-01", "1").statusCode(201);
        postedBy("%E5%BC%A0", "chained/371503/2022-12", "{\"value\":10.00,\"note\":\"注\\n二\"}")
                .statusCode(201);
        delete("/v1/actuals/chained/371503/2023-01").statusCode(204);
        importFile("text/csv", """
                        indicator,region,period,value,status,source,note,reason
                        chained,371503,2023-02,0.00,FINAL,a\\tb,"x
                        y",z
                        chained,371503,2023-01,5,,,,again
                        """.getBytes(StandardCharsets.UTF_8), "Posted-By", "Wang")
                .then()
                .statusCode(200);
        post("chained/371503/2023-03", "7.1").statusCode(201);
        audit("chained/371503")
                .body("revisions", equalTo(6))
                .body("intact", equalTo(true))
                .body("brokenAt", nullValue());
        get("/v1/actuals/chained/371503/2023-01/revisions").body("items.position", contains(1, 3, 5));
        get("/v1/actuals/chained/999999/audit").statusCode(404);
        get("/v1/actuals/chained/371503/audit?x=1").statusCode(400);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            update actual set value = 9 where position = 2                               | 2 | 2023-02
            update actual set note = 'x' where position = 1                              | 1 | 2023-01
            update actual set author = 'x' where position = 3                            | 3 | 2023-03
            update actual set reason = '' where position = 3                             | 3 | 2023-03
            update actual set recorded_at = recorded_at + '1 us' where position = 2      | 2 | 2023-02
            update actual set is_final = true where position = 2                         | 2 | 2023-02
            delete from actual where position = 1                                        | 1 |
            delete from actual where position = 2                                        | 2 |
            delete from actual where position = 3                                        | 3 |
            update actual set period = 202312 where position = 1                         | 1 | 2023-12
            update actual set previous_hash = sha256('x') where position = 1             | 1 | 2023-01
            update actual set previous_hash = sha256('x') where position = 3             | 2 | 2023-02
            update series set head = sha256('x')                                         | 3 | 2023-03
            update series set length = 2                                                 | 3 | 2023-03
            update series set length = 4                                                 | 4 |
            """)
    void aChangeBehindTheServiceShows(String change, int position, String period) throws SQLException {
        String indicator = "rewritten-" + Integer.toHexString(change.hashCode());
        givenIndicator(indicator);
        for (int month = 1; month <= 3; month++) {
            post(indicator + "/371503/2023-0" + month, "1").statusCode(201);
        }
        audit(indicator + "/371503").body("intact", equalTo(true));
        String series = "(select id from series where indicator = '" + indicator + "')";
        String where = change.contains("where") ? " and series_id = " + series : " where id = " + series;
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            assertEquals(1, statement.executeUpdate(change + where));
        }
        audit(indicator + "/371503")
                .body("intact", equalTo(false))
                .body("brokenAt.position", equalTo(position))
                .body("brokenAt.period", equalTo(period));
    }

    /// Single figures, withdrawals and imports at the same time, of the same series.
    @Test
    void theChainHoldsAmongWritersAtTheSameTime() throws Exception {
        givenIndicator("contended");
        try (ExecutorService threads = Executors.newFixedThreadPool(6)) {
            List<Future<?>> writers = new ArrayList<>();
            for (int writer = 0; writer < 6; writer++) {
                Random random = new Random(writer);
                boolean imports = writer % 3 == 0;
                writers.add(threads.submit(() -> {
                    for (int i = 0; i < 25; i++) {
                        String month = "%d-%02d".formatted(2020 + random.nextInt(3), 1 + random.nextInt(12));
                        int value = random.nextInt(1000);
                        Response answer = imports
                                ? importFile(
                                        "text/csv",
                                        "indicator,region,period,value\ncontended,371503,%s,%d\ncontended,371503,2023-01,%d\n"
                                                .formatted(month, value, value)
                                                .getBytes(StandardCharsets.UTF_8))
                                : post("contended/371503/" + month, Integer.toString(value))
                                        .extract()
                                        .response();
                        assertEquals(true, List.of(200, 201, 409).contains(answer.statusCode()), answer.asString());
                    }
                }));
            }
            for (Future<?> writer : writers) {
                writer.get();
            }
        }
        audit("contended/371503").body("intact", equalTo(true));
    }
}
