package org.planledger.indicator.definition;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.planledger.indicator.Service.awaitPublished;
import static org.planledger.indicator.Service.delete;
import static org.planledger.indicator.Service.get;
import static org.planledger.indicator.Service.givenIndicator;
import static org.planledger.indicator.Service.post;
import static org.planledger.indicator.Service.putIndicator;
import static org.planledger.indicator.Service.putTarget;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.planledger.indicator.PlanFeedStub;
import org.planledger.kernel.testing.PostgresTestResource;

@QuarkusTest
@WithTestResource(PostgresTestResource.class)
@WithTestResource(PlanFeedStub.class)
class IndicatorsIT {
    private static final String PLAIN = """
            {"name":"%s","unit":"个","direction":"HIGHER","decimals":1,"nature":"BINDING","frequency":"MONTH",
            "aggregation":"SUM","reporting":"YEAR_TO_DATE","dueDay":15}
            """;
    private static final String DERIVED = """
            {"name":"占比","unit":"%%","direction":"HIGHER","decimals":2,"numerator":"%s","denominator":"%s","factor":%s}
            """;

    @BeforeAll
    static void directory() {
        PlanFeedStub.region("371503");
        PlanFeedStub.plan("plan-of-indicators", "1");
    }

    @Test
    void anIndicatorIsCreatedReadChangedAndFoundUnchanged() {
        putIndicator("created", PLAIN.formatted("一"))
                .statusCode(201)
                .header("ETag", "\"1\"")
                .body("code", equalTo("created"));
        String token = putIndicator("created", PLAIN.formatted("二"))
                .statusCode(200)
                .header("ETag", "\"2\"")
                .extract()
                .header("Change-Token");
        putIndicator("created", PLAIN.formatted("二"))
                .statusCode(200)
                .header("ETag", "\"2\"")
                .header("Change-Token", token);
        get("/v1/indicators/created")
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("name", equalTo("二"))
                .body("nature", equalTo("BINDING"))
                .body("reporting", equalTo("YEAR_TO_DATE"))
                .body("dueDay", equalTo(15));
        get("/v1/indicators/nothing").statusCode(404);
    }

    @Test
    void whatIsLeftOutHasItsDefault() {
        givenIndicator("defaults");
        get("/v1/indicators/defaults")
                .body("reporting", equalTo("PERIOD"))
                .body("dueDay", equalTo(10))
                .body("negativeAllowed", equalTo(false))
                .body("combinedFirstMonths", equalTo(false))
                .body("nature", nullValue());
    }

    /// An indicator as the change feed has it.
    private static JsonPath published(String indicator) {
        awaitPublished();
        String path = "changes.find { it.key == '" + indicator + "' }.indicator";
        String cursor = "0-0";
        JsonPath page;
        do {
            page = get("/v1/changes?kind=INDICATOR&limit=10000&after=" + cursor)
                    .extract()
                    .jsonPath();
            if (page.get(path) != null) {
                return page.setRootPath(path);
            }
            cursor = page.getString("cursor");
        } while (page.getBoolean("more"));
        throw new AssertionError(indicator + " is not published");
    }

    @Test
    void onlyAMonthlyIndicatorCombinesItsFirstMonthsAndADerivedOneHasNeitherFlag() {
        String flags = "\"negativeAllowed\":%s,\"combinedFirstMonths\":true,";
        putIndicator("combined", PLAIN.formatted("一").replace("\"unit\"", flags.formatted(true) + "\"unit\""))
                .statusCode(201)
                .body("negativeAllowed", equalTo(true))
                .body("combinedFirstMonths", equalTo(true));
        get("/v1/indicators/combined").body("combinedFirstMonths", equalTo(true));
        JsonPath published = published("combined");
        assertTrue(published.getBoolean("negativeAllowed"));
        assertTrue(published.getBoolean("combinedFirstMonths"));
        putIndicator(
                        "combined-quarters",
                        PLAIN.formatted("一")
                                .replace("MONTH", "QUARTER")
                                .replace("\"unit\"", flags.formatted(false) + "\"unit\""))
                .statusCode(400)
                .body("violations.code", contains("only-monthly"));
        givenIndicator("combined-whole");
        putIndicator(
                        "combined-share",
                        DERIVED.formatted("combined", "combined-whole", "100")
                                .replace("\"unit\"", flags.formatted(false) + "\"unit\""))
                .statusCode(400)
                .body("violations.field", contains("negativeAllowed", "combinedFirstMonths"))
                .body("violations.code", contains("not-of-derived", "not-of-derived"));
        putIndicator("combined-share", DERIVED.formatted("combined", "combined-whole", "100"))
                .statusCode(201)
                .body("negativeAllowed", nullValue());
    }

