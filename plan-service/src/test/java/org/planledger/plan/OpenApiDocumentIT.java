package org.planledger.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.planledger.kernel.testing.DocumentedAnswers;
import org.planledger.kernel.testing.PostgresTestResource;

@QuarkusTest
@WithTestResource(PostgresTestResource.class)
class OpenApiDocumentIT {

    @Test
    void theCommittedDocumentIsTheOneThatTheServiceAnswers() throws IOException {
        ObjectMapper yaml = new YAMLMapper();
        assertEquals(
                yaml.readTree(Files.readString(Path.of("openapi.yaml"))),
                yaml.readTree(Api.get("/q/openapi?format=yaml").asString()),
                "The interface has changed. If that is meant: cp target/openapi/openapi.yaml openapi.yaml");
    }

    @Test
    void everyOperationHasAnIdAndATag() {
        Map<String, Map<String, Map<String, Object>>> paths =
                Api.get("/q/openapi?format=json").jsonPath().getMap("paths");
        paths.forEach((path, operations) -> operations.forEach((method, operation) -> {
            assertNotNull(operation.get("operationId"), method + " " + path);
            assertNotNull(operation.get("tags"), method + " " + path);
        }));
    }

    @Test
    void everyOperationSaysWhatItAnswersWhenItSucceeds() throws IOException {
        DocumentedAnswers.assertEverySuccessIsDocumented(
                new YAMLMapper().readTree(Files.readString(Path.of("openapi.yaml"))));
    }
}
