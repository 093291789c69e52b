package org.planledger.plan.request;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.planledger.kernel.testing.PostgresTestResource;

@QuarkusTest
@WithTestResource(PostgresTestResource.class)
class ProblemAnswerIT {


    @Test
    void problemsAreInChineseUnlessEnglishIsAskedFor() {
        given().get("/v1/plans/none-2")
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .header("Content-Language", equalTo("zh-CN"))
                .body("title", equalTo("没有此项内容"), "detail", equalTo("没有计划“none-2”"));
        given().header("Accept-Language", "en")
                .get("/v1/plans/none-2")
                .then()
                .header("Content-Language", equalTo("en"))
                .header("Vary", containsString("Accept-Language"))
                .body("title", equalTo("There is no such thing"), "detail", equalTo("there is no plan \"none-2\""));
        given().header("Accept-Language", "fr, zh;q=0.5, en;q=0.4")
                .get("/v1/plans/none-2")
                .then()
                .header("Content-Language", equalTo("zh-CN"));
    }

    /// However odd the header, the answer is the problem itself: where it is looked for, and before that.
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            en;q=2                  | zh-CN
            en;q=abc                | zh-CN
            en;q=                   | zh-CN
            en;q                    | zh-CN
            en;q=-1                 | zh-CN
            en;q=NaN                | zh-CN
            en;q=0                  | zh-CN
            ;q=1                    | zh-CN
            ;                       | zh-CN
            -                       | zh-CN
            ,,,                     | zh-CN
            *                       | zh-CN
            "en"                    | zh-CN
            english                 | zh-CN
            e n                     | zh-CN
            fr                      | zh-CN
            en;q=2, en-GB           | en
            x;q=abc, EN-us;q=0.3    | en
            en;q=0.4, zh;q=0.5      | zh-CN
            zh;q=0.4, en ; q=0.500  | en
            en-a-b-c-d-e-f-g-h-i    | en
            en;level=1;q=1.000      | en
            """)
    void anOddAcceptLanguageFailsNoAnswer(String header, String language) {
        for (String path : List.of("/v1/plans/none-2", "/nothing", "/v1/plans;a=b")) {
            given().urlEncodingEnabled(false)
                    .header("Accept-Language", header)
                    .get(path)
                    .then()
                    .statusCode(path.contains(";") ? 400 : 404)
                    .contentType("application/problem+json")
                    .header("Content-Language", equalTo(language));
        }
    }

    @Test
    void faultsAreToldInBothLanguages() {
        String body = "{\"title\":\"\",\"region\":\"371503\",\"from\":\"2024-01\",\"to\":\"2023-12\"}";
        given().contentType("application/json")
                .body(body)
                .put("/v1/plans/faults-2")
                .then()
                .statusCode(400)
                .body("detail", equalTo("有2处需要改正"))
                .body("violations.find { it.field == 'title' }.message", equalTo("必须填写，不能为空白"))
                .body("violations.find { it.field == 'to' }.message", equalTo("终止月 2023-12 早于起始月 2024-01"))
                .body("violations.find { it.field == 'to' }.expected", equalTo("2024-01 或更晚的月份"));
        given().header("Accept-Language", "en-US")
                .contentType("application/json")
                .body(body)
                .put("/v1/plans/faults-2")
                .then()
                .body("violations.find { it.field == 'to' }.expected", equalTo("2024-01 or a later month"));
    }

    @Test
    void aMethodThatIsNotThereIsNamed() {
        given().delete("/v1/regions/370000")
                .then()
                .statusCode(405)
                .contentType("application/problem+json")
                .body("detail", containsString("DELETE"));
    }

    @Test
    void aFormatThatIsNotThereIsNotAcceptable() {
        given().accept("application/xml")
                .get("/v1/regions/370000")
                .then()
                .statusCode(406)
                .contentType("application/problem+json")
                .body("detail", containsString("application/xml"));
    }

    @Test
    void malformedJsonIsShownWhereItBreaks() {
        given().contentType("application/json")
                .body("{\n  \"name\": \"甲\",\n  \"level\" COUNTY\n}")
                .put("/v1/regions/379701")
                .then()
                .statusCode(400)
                .body("violations[0].line", equalTo(3), "violations[0].column", notNullValue());
    }
}