    @Test
    void figuresMayBeNegativeAsSoonAsTheIndicatorAllowsItAndItCannotForbidThemAgain() {
        givenIndicator("below-zero", "MONTH", 1);
        post("below-zero/371503/2023-01", "-0.1")
                .statusCode(400)
                .body("violations.code", contains("negative"))
                .body("violations.field", contains("value"));
        post("below-zero/371503/2023-01", "0").statusCode(201);
        String body = """
                {"name":"新增就业","unit":"人","direction":"HIGHER","decimals":1,"frequency":"MONTH","aggregation":"SUM",
                "negativeAllowed":%s}
                """;
        putIndicator("below-zero", body.formatted(true)).statusCode(200);
        putIndicator("below-zero", body.formatted(false)).statusCode(200);
        putIndicator("below-zero", body.formatted(true)).statusCode(200);
        post("below-zero/371503/2023-01", "-0.1").statusCode(200);
        putIndicator("below-zero", body.formatted(false))
                .statusCode(409)
                .body("violations.field", contains("negativeAllowed"))
                .body("violations.code", contains("figures-are-negative"));
    }

    @Test
    void ifMatchGuardsTheVersion() {
        givenIndicator("guarded-indicator");
        given().header("If-Match", "\"7\"")
                .contentType("application/json")
                .body(PLAIN.formatted("三"))
                .put("/v1/indicators/guarded-indicator")
                .then()
                .statusCode(412);
        given().header("If-Match", "\"7\"")
                .delete("/v1/indicators/guarded-indicator")
                .then()
                .statusCode(412);
        given().header("If-Match", "\"1\"")
                .delete("/v1/indicators/guarded-indicator")
                .then()
                .statusCode(204);
    }

    @Test
    void allFaultsOfAnIndicatorAreToldAtOnce() {
        putIndicator(
                        "Bad_Code",
                        "{\"code\":\"other\",\"unit\":\" \",\"decimals\":7,\"dueDay\":29,\"aggregation\":\"LAST\",\"reporting\":\"YEAR_TO_DATE\"}")
                .statusCode(400)
                .body(
                        "violations.field",
                        containsInAnyOrder(
                                "code",
                                "code",
                                "name",
                                "unit",
                                "direction",
                                "decimals",
                                "dueDay",
                                "frequency",
                                "reporting"));
        get("/v1/indicators/Bad_Code").statusCode(404);
    }

    @Test
    void aNameHasNoBlanksAroundIt() {
        for (String name : new String[] {" =1", "就业 ", "\u3000就业"}) {
            putIndicator("blanks-around", PLAIN.formatted(name))
                    .statusCode(400)
                    .body("violations.field", contains("name"), "violations.code", contains("blanks"));
        }
        putIndicator("blanks-around", PLAIN.formatted("就业 人数")).statusCode(201);
    }

    @Test
    void aDerivedIndicatorIsMadeOfTwoOtherPlainOnes() {
        givenIndicator("numerator");
        givenIndicator("denominator");
        putIndicator("ratio", DERIVED.formatted("numerator", "denominator", "100"))
                .statusCode(201);
        putIndicator("ratio", DERIVED.formatted("numerator", "denominator", "100.0"))
                .statusCode(200)
                .header("ETag", "\"1\"");
        get("/v1/indicators/ratio").body("factor", equalTo(100)).body("frequency", nullValue());
        putIndicator("ratio-2", DERIVED.formatted("ratio", "nothing", "0"))
                .statusCode(400)
                .body("violations.code", containsInAnyOrder("derived-component", "unknown-indicator", "positive"));
        putIndicator("ratio-3", DERIVED.formatted("ratio-3", "denominator", "1"))
                .statusCode(400)
                .body("violations.code", contains("own-component"));
        putIndicator(
                        "ratio-4",
                        DERIVED.formatted("numerator", "denominator", "1").replace("{", "{\"frequency\":\"MONTH\","))
                .statusCode(400)
                .body("violations.code", contains("not-of-derived"));
        putIndicator("numerator", DERIVED.formatted("denominator", "denominator", "1"))
                .statusCode(409)
                .body("violations.message", hasItem(containsString("ratio is derived from it")));
        delete("/v1/indicators/numerator")
                .statusCode(409)
                .body("violations.message", contains("ratio is derived from it"));
        delete("/v1/indicators/ratio").statusCode(204);
        delete("/v1/indicators/numerator").statusCode(204);
    }

