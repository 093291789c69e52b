package org.planledger.indicator.actual.imports;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.planledger.indicator.Service.delete;
import static org.planledger.indicator.Service.get;
import static org.planledger.indicator.Service.givenIndicator;
import static org.planledger.indicator.Service.importWith;
import static org.planledger.indicator.Service.post;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.planledger.indicator.PlanFeedStub;
import org.planledger.kernel.testing.PostgresTestResource;
import org.planledger.kernel.testing.TestLogin;

/// What can be asked of an import beside storing a file: to try it, to store what is right, to repeat it, to
/// follow it.
@QuarkusTest
@WithTestResource(PostgresTestResource.class)
@WithTestResource(PlanFeedStub.class)
class ImportRequestsIT {
    private static final String HEADER = "indicator,region,period,value,status,reason\n";

    @Inject
    AgroalDataSource database;

    @BeforeAll
    static void directory() {
        PlanFeedStub.region("371503");
    }

    private static Response send(String parameters, String rows, String... headers) {
        return importWith(parameters, "text/csv", (HEADER + rows).getBytes(StandardCharsets.UTF_8), headers);
    }

    @Test
    void aDryRunAnswersWhatTheRealCallWouldAndChangesNothing() {
        givenIndicator("dry");
        post("dry/371503/2023-01", "1").statusCode(201);
        post("dry/371503/2023-02", "2").statusCode(201);
        delete("/v1/actuals/dry/371503/2023-02").statusCode(204);
        post("dry/371503/2023-03", "3").statusCode(201);
        String rows =
                "dry,371503,2023-01,1.5,FINAL,\ndry,371503,2023-02,2,,\ndry,371503,2023-03,3.0,,\ndry,371503,2023-04,4,,\n";
        Response dry = send("?dryRun=true", rows);
        dry.then()
                .statusCode(200)
                .header("Change-Token", nullValue())
                .body("dryRun", equalTo(true))
                .body("rows", equalTo(4))
                .body("created", equalTo(1))
                .body("updated", equalTo(2))
                .body("unchanged", equalTo(1))
                .body("rejected", equalTo(0))
                .body("changes.place", contains("2", "3", "5"))
                .body("changes.outcome", contains("UPDATED", "UPDATED", "CREATED"))
                .body("changes.collect { it.before?.value }", contains(1, null, null))
                .body("changes.collect { it.before?.revision }", contains(1, 2, null))
                .body("changes.after.value", contains(1.5f, 2, 4))
                .body("changes.after.status", contains("FINAL", "PROVISIONAL", "PROVISIONAL"))
                .body("changes.after.revision", contains(2, 3, 1));
        get("/v1/actuals?indicator=dry").body("items.value", contains(1, 3));
        Response real = send("", rows);
        assertEquals(withoutId(dry), withoutId(real));
        get("/v1/actuals?indicator=dry").body("items.value", contains(1.5f, 2, 3, 4));
    }

    private static Map<String, Object> withoutId(Response answer) {
        Map<String, Object> body = new JsonPath(answer.asString()).getMap("");
        body.remove("id");
        body.remove("dryRun");
        return body;
    }

    @Test
    void aDryRunOfAFileWithFaultsTellsThemAsTheRealCallWould() {
        givenIndicator("dry-faulty");
        String rows = "dry-faulty,371503,2023-01,x,,\ndry-faulty,371503,2023-02,1,,\ndry-faulty,371503,2023-02,1,,\n";
        Response dry = send("?dryRun=true", rows);
        Response real = send("", rows);
        assertEquals(400, dry.statusCode());
        assertEquals(400, real.statusCode());
        assertEquals(real.path("violations").toString(), dry.path("violations").toString());
        assertEquals(real.<String>path("detail"), dry.<String>path("detail"));
        get("/v1/actuals?indicator=dry-faulty").body("items", hasSize(0));
        assertEquals(withoutId(send("?dryRun=true&mode=partial", rows)), withoutId(send("?mode=partial", rows)));
        get("/v1/actuals?indicator=dry-faulty").body("items", hasSize(1));
    }

