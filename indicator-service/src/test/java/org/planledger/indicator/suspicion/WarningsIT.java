package org.planledger.indicator.suspicion;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.planledger.indicator.Service.delete;
import static org.planledger.indicator.Service.get;
import static org.planledger.indicator.Service.givenIndicator;
import static org.planledger.indicator.Service.importCsv;
import static org.planledger.indicator.Service.importWith;
import static org.planledger.indicator.Service.post;
import static org.planledger.indicator.Service.putActual;
import static org.planledger.indicator.Service.putIndicator;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.planledger.indicator.PlanFeedStub;
import org.planledger.kernel.testing.PostgresTestResource;

/// Suspicious figures are taken, and warned of until a reason is given.
@QuarkusTest
@WithTestResource(PostgresTestResource.class)
@WithTestResource(PlanFeedStub.class)
class WarningsIT {
    private static final String HEADER = "indicator,region,period,value,reason\n";

    @BeforeAll
    static void directory() {
        PlanFeedStub.region("371503");
        PlanFeedStub.region("371521");
    }

    private static void givenUnit(String code, String unit, String more) {
        putIndicator(code, """
                        {"name":"n","unit":"%s","direction":"NEUTRAL","decimals":2,"frequency":"MONTH",
                        "aggregation":"SUM","negativeAllowed":true%s}
                        """.formatted(unit, more)).statusCode(201);
    }

    private static void givenShare(String code, String numerator, String denominator, int factor) {
        putIndicator(code, """
                        {"name":"n","unit":"%%","direction":"NEUTRAL","decimals":2,"numerator":"%s","denominator":"%s",
                        "factor":%d}
                        """.formatted(numerator, denominator, factor)).statusCode(201);
    }

    private static String months(String series, int... values) {
        return IntStream.range(0, values.length)
                .mapToObj(i -> "%s,2023-%02d,%d,\n".formatted(series, i + 1, values[i]))
                .collect(Collectors.joining());
    }

    private static ValidatableResponse explain(String key, String body) {
        return given().header("Accept-Language", "en")
                .header("Posted-By", "Li%20Si")
                .contentType("application/json")
                .body(body)
                .put("/v1/actuals/warnings/" + key + "/explanation")
                .then();
    }

    @Test
    void aJumpIsWarnedOfUntilAReasonIsGiven() {
        givenIndicator("jumps");
        importCsv(HEADER + months("jumps,371503", 1, 7, 2, 6, 3, 5))
                .statusCode(200)
                .body("warnings", equalTo(0));
        post("jumps/371503/2023-07", "14").statusCode(201).body("warnings", empty());
        post("jumps/371503/2023-08", "100")
                .statusCode(201)
                .body("warnings.code", contains("JUMP"))
                .body("warnings[0].message", equalTo("it is far from the other figures of the series"))
                .body("warnings[0].expected", equalTo("-5.37 to 15.37"));
        post("jumps/371503/2023-08", "100")
                .body("outcome", equalTo("UNCHANGED"))
                .body("warnings.code", contains("JUMP"));
        get("/v1/actuals/jumps/371503/2023-08").body("warnings", contains("JUMP"));
        get("/v1/actuals/jumps/371503/2023-07").body("warnings", nullValue());
        get("/v1/actuals?indicator=jumps&from=2023-07").body("items.warnings", contains(null, List.of("JUMP")));
        get("/v1/actuals/jumps/371503/2023-08/revisions").body("items.warnings", contains(List.of("JUMP")));
        get("/v1/actuals/warnings?indicator=jumps&open=true")
                .body("items", hasSize(1))
                .body("items[0].period", equalTo("2023-08"))
                .body("items[0].value", equalTo(100))
                .body("items[0].revision", equalTo(1))
                .body("items[0].state", equalTo("OPEN"))
                .body("items[0].message", notNullValue())
                .body("items[0].raisedAt", notNullValue());

        explain("jumps/371503/2023-08", "{\"reason\":\" 新厂投产 \"}")
                .statusCode(200)
                .body("state", contains("EXPLAINED"))
                .body("[0].explanation", equalTo("新厂投产"))
                .body("[0].explainedBy", equalTo("Li Si"))
                .body("[0].explainedAt", notNullValue());
        explain("jumps/371503/2023-08", "{\"reason\":\"新厂投产\"}").statusCode(200);
        explain("jumps/371503/2023-08", "{\"reason\":\"another\"}").statusCode(409);
        explain("jumps/371503/2023-08", "{\"reason\":\" \"}").statusCode(400);
        explain("jumps/371503/2023-07", "{\"reason\":\"none\"}").statusCode(404);
        get("/v1/actuals/jumps/371503/2023-08").body("warnings", nullValue());
        get("/v1/actuals/jumps/371503/2023-08/revisions").body("items", hasSize(1));
        get("/v1/actuals/warnings?indicator=jumps&open=true").body("items", empty());
        get("/v1/actuals/warnings?indicator=jumps&open=false").body("items.state", contains("EXPLAINED"));
        get("/v1/actuals/jumps/371503/audit").body("intact", equalTo(true));
    }

