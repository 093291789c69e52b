package org.planledger.plan.request;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.planledger.kernel.testing.PostgresTestResource;
import org.planledger.kernel.testing.TestLogin;
import org.planledger.plan.Api;

@QuarkusTest
@WithTestResource(PostgresTestResource.class)
class ProblemAnswerIT {

    /// Together they are more than the operating system takes in for a client.
    private static final int ANSWERS = 3;

    private static final String PROBLEM_LOG = "org.planledger.kernel.problem.ProblemAnswers";

    @TestHTTPResource
    URI service;

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
    void aClientThatHangsUpBeforeItsAnswerIsNoFailureOfTheService() throws Exception {
        String task = "{\"number\":\"%d\",\"text\":\"" + "长".repeat(20_000) + "\",\"part\":1}";
        String tasks = IntStream.rangeClosed(1, 65).mapToObj(task::formatted).collect(Collectors.joining(","));
        Api.putPlan("hung-up", """
                        {"title":"断","region":"371503","from":"2023-01","to":"2023-12","parts":[{"title":"一"}],
                         "tasks":[%s]}
                        """.formatted(tasks)).then().statusCode(201);
        Told told = new Told();
        Logger logger = Logger.getLogger(PROBLEM_LOG);
        logger.setLevel(Level.ALL);
        logger.addHandler(told);
        try {
            LogRecord record = null;
            // Whether the request is read before its client is gone is a matter of moments.
            for (int pause = 0; record == null && pause < 10_000; pause = 2 * pause + 5) {
                try (Socket client = new Socket()) {
                    // The operating system takes in as little as it can.
                    client.setReceiveBufferSize(1 << 12);
                    client.connect(new InetSocketAddress(service.getHost(), service.getPort()));
                    client.getOutputStream()
                            .write(("GET /v1/plans/hung-up HTTP/1.1\r\nHost: here\r\nAuthorization: "
                                            + TestLogin.authorization() + "\r\n\r\n")
                                    .repeat(ANSWERS)
                                    .getBytes(StandardCharsets.US_ASCII));
                    TimeUnit.MILLISECONDS.sleep(pause);
                    client.setSoLinger(true, 0);
                }
                record = told.records.poll(2, TimeUnit.SECONDS);
            }
            assertNotNull(record, "the end of the connection was noticed");
            assertTrue(record.getLevel().intValue() < Level.INFO.intValue(), record.getMessage());
        } finally {
            logger.removeHandler(told);
            logger.setLevel(null);
        }
    }

    private static final class Told extends Handler {
        private final BlockingQueue<LogRecord> records = new LinkedBlockingQueue<>();

        @Override
        public void publish(LogRecord written) {
            records.add(written);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
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

    /// Two answers to the same request are the same.
    @Test
    void faultsOfParametersAreToldInTheOrderOfTheirNames() {
        given().get("/v1/slips?limit=0&unit=x&colour=BLACK&minAgeDays=-1&overdue=so&state=GONE")
                .then()
                .statusCode(400)
                .body("violations.field", contains("colour", "limit", "minAgeDays", "overdue", "state"));
    }

    @Test
    void aMethodThatIsNotThereIsNamed() {
        given().delete("/v1/regions/370000")
                .then()
                .statusCode(405)
                .header("Allow", "GET, HEAD, OPTIONS, PUT")
                .contentType("application/problem+json")
                .body("detail", containsString("DELETE"));
    }

    @Test
    void theOptionsOfAnAddressAreItsOwn() {
        given().options("/v1/regions").then().statusCode(200).header("Allow", "GET, HEAD, OPTIONS");
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
