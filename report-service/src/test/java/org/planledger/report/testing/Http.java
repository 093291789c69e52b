package org.planledger.report.testing;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.planledger.kernel.testing.TestLogin;

/// Calls a service as any other system would.
public final class Http {
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final String base;
    private final String authorization;

    public Http(URI service) {
        this(service.toString().replaceAll("/$", ""), TestLogin.authorization());
    }

    private Http(String base, String authorization) {
        this.base = base;
        this.authorization = authorization;
    }

    /// The same service, called by whom the token is of.
    public Http as(String token) {
        return new Http(base, "Bearer " + token);
    }

    /// @param token the Change-Token of a write; null for others
    /// @param tag the ETag of what is answered; null where there is none
    /// @param language what the answer's sentences are in; null where it has none
    /// @param vary the headers that the answer depends on; null where there are none
    public record Answer(
            int status, String body, String contentType, String token, String tag, String language, String vary) {
        public JsonNode json() {
            return Json.of(body);
        }

        /// The parameters or fields that a refusal names, sorted.
        public List<String> faultyFields() {
            if (status != 400) {
                throw new AssertionError(status + " " + body);
            }
            return json().get("violations").findValuesAsText("field").stream()
                    .sorted()
                    .toList();
        }

        /// The answer itself, once it is sure that the call succeeded.
        public Answer ok() {
            if (status >= 300) {
                throw new AssertionError(status + " " + body);
            }
            return this;
        }
    }

    public Answer get(String path) {
        return send(request(path).GET());
    }

    /// Asks only for what is no longer what the tag stands for.
    public Answer getUnless(String tag, String path) {
        return send(request(path).header("If-None-Match", tag).GET());
    }

    /// @param tag what the caller has; null when he has nothing
    public Answer getIn(String language, String tag, String path) {
        HttpRequest.Builder request = request(path).header("Accept-Language", language);
        return send((tag == null ? request : request.header("If-None-Match", tag)).GET());
    }

    public Answer put(String path, String json) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(json)));
    }

    /// @param name who does it
    public Answer putAs(String name, String path, String json) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .header("Posted-By", name)
                .PUT(HttpRequest.BodyPublishers.ofString(json)));
    }

    public Answer post(String path, String type, String body) {
        return send(request(path).header("Content-Type", type).POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    public Answer post(String path, String type, String language, byte[] body) {
        return send(request(path)
                .header("Content-Type", type)
                .header("Accept-Language", language)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body)));
    }

    public Answer delete(String path) {
        return send(request(path).DELETE());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(base + path))
                .header("Authorization", authorization)
                .timeout(Duration.ofMinutes(2));
    }

    private static Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer = CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(
                    answer.statusCode(),
                    answer.body(),
                    answer.headers().firstValue("Content-Type").orElse(null),
                    answer.headers().firstValue("Change-Token").orElse(null),
                    answer.headers().firstValue("ETag").orElse(null),
                    answer.headers().firstValue("Content-Language").orElse(null),
                    answer.headers().firstValue("Vary").orElse(null));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