    @Test
    void whatFiguresMeanCannotChangeOnceThereAreAny() {
        givenIndicator("fixed");
        putIndicator("fixed", PLAIN.formatted("尚可修改")).statusCode(200);
        post("fixed/371503/2023-01", "1.5").statusCode(201);
        post("fixed/371503/2023-02", "1").statusCode(201);
        putIndicator("fixed", """
                        {"name":"其他","unit":"万个","direction":"LOWER","decimals":0,"frequency":"QUARTER","aggregation":"LAST"}
                        """)
                .statusCode(409)
                .body(
                        "violations.field",
                        containsInAnyOrder("unit", "direction", "frequency", "aggregation", "reporting", "decimals"))
                .body("violations.message", hasItem(containsString("there are 2 figure(s)")));
        putIndicator("fixed", PLAIN.formatted("名称可改").replace("\"decimals\":1", "\"decimals\":3"))
                .statusCode(200);
        delete("/v1/actuals/fixed/371503/2023-01").statusCode(204);
        delete("/v1/indicators/fixed").statusCode(409).body("violations.message", contains("2 figure(s)"));
    }

    @Test
    void anIndicatorStaysFitForItsTargets() {
        givenIndicator("aimed-at");
        putTarget("aimed", """
                        {"plan":"plan-of-indicators","task":"1","indicator":"aimed-at","region":"371503",
                        "comparator":"AT_LEAST","value":10,"from":"2023-01","to":"2023-12",
                        "baseline":{"period":"2022-12","value":1}}
                        """).statusCode(201);
        putIndicator("aimed-at", """
                        {"name":"n","unit":"个","direction":"HIGHER","decimals":0,"frequency":"YEAR","aggregation":"SUM"}
                        """)
                .statusCode(409)
                .body("violations.message", contains(containsString("the target \"aimed\" would be at fault")));
        delete("/v1/indicators/aimed-at").statusCode(409).body("violations.message", contains("1 target(s)"));
        delete("/v1/targets/aimed").statusCode(204);
        delete("/v1/indicators/aimed-at").statusCode(204);
        get("/v1/indicators/aimed-at").statusCode(404);
        post("aimed-at/371503/2023-01", "1").statusCode(400).body("violations.code", contains("unknown-indicator"));
        givenIndicator("aimed-at");
        get("/v1/indicators/aimed-at").header("ETag", "\"3\"");
    }

    @Test
    void indicatorsAreFilteredAndPaged() {
        putIndicator("air-1", PLAIN.formatted("空气优良天数")).statusCode(201);
        putIndicator("air-2", PLAIN.formatted("空气质量").replace("个", "天")).statusCode(201);
        putIndicator("air-3", DERIVED.formatted("air-1", "air-2", "1")).statusCode(201);
        get("/v1/indicators?q=空气").body("items.code", contains("air-1", "air-2"));
        get("/v1/indicators?q=AIR-&derived=true").body("items.code", contains("air-3"));
        get("/v1/indicators?q=air-&derived=false&unit=天&frequency=MONTH").body("items.code", contains("air-2"));
        String cursor = get("/v1/indicators?q=air-&limit=2")
                .body("items.code", contains("air-1", "air-2"))
                .extract()
                .path("nextCursor");
        get("/v1/indicators?q=air-&limit=2&cursor=" + cursor)
                .body("items.code", contains("air-3"))
                .body("nextCursor", nullValue());
        get("/v1/indicators?q=%25").body("items.code", not(hasItem("air-1")));
        get("/v1/indicators?colour=red").statusCode(400).body("violations.field", contains("colour"));
        get("/v1/indicators?frequency=DAY").statusCode(400).body("violations.field", contains("frequency"));
    }
}