    @Test
    void inPartialModeTheFiguresWithoutFaultsAreStoredAndTheOthersTold() {
        givenIndicator("partial");
        post("partial/371503/2023-01", "1").statusCode(201);
        Response answer = send("?mode=partial", """
                        partial,371503,2023-01,1,,
                        partial,371503,2023-02,x,,
                        partial,371503,2023-03,3,,
                        partial,371503,2023-03,3,,
                        nothing,371503,2023-04,1.234,,
                        partial,371503
                        partial,371503,2023-05,5,FINAL,
                        """);
        answer.then()
                .statusCode(200)
                .body("mode", equalTo("partial"))
                .body("rows", equalTo(7))
                .body("created", equalTo(2))
                .body("updated", equalTo(0))
                .body("unchanged", equalTo(1))
                .body("rejected", equalTo(4))
                .body("faults", equalTo(4))
                .body(
                        "violations.collect { it.line + ' ' + it.code }",
                        contains("3 number", "5 repeated", "6 unknown-indicator", "7 columns"));
        get("/v1/actuals?indicator=partial").body("items.period", contains("2023-01", "2023-03", "2023-05"));
        get("/v1/actuals/partial/371503/audit").body("intact", equalTo(true));
        send("?mode=some", "").then().statusCode(400).body("violations.field", contains("mode"));
        send("?dryRun=ja", "").then().statusCode(400);
    }

    @Test
    void aRepeatedImportGivesTheFirstAnswerAndStoresNothingTwice() {
        givenIndicator("again");
        String key = UUID.randomUUID().toString();
        String rows = "again,371503,2023-01,1,,\nagain,371503,2023-02,2,,\n";
        Response first = send("", rows, "Idempotency-Key", key);
        first.then().statusCode(200).body("created", equalTo(2));
        post("again/371503/2023-01", "7").statusCode(200);
        Response second = send("", rows, "Idempotency-Key", key);
        assertEquals(first.asString(), second.asString());
        assertEquals(first.header("Change-Token"), second.header("Change-Token"));
        get("/v1/actuals/again/371503/2023-01").body("value", equalTo(7));
        send("", rows.replace(",1,", ",9,"), "Idempotency-Key", key)
                .then()
                .statusCode(422)
                .body("violations.field", contains("Idempotency-Key"));
        send("?mode=partial", rows, "Idempotency-Key", key).then().statusCode(422);
        send("", rows, "Idempotency-Key", "a b").then().statusCode(400);
        get("/v1/actuals/again/371503/2023-01/revisions").body("items", hasSize(2));
    }

    @Test
    void aDryRunWithAUsedKeyIsAnsweredAsTheRealCallWouldBe() {
        givenIndicator("dry-again");
        String key = UUID.randomUUID().toString();
        String rows = "dry-again,371503,2023-01,1,,\ndry-again,371503,2023-02,2,,\n";
        Response before = send("?dryRun=true", rows, "Idempotency-Key", key);
        before.then().statusCode(200).body("dryRun", equalTo(true)).body("created", equalTo(2));
        Response first = send("", rows, "Idempotency-Key", key);
        first.then().statusCode(200).body("dryRun", equalTo(false)).body("created", equalTo(2));
        post("dry-again/371503/2023-01", "7").statusCode(200);
        Response dry = send("?dryRun=true", rows, "Idempotency-Key", key);
        dry.then()
                .statusCode(200)
                .header("Change-Token", nullValue())
                .body("id", equalTo(first.<String>path("id")))
                .body("dryRun", equalTo(true));
        assertEquals(withoutId(first), withoutId(dry));
        String other = rows.replace(",1,", ",9,");
        Response refused = send("?dryRun=true", other, "Idempotency-Key", key);
        refused.then().statusCode(422).body("violations.field", contains("Idempotency-Key"));
        assertEquals(
                send("", other, "Idempotency-Key", key).path("violations").toString(),
                refused.path("violations").toString());
        send("?dryRun=true&mode=partial", rows, "Idempotency-Key", key).then().statusCode(422);
        get("/v1/actuals/dry-again/371503/2023-01").body("value", equalTo(7));
    }

