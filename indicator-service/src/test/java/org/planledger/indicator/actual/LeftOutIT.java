package org.planledger.indicator.actual;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.planledger.indicator.Service.get;
import static org.planledger.indicator.Service.givenIndicator;
import static org.planledger.indicator.Service.importCsv;
import static org.planledger.indicator.Service.importWith;
import static org.planledger.indicator.Service.putActual;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.planledger.indicator.PlanFeedStub;
import org.planledger.kernel.testing.PostgresTestResource;

/// What a posting does not say of a figure that is there already.
@QuarkusTest
@WithTestResource(PostgresTestResource.class)
@WithTestResource(PlanFeedStub.class)
class LeftOutIT {
    private static final String FULL = "{\"value\":7,\"status\":\"FINAL\",\"source\":\"月报\",\"note\":\"重要\"}";

    @BeforeAll
    static void directory() {
        PlanFeedStub.region("371508");
    }

    private static void givenFinal(String indicator) {
        givenIndicator(indicator);
        putActual(indicator + "/371508/2025-01", FULL).statusCode(201);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"value\":7}",
                "{\"value\":7.0,\"status\":\"FINAL\"}",
                "{\"value\":7,\"note\":\"重要\"}",
                "{\"value\":7,\"source\":null}",
                FULL
            })
    void theSameValueIsUnchangedWhateverIsLeftOut(String body) {
        String indicator = "left-" + Math.abs(body.hashCode());
        givenFinal(indicator);
        putActual(indicator + "/371508/2025-01", body)
                .statusCode(200)
                .body("outcome", equalTo("UNCHANGED"))
                .body("status", equalTo("FINAL"))
                .body("source", equalTo("月报"))
                .body("note", equalTo("重要"))
                .body("revision", equalTo(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"status\":\"PROVISIONAL\"", "\"source\":\"年报\"", "\"note\":\"\""})
    void whatIsSaidAndDiffersIsARevision(String said) {
        String indicator = "said-" + Math.abs(said.hashCode());
        givenFinal(indicator);
        String key = indicator + "/371508/2025-01";
        putActual(key, "{\"value\":7,%s}".formatted(said)).statusCode(400);
        putActual(key, "{\"value\":7,\"reason\":\"核实\",%s}".formatted(said))
                .statusCode(200)
                .body("revision", equalTo(2));
    }

    @Test
    void aFigureThatBecomesFinalKeepsItsSourceAndNote() {
        givenIndicator("left-finalised");
        putActual("left-finalised/371508/2025-01", "{\"value\":7,\"source\":\"月报\",\"note\":\"重要\"}")
                .statusCode(201)
                .body("status", equalTo("PROVISIONAL"));
        putActual("left-finalised/371508/2025-01", "{\"value\":7,\"status\":\"FINAL\"}")
                .statusCode(200)
                .body("status", equalTo("FINAL"))
                .body("source", equalTo("月报"))
                .body("note", equalTo("重要"))
                .body("revision", equalTo(2));
    }

    @Test
    void aNewValueTakesNothingFromTheOld() {
        givenFinal("left-renewed");
        putActual("left-renewed/371508/2025-01", "{\"value\":8,\"reason\":\"核实\"}")
                .statusCode(200)
                .body("status", equalTo("PROVISIONAL"))
                .body("source", nullValue())
                .body("note", nullValue());
    }

    @Test
    void aWideSheetOfTheYearCanBeSentAgain() {
        givenFinal("left-again");
        importCsv("指标,地区,2025年1月,2025年2月\nleft-again,371508,7,8\n")
                .statusCode(200)
                .body("unchanged", equalTo(1))
                .body("created", equalTo(1));
        get("/v1/actuals/left-again/371508/2025-01/revisions").body("items.note", contains("重要"));
    }

    @Test
    void aDryRunShowsWhatBecomesOfSourceAndNote() {
        givenIndicator("left-shown");
        putActual("left-shown/371508/2025-01", "{\"value\":7,\"source\":\"月报\",\"note\":\"重要\"}")
                .statusCode(201);
        String file = "indicator,region,period,value,status,note\nleft-shown,371508,2025-01,7,最终,\n";
        importWith("?dryRun=true", "text/csv", file.getBytes(StandardCharsets.UTF_8))
                .then()
                .statusCode(200)
                .body("changes[0].before.note", equalTo("重要"))
                .body("changes[0].after.status", equalTo("FINAL"))
                .body("changes[0].after.note", equalTo("重要"))
                .body("changes[0].after.source", equalTo("月报"));
    }
}