    @Test
    void whatWasExplainedStaysSoWhileTheValueDoes() {
        givenUnit("said-before", "%", "");
        post("said-before/371503/2023-01", "120").body("warnings.code", contains("RATE"));
        explain("said-before/371503/2023-01", "{\"reason\":\"超额\"}").statusCode(200);

        putActual("said-before/371503/2023-01", "{\"value\":120,\"status\":\"FINAL\"}")
                .body("revision", equalTo(2))
                .body("warnings", empty());
        get("/v1/actuals/warnings?indicator=said-before&open=true").body("items", empty());
        get("/v1/actuals/warnings?indicator=said-before")
                .body("items.revision", contains(1, 2))
                .body("items.state", contains("EXPLAINED", "EXPLAINED"))
                .body("items.explanation", contains("超额", "超额"))
                .body("items.explainedBy", contains("Li Si", "Li Si"));

        String noted = "indicator,region,period,value,status,note,reason\nsaid-before,371503,2023-01,120,FINAL,核对,\n";
        String changed = noted.replace(",120,", ",121,").replace("核对,", "核对,更正");
        importWith("?dryRun=true", "text/csv", noted.getBytes(StandardCharsets.UTF_8))
                .then()
                .statusCode(400);
        String reasoned = noted.replace("核对,", "核对,补注");
        importWith("?dryRun=true", "text/csv", reasoned.getBytes(StandardCharsets.UTF_8))
                .then()
                .statusCode(200)
                .body("warnings", equalTo(0));
        importWith("", "text/csv", changed.getBytes(StandardCharsets.UTF_8))
                .then()
                .statusCode(200);
        putActual("said-before/371503/2023-02", "{\"value\":120}").body("warnings.code", contains("RATE"));
        explain("said-before/371503/2023-02", "{\"reason\":\"超额\"}").statusCode(200);
        String again = "indicator,region,period,value,note\nsaid-before,371503,2023-02,%s,核对\n";
        for (String parameters : List.of("?dryRun=true", "")) {
            importWith(parameters, "text/csv", again.formatted("120").getBytes(StandardCharsets.UTF_8))
                    .then()
                    .statusCode(200)
                    .body("updated", equalTo(1))
                    .body("warnings", equalTo(0));
        }
        for (String parameters : List.of("?dryRun=true", "")) {
            importWith(parameters, "text/csv", again.formatted("130").getBytes(StandardCharsets.UTF_8))
                    .then()
                    .statusCode(200)
                    .body("updated", equalTo(1))
                    .body("warnings", equalTo(1));
        }
    }

    @Test
    void aFigurePostedWithAReasonHasItsWarningsExplained() {
        givenUnit("reasoned", "%", "");
        putActual("reasoned/371503/2023-01", "{\"value\":120,\"reason\":\"补报\"}")
                .statusCode(201)
                .body("warnings", empty());
        get("/v1/actuals/warnings?indicator=reasoned")
                .body("items.state", contains("EXPLAINED"))
                .body("items.explanation", contains("补报"));
        importCsv(HEADER + "reasoned,371521,2023-01,120,补报\nreasoned,371521,2023-02,-1, \n")
                .body("warnings", equalTo(1))
                .body("suspicions.period", contains("2023-02"));
        get("/v1/actuals/warnings?indicator=reasoned&region=371521").body("items.state", contains("EXPLAINED", "OPEN"));
    }

