package org.planledger.kernel.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/// What every OpenAPI document has to say of answers.
public final class DocumentedAnswers {
    private DocumentedAnswers() {}

    /// Whatever else an operation may answer, the document says what it answers when it succeeds: the first response
    /// that is declared replaces the one that would be documented by itself.
    public static void assertEverySuccessIsDocumented(JsonNode document) {
        List<String> without = new ArrayList<>();
        for (JsonNode path : document.get("paths")) {
            for (JsonNode operation : path) {
                boolean succeeds = operation.path("responses").properties().stream()
                        .anyMatch(answer -> answer.getKey().startsWith("2"));
                if (operation.has("operationId") && !succeeds) {
                    without.add(operation.get("operationId").asText());
                }
            }
        }
        assertEquals(List.of(), without);
    }
}
