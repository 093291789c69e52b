package org.planledger.kernel.testing;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Calls every operation of a service, also those that its OpenAPI document does not name, as everybody who
/// may turn up, and compares what came with a table that somebody has reviewed.
///
/// A cell is `yes` where the call was answered, or else the status with which it was refused: 401 for who
/// has not shown who they are, 403 for who may not, 404 for whom it is not there. A file is refused by its
/// `rows`, and what names a thing that is not there for who calls by that `name`.
public final class AccessMatrix {
    /// Without another encoding in the content type.
    private static final RestAssuredConfig AS_IT_IS = RestAssured.config()
            .encoderConfig(EncoderConfig.encoderConfig().appendDefaultContentCharsetToContentTypeIfUndefined(false));

    private AccessMatrix() {}

    /// A request that succeeds for who may make it.
    ///
    /// @param contentType null for none
    /// @param accept null for none
    /// @param body null for none
    public record Call(String method, String path, String contentType, String accept, byte[] body) {
        public static Call get(String path) {
            return new Call("GET", path, null, null, null);
        }

        public static Call delete(String path) {
            return new Call("DELETE", path, null, null, null);
        }

        public static Call put(String path, String json) {
            return new Call("PUT", path, "application/json", null, json.getBytes(StandardCharsets.UTF_8));
        }

        public static Call post(String path, String json) {
            return post(path, "application/json", json.getBytes(StandardCharsets.UTF_8));
        }

        public static Call post(String path, String contentType, byte[] body) {
            return new Call("POST", path, contentType, null, body);
        }

        /// The same for who wants the answer to be of a type.
        public Call accepting(String type) {
            return new Call(method, path, contentType, type, body);
        }

        /// Sends it as it is: nothing of how tests log in otherwise holds for it.
        ///
        /// @param token null for a request without the header Authorization
        Response send(String token) {
            RequestSpecification request = given().noFilters().config(AS_IT_IS);
            if (token != null) {
                request.header("Authorization", "Bearer " + token);
            }
            if (accept != null) {
                request.accept(accept);
            }
            if (body != null) {
                request.contentType(contentType).body(body);
            }
            return request.request(method, path);
        }

        /// The same from another address of this machine.
        ///
        /// @param from such as 127.0.0.2
        HttpResponse<String> send(String token, String from) {
            HttpRequest.Builder request = HttpRequest.newBuilder(
                            URI.create(RestAssured.baseURI + ":" + RestAssured.port + path))
                    .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
            if (token != null) {
                request.header("Authorization", "Bearer " + token);
            }
            if (body != null) {
                request.header("Content-Type", contentType);
            }
            try (HttpClient http = HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .localAddress(InetAddress.getByName(from))
                    .build()) {
                return http.send(request.build(), BodyHandlers.ofString());
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(interrupted);
            }
        }

        @Override
        public String toString() {
            return method + " " + path + " " + contentType;
        }
    }

    /// @param document the service's OpenAPI document
    /// @param reviewed the table
    /// @param calls by the ids of the operations, or class and method of those that the document does not name;
    /// each makes what its call is about, and gives the call
    public static void assertAsReviewed(Path document, Path reviewed, Map<String, Supplier<Call>> calls)
            throws IOException {
        Set<String> operations = DeclaredOperations.of(document).keySet();
        assertEquals(new TreeSet<>(operations), new TreeSet<>(calls.keySet()), "each operation is called");
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
        Response answer = call.send(caller.token());
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
