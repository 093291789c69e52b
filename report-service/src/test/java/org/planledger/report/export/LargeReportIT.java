package org.planledger.report.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.planledger.kernel.testing.PostgresTestResource;
import org.planledger.report.testing.Feeds;
import org.planledger.report.testing.Recorded;
import org.planledger.report.testing.TestClock;

/// A report of many pages.
@QuarkusTest
@WithTestResource(PostgresTestResource.class)
@WithTestResource(Feeds.class)
class LargeReportIT {
    private static final int TARGETS = 1000;
    private static final String CHAPTER = "各部分指标完成情况";
    private static final String PHRASE = "目标第";

    @TestHTTPResource
    URI service;

    @Inject
    TestClock clock;

    @Test
    void aThousandTargetsStandThereWithTheHeadingsOnEachPage() throws IOException {
        clock.set(TestClock.USUAL);
        Recorded recorded = new Recorded(service);
        recorded.putPlan("2023-01", "2023-12");
        recorded.putMonthlySum("jobs");
        recorded.record("jobs", "2023-01", "150", Instant.parse("2023-02-01T00:00:00Z"));
        for (int i = 1; i <= TARGETS; i++) {
            recorded.putTarget("t" + i, i % 5 == 0 ? "2" : "1", "jobs", """
                    "comparator": "AT_LEAST", "value": %1$d0, "from": "2023-01", "to": "2023-12", "phrase": "%2$s%1$d号"
                    """.formatted(i, PHRASE));
        }
        JsonNode results = recorded.ofPlan("results?asOf=2023-09&limit=1000").get("results");
        HttpResponse<byte[]> file = Files.get(service, "/v1/plans/" + recorded.plan + "/report.pdf?asOf=2023-09");
        assertEquals(TARGETS, results.size());
        try (ParsedPdf report = new ParsedPdf(file.body())) {
            String chapter = report.chapter(CHAPTER);
            ReportOracle oracle = new ReportOracle(Map.of());
            int red = 0;
            for (JsonNode result : results) {
                ParsedPdf.assertContains(chapter, oracle.row(result));
                red += result.get("signal").asText().equals("RED") ? 1 : 0;
            }
            assertEquals(TARGETS, ParsedPdf.occurrences(chapter, PHRASE));
            assertTrue(red > 100, "red " + red);
            assertEquals(red, ParsedPdf.occurrences(report.chapter("红色清单"), PHRASE));
            assertHeadings(report);
        }
    }

    private static void assertHeadings(ParsedPdf report) throws IOException {
        int first = report.chapters().get(CHAPTER);
        int end = report.chapters().get("各牵头单位");
        int headings = 0;
        for (int page = first; page < end; page++) {
            int here = ParsedPdf.occurrences(report.text(page, page), ReportOracle.PART_HEADINGS);
            assertTrue(here >= 1, "page " + page);
            headings += here;
        }
        // The second part begins below the first one, or on a page of its own.
        assertTrue(headings - (end - first) <= 1, headings + " on " + (end - first));
        assertTrue(end - first > 20, "pages " + (end - first));
    }
}
