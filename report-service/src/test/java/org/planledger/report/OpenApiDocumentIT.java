package org.planledger.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.planledger.kernel.testing.DocumentedAnswers;
import org.planledger.kernel.testing.PostgresTestResource;
import org.planledger.report.testing.Http;

@QuarkusTest
@WithTestResource(PostgresTestResource.class)
class OpenApiDocumentIT {
    @TestHTTPResource
    URI service;

    @Test
    void theCommittedDocumentIsTheOneThatTheServiceAnswers() throws IOException {
        YAMLMapper yaml = new YAMLMapper();
        // Compared as trees: the order of keys is left to chance when the document is made.
        assertEquals(
                yaml.readTree(Files.readString(Path.of("openapi.yaml"))),
                yaml.readTree(new Http(service).get("/q/openapi").ok().body()),
                "openapi.yaml is out of date; after a build: cp target/openapi/openapi.yaml openapi.yaml");
    }

    @Test
    void everyOperationSaysWhatItAnswersWhenItSucceeds() throws IOException {
        DocumentedAnswers.assertEverySuccessIsDocumented(
                new YAMLMapper().readTree(Files.readString(Path.of("openapi.yaml"))));
    }
}