    @Test
    void aCorrectedOrWithdrawnFigureLeavesItsWarningsBehind() {
        givenUnit("corrected", "％", "");
        post("corrected/371503/2023-01", "101").body("warnings.code", contains("RATE"));
        post("corrected/371503/2023-01", "100").body("warnings", empty());
        post("corrected/371503/2023-02", "-1").body("warnings.expected", contains("0 to 100"));
        delete("/v1/actuals/corrected/371503/2023-02").statusCode(204);
        post("corrected/371503/2023-03", "101").body("warnings.code", contains("RATE"));
        importCsv(HEADER + "corrected,371503,2023-03,102,\n").body("warnings", equalTo(1));
        get("/v1/actuals/warnings?indicator=corrected&open=true").body("items.revision", contains(2));
        get("/v1/actuals/warnings?indicator=corrected&open=false")
                .body("items.state", contains("SUPERSEDED", "SUPERSEDED", "SUPERSEDED"));
        get("/v1/actuals/corrected/371503/2023-03/revisions").body("items.warnings", contains(null, List.of("RATE")));
    }

    @Test
    void aYearToDateFigureThatFallsIsWarnedOf() {
        givenUnit("falls", "人", ",\"reporting\":\"YEAR_TO_DATE\"");
        post("falls/371503/2023-01", "10").body("warnings", empty());
        post("falls/371503/2023-04", "9")
                .body("warnings.code", contains("FALLING"))
                .body("warnings.message", contains("the year-to-date figure is below that of 2023-01"))
                .body("warnings.expected", contains("at least 10"));
        post("falls/371503/2023-03", "9.5")
                .body(
                        "warnings.message",
                        containsInAnyOrder(
                                "the year-to-date figure is below that of 2023-01",
                                "the year-to-date figure is above that of 2023-04"));
        post("falls/371503/2024-01", "1").body("warnings", empty());
        get("/v1/actuals/falls/371503/2023-03").body("warnings", contains("FALLING"));
    }

    @Test
    void aPartThatIsLargerThanItsWholeIsWarnedOf() {
        givenIndicator("good-days");
        givenIndicator("all-days");
        givenShare("good-share", "good-days", "all-days", 100);
        post("good-days/371503/2023-01", "31").body("warnings", empty());
        post("all-days/371521/2023-01", "30").body("warnings", empty());
        post("all-days/371503/2023-01", "30")
                .body("warnings.code", contains("PART"))
                .body("warnings.message", contains("it is smaller than its part, \"good-days\""))
                .body("warnings.expected", contains("at least 31"));
        post("good-days/371503/2023-01", "30.5")
                .body("warnings.message", contains("it is larger than its whole, \"all-days\""))
                .body("warnings.expected", contains("at most 30"));
        post("good-days/371503/2023-01", "30").body("warnings", empty());
        post("all-days/371503/2023-01", "31").body("warnings", empty());
    }

    @Test
    void aPartAndItsWholeInOneFileAreEachJudgedByTheirOwnTerms() {
        givenUnit("own-terms-part", "%", "");
        givenUnit("own-terms-whole", "人", "");
        givenShare("own-terms-share", "own-terms-part", "own-terms-whole", 100);
        String file = HEADER + "own-terms-part,371503,2023-01,50,\nown-terms-whole,371503,2023-01,200,\n";
        importCsv(file).statusCode(200).body("warnings", equalTo(0));
        givenUnit("own-terms-all", "%", "");
        givenUnit("own-terms-few", "人", "");
        givenShare("own-terms-rate", "own-terms-few", "own-terms-all", 100);
        String other = HEADER + "own-terms-all,371503,2023-01,200,\nown-terms-few,371503,2023-01,150,\n";
        importCsv(other).statusCode(200).body("suspicions.code", contains("RATE"));
    }

    @Test
    void onlyASharesComponentsOfTheSameKindAreCompared() {
        givenIndicator("output");
        givenIndicator("people");
        givenUnit("year-output", "人", ",\"reporting\":\"YEAR_TO_DATE\"");
        givenShare("per-thousand", "output", "people", 1000);
        givenShare("mixed", "year-output", "people", 100);
        post("people/371503/2023-01", "1");
        post("output/371503/2023-01", "5").body("warnings", empty());
        post("year-output/371503/2023-01", "5").body("warnings", empty());
    }

