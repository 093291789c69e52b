package org.planledger.kernel.testing;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Calls every operation of a service's OpenAPI document as everybody who may turn up, and compares what
/// came with a table that somebody has reviewed.
///
/// A cell is `yes` where the call was answered, or else the status with which it was refused: 401 for who
/// has not shown who they are, 403 for who may not, 404 for whom it is not there. A file is refused by its
/// `rows`, and what names a thing that is not there for who calls by that `name`.
public final class AccessMatrix {
    private AccessMatrix() {}

    /// A request that succeeds for who may make it.
    ///
    /// @param body null for none
    public record Call(String method, String path, String contentType, String body) {
        public static Call get(String path) {
            return new Call("GET", path, null, null);
        }

        public static Call delete(String path) {
            return new Call("DELETE", path, null, null);
        }

        public static Call put(String path, String json) {
            return new Call("PUT", path, "application/json", json);
        }

        public static Call post(String path, String json) {
            return new Call("POST", path, "application/json", json);
        }
    }

    /// @param document the service's OpenAPI document
    /// @param reviewed the table
    /// @param calls by the ids of the operations: each makes what its call is about, and gives the call
    public static void assertAsReviewed(Path document, Path reviewed, Map<String, Supplier<Call>> calls)
            throws IOException {
        JsonNode paths = new YAMLMapper().readTree(Files.readString(document)).get("paths");
        TreeSet<String> operations = new TreeSet<>();
        paths.forEach(path -> path.forEach(operation -> {
            if (operation.has("operationId")) {
                operations.add(operation.get("operationId").asText());
            }
        }));
        assertEquals(operations, new TreeSet<>(calls.keySet()), "each operation of the document is called");
        List<String> wrong = new ArrayList<>();
        String found = Stream.concat(
                        Stream.of("operation," + columns()),
                        operations.stream().map(operation -> row(operation, calls.get(operation), wrong)))
                .collect(Collectors.joining("\n", "", "\n"));
        assertEquals(List.of(), wrong, "each call is right in itself");
        Path actual = Path.of("target", "access-matrix.csv");
        Files.writeString(actual, found);
        assertEquals(
                Files.exists(reviewed) ? Files.readString(reviewed) : "",
                found,
                "Access has changed. If that is meant, look at every cell: cp " + actual + " " + reviewed);
    }

    private static String columns() {
        return Arrays.stream(MatrixCaller.values()).map(MatrixCaller::column).collect(Collectors.joining(","));
    }

    private static String row(String operation, Supplier<Call> calls, List<String> wrong) {
        return operation + ","
                + Arrays.stream(MatrixCaller.values())
                        .map(caller -> answer(caller, calls.get(), wrong))
                        .collect(Collectors.joining(","));
    }

    private static String answer(MatrixCaller caller, Call call, List<String> wrong) {
        String token = caller.token();
        RequestSpecification request = given().header("Authorization", token == null ? "" : "Bearer " + token);
        if (call.body() != null) {
            request.contentType(call.contentType()).body(call.body());
        }
        Response answer = request.request(call.method(), call.path());
        if (answer.statusCode() < 400) {
            return "yes";
        }
        if (answer.statusCode() == 400 && answer.asString().contains("\"code\":\"not-allowed\"")) {
            return "rows";
        }
        if (answer.statusCode() == 400 && answer.asString().contains("\"code\":\"unknown-")) {
            return "name";
        }
        if (!List.of(401, 403, 404).contains(answer.statusCode())) {
            wrong.add(caller + " " + call + ": " + answer.statusCode() + " " + answer.asString());
        }
        return Integer.toString(answer.statusCode());
    }
}