    /// A file whose encoding was told wrongly is stored garbled, and sent again.
    @Test
    void theSameBytesInAnotherEncodingAreAnotherFile() {
        givenIndicator("re-encoded");
        String key = UUID.randomUUID().toString();
        byte[] body =
                "indicator,region,period,value,note\nre-encoded,371503,2023-01,1,汉字\n".getBytes(StandardCharsets.UTF_8);
        importWith("", "text/csv; charset=GB18030", body, "Idempotency-Key", key)
                .then()
                .statusCode(200);
        get("/v1/actuals/re-encoded/371503/2023-01").body("note", equalTo("姹夊瓧"));
        importWith("", "text/csv; charset=UTF-8", body, "Idempotency-Key", key)
                .then()
                .statusCode(422)
                .body("violations.field", contains("Idempotency-Key"));
        importWith("", "text/csv", body, "Idempotency-Key", key).then().statusCode(422);
        importWith("", "text/csv; charset=gbk", body, "Idempotency-Key", key)
                .then()
                .statusCode(200)
                .body("created", equalTo(1));
    }

    @Test
    void aFileWhoseEncodingIsToldIsTheFileThatIsReadInItUntold() {
        givenIndicator("told-encoding");
        String file = "indicator,region,period,value,note\ntold-encoding,371503,2023-01,1,汉字\n";
        for (Charset charset : List.of(StandardCharsets.UTF_8, Charset.forName("GB18030"))) {
            String key = UUID.randomUUID().toString();
            byte[] body = file.getBytes(charset);
            String told = "text/csv; charset=" + charset;
            Response first = importWith("", "text/csv", body, "Idempotency-Key", key);
            assertEquals(200, first.statusCode(), first::asString);
            Response second = importWith("", told, body, "Idempotency-Key", key);
            assertEquals(first.asString(), second.asString());
            String other = UUID.randomUUID().toString();
            first = importWith("", told, body, "Idempotency-Key", other);
            second = importWith("", "text/csv", body, "Idempotency-Key", other);
            assertEquals(first.asString(), second.asString());
            importWith("", "text/csv; charset=UTF-16LE", body, "Idempotency-Key", other)
                    .then()
                    .statusCode(422);
        }
        String ascii = UUID.randomUUID().toString();
        byte[] body = file.replace("汉字", "").getBytes(StandardCharsets.US_ASCII);
        Response first = importWith("", "text/csv; charset=UTF-8", body, "Idempotency-Key", ascii);
        assertEquals(200, first.statusCode(), first::asString);
        assertEquals(
                first.asString(),
                importWith("", "text/csv", body, "Idempotency-Key", ascii).asString());
    }

    @Test
    void aFileWithAMarkThatTellsItsEncodingIsTheSameWhateverElseIsTold() throws SQLException {
        givenIndicator("marked-encoding");
        byte[] body = "\uFEFFindicator,region,period,value,note\nmarked-encoding,371503,2023-01,1,汉字\n"
                .getBytes(StandardCharsets.UTF_8);
        String key = UUID.randomUUID().toString();
        Response first = importWith("?mode=partial", "text/csv; charset=GB18030", body, "Idempotency-Key", key);
        assertEquals(200, first.statusCode(), first::asString);
        Response second = importWith("?mode=partial", "text/csv", body, "Idempotency-Key", key);
        assertEquals(first.asString(), second.asString());
        storedByAnEarlierVersion(key, body, "CSV/null/PARTIAL/GB18030");
        second = importWith("?mode=partial", "text/csv; charset=GB18030", body, "Idempotency-Key", key);
        assertEquals(first.asString(), second.asString());
    }

