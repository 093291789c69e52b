package org.planledger.report.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.planledger.kernel.testing.PostgresTestResource;
import org.planledger.report.testing.Suite;
import org.planledger.report.testing.TestClock;
import org.planledger.report.testing.Upstream;

/// What is revised in indicator-service is what report-service judges by.
@QuarkusTest
@WithTestResource(PostgresTestResource.class)
@WithTestResource(Upstream.class)
class RevisionThroughTheSuiteIT {
    @TestHTTPResource
    URI service;

    @Inject
    TestClock clock;

    @Test
    void aRevisionIsFollowedAndAnotherOfTheSameMonthTakesItsPlace() {
        clock.set(TestClock.USUAL);
        Suite suite = new Suite(service);
        suite.putPlan("IN_FORCE", suite.task("1", 1));
        suite.putMonthlySum("jobs");
        suite.putTarget("revised", "1", "jobs", "\"comparator\": \"AT_LEAST\", \"value\": 1800");
        for (int month = 1; month <= 9; month++) {
            suite.post("jobs", "2023-0" + month, "150");
        }
        JsonNode before = suite.result("revised", null);
        assertEquals("ON_TRACK", before.get("state").asText());
        assertTrue(before.at("/context/revision").isMissingNode());
        String token = suite.revise(
                "revised",
                "2023-07",
                "\"comparator\": \"AT_LEAST\", \"value\": 2400.50, \"reason\": \"人代会审议调整\","
                        + " \"milestones\": [{\"month\": \"2023-08\", \"value\": 1800.25}]");
        JsonNode after = suite.result("revised", token);
        assertEquals("2400.50", after.at("/context/bound").asText());
        assertEquals("人代会审议调整", after.at("/context/revision/reason").asText());
        assertEquals("1950.3125", after.get("expected").asText());
        assertEquals("FAR_BEHIND", after.get("state").asText());
        token = suite.revise("revised", "2023-07", "\"comparator\": \"AT_MOST\", \"value\": 1200, \"reason\": \"更正\"");
        JsonNode last = suite.result("revised", token);
        assertEquals("AT_MOST", last.at("/context/comparator").asText());
        assertEquals("BREACHED", last.get("state").asText());
    }
}
