package org.planledger.kernel.testing;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.planledger.kernel.access.Claims;
import org.planledger.kernel.access.Role;
import org.planledger.kernel.testing.AccessMatrix.Call;

/// Calls the operations of a service's OpenAPI document, and looks for the audit records of the calls.
public final class AuditedOperations {
    private static final Set<String> SAFE = Set.of("get", "head", "options");

    private AuditedOperations() {}

    /// Each operation whose method is not safe leaves one record when it is done, and it has that of the transaction of
    /// the write: something was stored. Each operation leaves one when it is refused, to a login and to nobody.
    ///
    /// @param calls by the ids of the operations: each makes what its call is about, and gives the call
    /// @param unrecorded the operations that write nothing although their method is not safe, and why
    public static void assertEachIsRecorded(
            Path document, Map<String, Supplier<Call>> calls, Map<String, String> unrecorded) throws IOException {
        Map<String, String> methods = methods(document);
        assertEquals(Set.of(), without(unrecorded.keySet(), methods.keySet()), "what is not recorded exists");
        List<String> wrong = new ArrayList<>();
        methods.forEach((operation, method) -> {
            if (!SAFE.contains(method)) {
                done(operation, calls.get(operation).get(), !unrecorded.containsKey(operation), wrong);
            }
            refused(operation, calls.get(operation).get(), wrong);
            unknown(operation, calls.get(operation).get(), wrong);
        });
        assertEquals(List.of(), wrong);
    }

    private static Set<String> without(Set<String> all, Set<String> others) {
        Set<String> left = new TreeSet<>(all);
        left.removeAll(others);
        return left;
    }

    private static Map<String, String> methods(Path document) throws IOException {
        Map<String, String> methods = new TreeMap<>();
        JsonNode paths = new YAMLMapper().readTree(Files.readString(document)).get("paths");
        paths.forEach(path -> path.properties().forEach(operation -> {
            if (operation.getValue().has("operationId")) {
                methods.put(operation.getValue().get("operationId").asText(), operation.getKey());
            }
        }));
        return methods;
    }

    private static void done(String operation, Call call, boolean isRecorded, List<String> wrong) {
        String name = "audited-" + operation;
        Response answer = send(call, TestLogin.token(TestLogin.claims(name, Role.ADMIN)));
        expect(operation, List.of(true), List.of(answer.statusCode() < 400), answer.asString(), wrong);
        JsonPath records = records("user", name);
        expect(
                operation,
                isRecorded
                        ? List.of(List.of(
                                operation,
                                call.method(),
                                call.path(),
                                "DONE",
                                answer.statusCode(),
                                List.of("admin"),
                                "127.0.0.1",
                                1,
                                true))
                        : List.of(),
                records.<Map<String, Object>>getList("items").stream()
                        .map(item -> List.of(
                                item.get("operation"),
                                item.get("method"),
                                item.get("path"),
                                item.get("outcome"),
                                item.get("status"),
                                item.get("roles"),
                                item.get("remote"),
                                item.get("times"),
                                ((Number) item.get("changed")).longValue() > 0))
                        .toList(),
                records.prettify(),
                wrong);
    }

    private static void refused(String operation, Call call, List<String> wrong) {
        String name = "refused-" + operation;
        String token = TestLogin.token(TestLogin.claims(name).claim(Claims.REGIONS, Set.of("*")));
        Response answer = send(call, token);
        JsonPath records = records("user", name);
        expect(
                operation,
                List.of(List.of(operation, call.method(), "REFUSED", 403, "forbidden", 1, 0)),
                records.<Map<String, Object>>getList("items").stream()
                        .map(item -> List.of(
                                item.get("operation"),
                                item.get("method"),
                                item.get("outcome"),
                                item.get("status"),
                                item.get("problem"),
                                item.get("times"),
                                item.get("changed")))
                        .toList(),
                answer.asString() + records.prettify(),
                wrong);
        expect(
                operation,
                List.of(answer.jsonPath().getString("instance")),
                records.getList("items.instance"),
                "the record has the id of the problem",
                wrong);
    }

    /// Others may have been refused before in the same minute, so it is at least one record, and perhaps theirs.
    private static void unknown(String operation, Call call, List<String> wrong) {
        send(call, "nonsense");
        JsonPath records = given().queryParam("operation", operation)
                .queryParam("status", 401)
                .get("/v1/audit-records")
                .jsonPath();
        expect(
                operation,
                List.of(true, true),
                List.of(
                        !records.getList("items").isEmpty(),
                        records.<Map<String, Object>>getList("items").stream()
                                .noneMatch(item -> item.containsKey("name"))),
                records.prettify(),
                wrong);
    }

    private static JsonPath records(String filter, String value) {
        return given().queryParam(filter, value).get("/v1/audit-records").jsonPath();
    }

    private static Response send(Call call, String token) {
        RequestSpecification request = given().header("Authorization", "Bearer " + token);
        if (call.body() != null) {
            request.contentType(call.contentType()).body(call.body());
        }
        return request.request(call.method(), call.path());
    }

    private static void expect(
            String operation, List<?> expected, List<?> found, String explanation, List<String> wrong) {
        if (!expected.equals(found)) {
            wrong.add(operation + ": expected " + expected + ", found " + found + "; " + explanation);
        }
    }
}
