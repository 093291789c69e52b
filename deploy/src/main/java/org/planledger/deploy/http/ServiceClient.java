package org.planledger.deploy.http;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.planledger.deploy.Trouble;
import org.planledger.kernel.problem.Language;
import org.planledger.kernel.problem.Text;

/// Calls of one service. Decimals pass through exactly as they are written.
public final class ServiceClient implements AutoCloseable {
    /// JSON with exact decimals.
    public static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN)
            .nodeFactory(JsonNodeFactory.withExactBigDecimals(true))
            .build();

    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(60);

    private final URI base;
    private final Language language;
    private final Supplier<String> token;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /// @param base where the service listens
    /// @param language in which its problems are told
    /// @param token gives the token for a request
    public ServiceClient(URI base, Language language, Supplier<String> token) {
        this.base = base;
        this.language = language;
        this.token = token;
    }

    /// What a path answers; empty when there is nothing (404).
    ///
    /// @throws Trouble when the service refuses
    public Optional<JsonNode> get(String path) {
        HttpResponse<String> answer = send(request(path).GET());
        return answer.statusCode() == 404 ? Optional.empty() : Optional.of(read(accepted(answer)));
    }

    /// Puts a document and gives the token of the change.
    ///
    /// @throws Trouble when the service refuses
    public String put(String path, JsonNode document) {
        try {
            return changeToken(send(request(path)
                    .header("Content-Type", "application/json")
                    .PUT(BodyPublishers.ofString(JSON.writeValueAsString(document)))));
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /// Posts a file of figures and gives the token of the change.
    ///
    /// @throws Trouble when the service refuses
    public String postCsv(String path, Path file) {
        try {
            return changeToken(send(request(path)
                    .header("Content-Type", "text/csv; charset=UTF-8")
                    .POST(BodyPublishers.ofByteArray(Files.readAllBytes(file)))));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /// Posts a document and gives what is answered.
    ///
    /// @throws Trouble when the service refuses
    public JsonNode postDocument(String path, String mediaType, Path file) {
        try {
            return read(accepted(send(request(path)
                    .header("Content-Type", mediaType)
                    .POST(BodyPublishers.ofByteArray(Files.readAllBytes(file))))));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void close() {
        http.close();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(base.resolve(path))
                .timeout(LONGEST_ANSWER)
                .header("Accept-Language", language.locale().toLanguageTag())
                .header("Authorization", "Bearer " + token.get());
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException failed) {
            throw new Trouble(
                    Text.of(
                            "%s 没有应答：请用 ./suite status 查看。",
                            "%s does not answer: ./suite status shows what runs.", base),
                    failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private static String changeToken(HttpResponse<String> answer) {
        return accepted(answer).headers().firstValue("Change-Token").orElse("");
    }

    private static HttpResponse<String> accepted(HttpResponse<String> answer) {
        if (answer.statusCode() >= 400) {
            throw new Trouble(Text.of(
                    "%s 被拒绝(%d):%s",
                    "%s was refused (%d): %s",
                    answer.request().method() + " " + answer.request().uri(),
                    answer.statusCode(),
                    explanation(answer.body())));
        }
        return answer;
    }

    /// What a problem says, and each of its faults; the body as it is when it is no problem.
    private static String explanation(String body) {
        try {
            JsonNode problem = JSON.readTree(body);
            List<String> sentences = new ArrayList<>();
            sentences.add(problem.path("detail").asText(problem.path("title").asText()));
            for (JsonNode fault : problem.path("violations")) {
                sentences.add(fault.path("field").asText() + ": "
                        + fault.path("message").asText());
            }
            return String.join("; ", sentences);
        } catch (JsonProcessingException noProblem) {
            return body;
        }
    }

    private static JsonNode read(HttpResponse<String> answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (JsonProcessingException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
