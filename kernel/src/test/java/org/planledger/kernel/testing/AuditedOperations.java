package org.planledger.kernel.testing;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.planledger.kernel.access.Claims;
import org.planledger.kernel.access.Role;
import org.planledger.kernel.testing.AccessMatrix.Call;
import org.planledger.kernel.testing.DeclaredOperations.Declared;

/// Calls the operations of a service, and looks for the audit records of the calls.
public final class AuditedOperations {
    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

    private static int addresses;

    private AuditedOperations() {}

    /// Each operation whose method is not safe leaves one record when it is done, and it has that of the
    /// transaction of the write: something was stored. Each operation that is not open to everybody leaves
    /// one when it is refused, to a login and to nobody.
    ///
    /// @param calls by the ids of the operations, or class and method of those that the document does not name;
    /// each makes what its call is about, and gives the call
    /// @param unrecorded the operations that write nothing although their method is not safe, and why
    public static void assertEachIsRecorded(
            Path document, Map<String, Supplier<Call>> calls, Map<String, String> unrecorded) throws IOException {
        SortedMap<String, Declared> operations = DeclaredOperations.of(document);
        assertEquals(Set.of(), without(unrecorded.keySet(), operations.keySet()), "what is not recorded exists");
        List<String> wrong = new ArrayList<>();
        operations.forEach((operation, declared) -> {
            if (!SAFE.contains(declared.httpMethod())) {
                done(
                        operation,
                        declared.recordedAs(),
                        calls.get(operation).get(),
                        !unrecorded.containsKey(operation),
                        wrong);
            }
            if (!declared.isOpen()) {
                refused(operation, declared.recordedAs(), calls.get(operation).get(), wrong);
                unknown(operation, declared.recordedAs(), calls.get(operation).get(), wrong);
            }
        });
        assertEquals(List.of(), wrong);
    }

    private static Set<String> without(Set<String> all, Set<String> others) {
        Set<String> left = new TreeSet<>(all);
        left.removeAll(others);
        return left;
    }

    private static void done(String operation, String recordedAs, Call call, boolean isRecorded, List<String> wrong) {
        String name = "audited-" + operation;
        Response answer = call.send(TestLogin.token(TestLogin.claims(name, Role.ADMIN)));
        expect(operation, List.of(true), List.of(answer.statusCode() < 400), answer.asString(), wrong);
        JsonPath records = records("user", name);
        expect(
                operation,
                isRecorded
                        ? List.of(List.of(
                                recordedAs,
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

    private static void refused(String operation, String recordedAs, Call call, List<String> wrong) {
        String name = "refused-" + operation;
        String token = TestLogin.token(TestLogin.claims(name).claim(Claims.REGIONS, Set.of("*")));
        Response answer = call.send(token);
        JsonPath records = records("user", name);
        expect(
                operation,
                List.of(List.of(recordedAs, call.method(), "REFUSED", 403, "forbidden", 1, 0)),
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

    /// Who shows nothing, and who shows what does not count, each leave a record. What comes from one
    /// address within a minute is one record, whose times are written later: so each comes from another
    /// address of this machine.
    private static void unknown(String operation, String recordedAs, Call call, List<String> wrong) {
        for (String token : new String[] {null, "nonsense"}) {
            String from = "127.7." + ++addresses / 256 + "." + addresses % 256;
            HttpResponse<String> answer = call.send(token, from);
            JsonPath records = given().queryParam("operation", recordedAs)
                    .queryParam("status", 401)
                    .queryParam("limit", 200)
                    .get("/v1/audit-records")
                    .jsonPath();
            expect(
                    operation,
                    List.of(List.of(
                            401, call.method(), 1, JsonPath.from(answer.body()).getString("instance"), false)),
                    records.<Map<String, Object>>getList("items").stream()
                            .filter(item -> from.equals(item.get("remote")))
                            .map(item -> List.of(
                                    answer.statusCode(),
                                    item.get("method"),
                                    item.get("times"),
                                    item.get("instance"),
                                    item.containsKey("name")))
                            .toList(),
                    records.prettify(),
                    wrong);
        }
    }

    private static JsonPath records(String filter, String value) {
        return given().queryParam(filter, value).get("/v1/audit-records").jsonPath();
    }

    private static void expect(
            String operation, List<?> expected, List<?> found, String explanation, List<String> wrong) {
        if (!expected.equals(found)) {
            wrong.add(operation + ": expected " + expected + ", found " + found + "; " + explanation);
        }
    }
}