    private void storedByAnEarlierVersion(String key, byte[] body, String read) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement("""
                        update import set fingerprint = sha256(sha256(?) || convert_to(?, 'UTF8'))
                        where idempotency_key = ?
                        """)) {
            statement.setBytes(1, body);
            statement.setString(2, read);
            statement.setString(3, key);
            assertEquals(1, statement.executeUpdate());
        }
    }

    /// The fingerprint that earlier versions have stored has no encoding.
    @Test
    void aFileThatIsSentAgainAfterAnUpdateGetsItsFirstAnswer() throws SQLException {
        givenIndicator("before-update");
        String file = "indicator,region,period,value,note\nbefore-update,371503,2023-01,1,汉字\n";
        byte[] body = file.getBytes(StandardCharsets.UTF_8);
        for (String type : List.of("text/csv", "text/csv; charset=UTF-8", "text/csv; charset=GB18030")) {
            String key = UUID.randomUUID().toString();
            Response first = importWith("?mode=partial", type, body, "Idempotency-Key", key);
            assertEquals(200, first.statusCode(), first::asString);
            storedByAnEarlierVersion(key, body, "CSV/null/PARTIAL");
            Response second = importWith("?mode=partial", type, body, "Idempotency-Key", key);
            assertEquals(first.asString(), second.asString());
            importWith("", type, body, "Idempotency-Key", key).then().statusCode(422);
            importWith(
                            "?mode=partial",
                            type,
                            file.replace(",1,", ",2,").getBytes(StandardCharsets.UTF_8),
                            "Idempotency-Key",
                            key)
                    .then()
                    .statusCode(422);
        }
    }

    @Test
    void aKeyWhoseImportWasRefusedServesTheMendedFile() {
        givenIndicator("mended");
        String key = UUID.randomUUID().toString();
        send("", "mended,371503,2023-01,x,,\n", "Idempotency-Key", key).then().statusCode(400);
        send("?dryRun=true", "mended,371503,2023-01,1,,\n", "Idempotency-Key", key)
                .then()
                .statusCode(200);
        send("", "mended,371503,2023-01,1,,\n", "Idempotency-Key", key)
                .then()
                .statusCode(200)
                .body("created", equalTo(1));
    }

    /// The figures' series is held by another transaction, so the import comes to no end until that ends.
    @Test
    void anImportCanBeFollowedWhileItRuns() throws Exception {
        givenIndicator("import-followed");
        post("import-followed/371503/2023-01", "1").statusCode(201);
        String key = UUID.randomUUID().toString();
        String rows = "import-followed,371503,2023-02,2,,\n";
        String location;
        try (Connection other = database.getConnection();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("select from series where indicator = 'import-followed' for update");
            Response begun = send("", rows, "Prefer", "respond-async", "Idempotency-Key", key);
            begun.then()
                    .statusCode(202)
                    .body("phase", equalTo("READING"))
                    .header("Preference-Applied", equalTo("respond-async"));
            location = URI.create(begun.header("Location")).getPath();
            get(location).body("phase", equalTo("READING")).body("answer", nullValue());
            get("/v1/actuals/imports").body("items.id", hasItem(begun.<String>path("id")));
            send("", rows, "Idempotency-Key", key).then().statusCode(409).header("Retry-After", "1");
            send("?dryRun=true", rows, "Idempotency-Key", key)
                    .then()
                    .statusCode(409)
                    .header("Retry-After", "1");
            other.rollback();
        }
        while (get(location).extract().path("phase").equals("READING")) {
            TimeUnit.MILLISECONDS.sleep(20);
        }
        get(location)
                .body("phase", equalTo("STORED"))
                .body("rowsRead", equalTo(1))
                .body("rowsAccepted", equalTo(1))
                .body("answer.created", equalTo(1));
        send("", rows, "Idempotency-Key", key).then().statusCode(200).body("created", equalTo(1));
    }

    @Test
    void aRefusedImportCanBeLookedUpWithItsProblem() throws InterruptedException {
        givenIndicator("looked-up");
        Response begun = send("", "looked-up,371503,2023-01,x,,\n", "Prefer", "respond-async");
        String location = URI.create(begun.header("Location")).getPath();
        while (get(location).extract().path("phase").equals("READING")) {
            TimeUnit.MILLISECONDS.sleep(20);
        }
        get(location)
                .body("phase", equalTo("REFUSED"))
                .body("problem.status", equalTo(400))
                .body("problem.violations.code", contains("number"));
        get("/v1/actuals/imports/" + UUID.randomUUID()).statusCode(404);
        get("/v1/actuals/imports/x").statusCode(404);
    }

    @Test
    void importsAreListedTheLatestFirstPageByPage() {
        givenIndicator("import-listed");
        String one = send("", "import-listed,371503,2023-01,1,,\n").path("id");
        String two = send("", "import-listed,371503,2023-02,1,,\n").path("id");
        Response page = get("/v1/actuals/imports?limit=1").extract().response();
        assertEquals(List.of(two), page.path("items.id"));
        get("/v1/actuals/imports?limit=1&cursor=" + page.path("nextCursor")).body("items.id", contains(one));
        get("/v1/actuals/imports?cursor=x").statusCode(400);
    }

    @Test
    void anImportWhoseServiceHasEndedIsToldToBeInterruptedAndItsKeyCanBeUsed() throws SQLException {
        givenIndicator("interrupted");
        UUID id = UUID.randomUUID();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("""
                    insert into import (id, phase, format, partial, dry_run, sender, idempotency_key, fingerprint)
                    values ('%1$s', 'READING', 'CSV', false, false, 'test', '%1$s', sha256('x'))
                    """.formatted(id));
        }
        get("/v1/actuals/imports/" + id).body("phase", equalTo("INTERRUPTED"));
        send("", "interrupted,371503,2023-01,1,,\n", "Idempotency-Key", id.toString())
                .then()
                .statusCode(200)
                .body("created", equalTo(1));
    }

    @Test
    void aConnectionThatBreaksAmidTheFileLeavesNothing() throws IOException {
        givenIndicator("broken");
        String latest = send("", "broken,371503,2023-03,1,,\n").path("id");
        String body = HEADER + "broken,371503,2023-01,1,,\n";
        try (Socket socket = new Socket("127.0.0.1", RestAssured.port)) {
            socket.getOutputStream()
                    .write(("POST /v1/actuals/imports HTTP/1.1\r\nHost: x\r\nAuthorization: "
                                    + TestLogin.authorization() + "\r\nContent-Type: text/csv\r\nContent-Length: "
                                    + (body.length() + 1000) + "\r\n\r\n" + body)
                            .getBytes(StandardCharsets.US_ASCII));
        }
        String next = send("", "broken,371503,2023-02,1,,\n")
                .then()
                .statusCode(200)
                .extract()
                .path("id");
        get("/v1/actuals?indicator=broken").body("items.period", contains("2023-02", "2023-03"));
        get("/v1/actuals/imports?limit=2").body("items.id", contains(next, latest));
    }

    @Test
    void aFileOfNoContentTypeIsRefusedWithWhatWouldBeRight() throws IOException {
        try (Socket socket = new Socket("127.0.0.1", RestAssured.port)) {
            socket.getOutputStream()
                    .write(("POST /v1/actuals/imports HTTP/1.1\r\nHost: x\r\nAuthorization: "
                                    + TestLogin.authorization()
                                    + "\r\nContent-Length: 2\r\nConnection: close\r\n\r\n[]")
                            .getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertTrue(answer.startsWith("HTTP/1.1 415"), answer);
            assertTrue(answer.contains("\"field\":\"Content-Type\""), answer);
        }
    }
}
