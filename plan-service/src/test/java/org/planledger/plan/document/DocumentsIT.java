package org.planledger.plan.document;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.planledger.kernel.testing.PostgresTestResource;
import org.planledger.plan.Api;

/// Documents that are sent to be read.
@QuarkusTest
@WithTestResource(PostgresTestResource.class)
class DocumentsIT {
    private static final String PLAN = """
            甲县2024年重点工作任务
            一、部分
            1.加强建设。到年底，新建公路12.5公里以上。(牵头单位:甲局,配合单位:乙局)
            """;

    private static ValidatableResponse read(String mediaType, byte[] document) {
        return Api.request()
                .contentType(mediaType)
                .body(document)
                .post("/v1/documents")
                .then();
    }

    private static byte[] sample(String name) throws IOException {
        return Files.readAllBytes(Path.of("../deploy/sample-data/source").resolve(name));
    }

    @Test
    void aPlanIsReadWithItsTasksUnitsAndTargets() throws IOException {
        read("text/plain", sample("shuicheng-2023.txt"))
                .statusCode(200)
                .body(
                        "plan.documentNumber", equalTo("聊江管办发〔2023〕7号"),
                        "plan.issuedOn", equalTo("2023-06-07"),
                        "plan.from", equalTo("2023-01"),
                        "plan.to", equalTo("2023-12"),
                        "tasks", hasSize(76),
                        "parts", hasSize(11),
                        "tasks.find { it.number == '22' }.targets[0].value", equalTo(5070),
                        "tasks.find { it.number == '22' }.targets[0].unit", equalTo("万立方米"),
                        "tasks.find { it.number == '22' }.targets[0].comparator", equalTo("AT_MOST"),
                        "tasks.find { it.number == '13' }.cooperating", contains("区发展与统计服务中心"));
    }

    @Test
    void aTargetSaysWhereItStandsInTheTextThatIsAnswered() {
        ValidatableResponse answer = read("text/plain;charset=UTF-8", PLAN.getBytes(StandardCharsets.UTF_8))
                .statusCode(200);
        String text = answer.extract().path("text");
        int from = answer.extract().path("tasks[0].targets[0].from");
        int to = answer.extract().path("tasks[0].targets[0].to");
        answer.body("tasks[0].targets[0].phrase", equalTo(text.substring(from, to)));
        answer.body("tasks[0].targets[0].phrase", equalTo("新建公路12.5公里以上"));
        answer.body("tasks[0].targets[0].due", equalTo("2024-12"));
        answer.body("tasks[0].targets[0].reasons", contains("BOUND_WORD"));
        answer.body("plan.documentNumber", nullValue());
    }

    @Test
    void aTableThatIsNotReadIsSaidInTheLanguageOfTheCaller() {
        byte[] broken = "甲县2024年任务\n序\n号\n重点任\n务\n牵头单\n位\n建学校 县教育局".getBytes(StandardCharsets.UTF_8);
        read("text/plain", broken)
                .statusCode(200)
                .body("tasks", empty(), "warnings", contains(containsString("none was read")));
        given().header("Accept-Language", "zh-CN")
                .contentType("text/plain")
                .body(broken)
                .post("/v1/documents")
                .then()
                .body("warnings", contains(containsString("没有读出")));
        read("text/plain", PLAN.getBytes(StandardCharsets.UTF_8)).body("warnings", empty());
    }

    @Test
    void whatADocumentIsSaysItsContent() {
        byte[] html = ("<html><body><p>甲县2024年任务</p><p>一、部分</p><p>1.加强建设。新建学校2所。</p></body></html>")
                .getBytes(StandardCharsets.UTF_8);
        for (String mediaType : new String[] {"text/html", "application/octet-stream"}) {
            read(mediaType, html).statusCode(200).body("tasks[0].targets[0].indicator", equalTo("新建学校"));
        }
        read("application/octet-stream", PLAN.getBytes(Charset.forName("GB18030")))
                .statusCode(200)
                .body("tasks[0].lead", contains("甲局"));
    }

    @Test
    void whatCannotBeReadIsRefusedWithTheReason() {
        read("text/plain", new byte[0]).statusCode(400).body("violations.code", contains("empty"));
        read("application/octet-stream", new byte[] {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0, 1, 2, 3, 4})
                .statusCode(415)
                .body("violations.code", contains("unknown-format"), "violations[0].expected", containsString(".docx"));
        read("application/pdf", "%PDF-1.7 cut off".getBytes(StandardCharsets.US_ASCII))
                .statusCode(422);
        read("text/plain", new byte[(5 << 20) + 1]).statusCode(413);
        read("text/plain", "甲".repeat(600_000).getBytes(StandardCharsets.UTF_8))
                .statusCode(413)
                .body("violations[0].expected", containsString("500,000"));
    }

    @Test
    void twoReadingsAreComparedAsTheyWereAnswered() {
        String former = read("text/plain", PLAN.getBytes(StandardCharsets.UTF_8))
                .extract()
                .asString();
        String latter = read("text/plain", PLAN.replace("12.5", "15").getBytes(StandardCharsets.UTF_8))
                .extract()
                .asString();
        Api.post("/v1/documents/compare", "{\"former\":%s,\"latter\":%s}".formatted(former, latter))
                .then()
                .statusCode(200)
                .body("tasks.kind", contains("CHANGED"), "tasks[0].changed", contains("TEXT"))
                .body("targets.kind", contains("RAISED"), "targets[0].former.value", equalTo(12.5f))
                .body("targets[0].latter.value", equalTo(15), "targets[0].changed", contains("VALUE"));
        Api.post("/v1/documents/compare", "{\"former\":%s}".formatted(former))
                .then()
                .statusCode(400)
                .body("violations.field", contains("latter"));
        Api.post("/v1/documents/compare", "{\"former\":{\"tasks\":[{\"number\":\"1\"}]},\"latter\":{\"tasks\":[null]}}")
                .then()
                .statusCode(400)
                .body("violations.field", contains("former.tasks[0].targets", "latter.tasks[0]"));
        String bare = "{\"parts\":[{\"title\":\"一\"},{\"title\":\"二\",\"sections\":null}],\"tasks\":[]}";
        Api.post("/v1/documents/compare", "{\"former\":%s,\"latter\":%s}".formatted(bare, bare))
                .then()
                .statusCode(200);
        String holed = "{\"parts\":[null,{\"title\":\"一\",\"sections\":[\"（一）\",null]}],\"tasks\":[]}";
        Api.post("/v1/documents/compare", "{\"former\":%s,\"latter\":%s}".formatted(bare, holed))
                .then()
                .statusCode(400)
                .body("violations.field", containsInAnyOrder("latter.parts[0]", "latter.parts[1].sections[1]"));
        String unreasoned = former.replaceFirst("\"reasons\":\\[[^]]*]", "\"reasons\":[null]");
        Api.post("/v1/documents/compare", "{\"former\":%s,\"latter\":%s}".formatted(unreasoned, latter))
                .then()
                .statusCode(400)
                .body("violations.field", contains("former.tasks[0].targets[0].reasons[0]"));
    }

    @Test
    void aMediaTypeThatIsNotReadIsNamed() {
        Api.request()
                .contentType(ContentType.JSON)
                .body("{}")
                .post("/v1/documents")
                .then()
                .statusCode(415)
                .body("detail", containsString("application/json"));
    }
}
