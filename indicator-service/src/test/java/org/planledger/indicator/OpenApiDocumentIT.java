package org.planledger.indicator;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.planledger.kernel.testing.DocumentedAnswers;
import org.planledger.kernel.testing.PostgresTestResource;

@QuarkusTest
@WithTestResource(PostgresTestResource.class)
@WithTestResource(PlanFeedStub.class)
class OpenApiDocumentIT {

    @Test
    void theCommittedDocumentIsWhatTheServiceAnswers() throws IOException {
        ObjectMapper yaml = new YAMLMapper();
        assertEquals(
                yaml.readTree(Files.readString(Path.of("openapi.yaml"))),
                yaml.readTree(given().get("/q/openapi?format=yaml").asString()),
                "the interface has changed; refresh its document with: cp target/openapi/openapi.yaml openapi.yaml");
    }

    @Test
    void swaggerUiIsServed() {
        given().get("/q/swagger-ui/").then().statusCode(200);
    }

    @Test
    void everyOperationSaysWhatItAnswersWhenItSucceeds() throws IOException {
        DocumentedAnswers.assertEverySuccessIsDocumented(
                new YAMLMapper().readTree(Files.readString(Path.of("openapi.yaml"))));
    }
}