    @Test
    void anImportTellsEachSuspicionWithItsPlaceAndADryRunTheSame() {
        givenIndicator("import-part");
        givenIndicator("import-whole");
        givenShare("import-share", "import-part", "import-whole", 100);
        givenUnit("import-rate", "百分比", "");
        String file = HEADER + "import-rate,371503,2023-01,100.5,\n"
                + "import-part,371503,2023-01,5,\n"
                + months("import-part,371521", 1, 7, 2, 6, 3, 5, 100)
                + "import-whole,371503,2023-01,4,\n";
        String dry = importWith("?dryRun=true", "text/csv", file.getBytes(StandardCharsets.UTF_8))
                .then()
                .statusCode(200)
                .body("warnings", equalTo(4))
                .extract()
                .path("suspicions.toString()");
        get("/v1/actuals/warnings?region=371521&indicator=import-part").body("items", empty());
        get("/v1/actuals?indicator=import-part").body("items", empty());
        ValidatableResponse real = importCsv(file)
                .statusCode(200)
                .body("warnings", equalTo(4))
                .body("suspicions.place", contains("2", "3", "10", "11"))
                .body("suspicions.code", contains("RATE", "PART", "JUMP", "PART"))
                .body("suspicions.region", contains("371503", "371503", "371521", "371503"))
                .body("suspicions[1].message", equalTo("it is larger than its whole, \"import-whole\""))
                .body("suspicions[2].expected", equalTo("-6.37 to 14.37"));
        assertEquals(dry, real.extract().path("suspicions.toString()"));
        get("/v1/actuals/warnings?indicator=import-part&open=true").body("items.code", contains("PART", "JUMP"));
        importCsv(file).body("unchanged", equalTo(10)).body("warnings", equalTo(0));
        importWith("?dryRun=true", "text/csv", file.replace("100.5", "101.5").getBytes(StandardCharsets.UTF_8))
                .then()
                .body("updated", equalTo(1))
                .body("suspicions.place", contains("2"));
        get("/v1/actuals/warnings?indicator=import-rate").body("items.state", contains("OPEN"));
    }

    @Test
    void anImportListsTheFirstThousand() {
        givenUnit("many", "%", "");
        String file = HEADER
                + IntStream.range(0, 1200)
                        .mapToObj(i -> "many,371503,%d-%02d,%d,\n".formatted(1925 + i / 12, i % 12 + 1, 200))
                        .collect(Collectors.joining());
        importCsv(file)
                .statusCode(200)
                .body("warnings", equalTo(1200))
                .body("suspicions", hasSize(1000))
                .body("suspicions[999].place", equalTo("1001"));
        String cursor =
                get("/v1/actuals/warnings?indicator=many&limit=1000").extract().path("nextCursor");
        get("/v1/actuals/warnings?indicator=many&limit=1000&cursor=" + cursor)
                .body("items", hasSize(200))
                .body("items[0].period", equalTo("2008-05"))
                .body("nextCursor", nullValue());
    }

    @Test
    void aRefusedFileWarnsOfNothingAndAPartialOneOfWhatItStores() {
        givenUnit("partly", "%", "");
        String file = HEADER + "partly,371503,2023-01,200,\npartly,371503,2023-02,2.345,\n";
        importCsv(file).statusCode(400);
        get("/v1/actuals/warnings?indicator=partly").body("items", empty());
        importWith("?mode=partial", "text/csv", file.getBytes(StandardCharsets.UTF_8))
                .then()
                .statusCode(200)
                .body("rejected", equalTo(1))
                .body("suspicions.place", contains("2"));
    }

    @Test
    void messagesAreInTheLanguageOfTheRequest() {
        givenUnit("language", "%", "");
        given().header("Accept-Language", "zh")
                .contentType("application/json")
                .body("{\"value\":101}")
                .put("/v1/actuals/language/371503/2023-01")
                .then()
                .body("warnings[0].message", equalTo("百分比超出 0 至 100"))
                .body("warnings[0].expected", equalTo("0 至 100"));
        get("/v1/actuals/warnings?indicator=language").body("items.message", contains("the rate is outside 0 to 100"));
        get("/v1/actuals/warnings?cursor=x").statusCode(400);
    }
}
