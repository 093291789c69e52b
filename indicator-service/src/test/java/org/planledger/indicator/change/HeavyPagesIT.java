package org.planledger.indicator.change;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.planledger.indicator.Service.awaitPublished;
import static org.planledger.indicator.Service.get;
import static org.planledger.indicator.Service.givenIndicator;
import static org.planledger.indicator.Service.importCsv;
import static org.planledger.indicator.Service.putTarget;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.planledger.indicator.PlanFeedStub;
import org.planledger.kernel.testing.PostgresTestResource;

/// However many changes are asked for, a page is no larger than the service and its followers can hold.
@QuarkusTest
@WithTestResource(PostgresTestResource.class)
@WithTestResource(PlanFeedStub.class)
class HeavyPagesIT {
    private static final int LARGEST_PAGE = 3_000_000;
    private static final List<String> REGIONS = List.of("371503", "370102", "370103", "370104", "370105", "370106");

    @BeforeAll
    static void directory() {
        REGIONS.forEach(PlanFeedStub::region);
        PlanFeedStub.plan("heavy-plan", "1");
    }

    @Test
    void aPageOfFiguresWithLongNotesIsCutAndTheFollowingOnesBringTheRestOnce() {
        givenIndicator("heavy");
        String note = "注".repeat(1000);
        StringBuilder file = new StringBuilder("indicator,region,period,value,note\n");
        List<String> written = new ArrayList<>();
        for (String region : REGIONS) {
            for (int row = 0; row < 26 * 12; row++) {
                String period = "%d-%02d".formatted(2000 + row / 12, 1 + row % 12);
                file.append("heavy,%s,%s,5,%s\n".formatted(region, period, note));
                written.add("heavy/" + region + "/" + period);
            }
        }
        String start = end();
        importCsv(file.toString()).statusCode(200);
        assertEquals(
                written.stream().sorted().toList(),
                keysAfter(start, "ACTUAL").stream().sorted().toList());
    }

    @Test
    void aPageOfTargetsWithManyMilestonesIsCutAndTheFollowingOnesBringTheRestInOrder() {
        givenIndicator("heavy-target");
        StringBuilder milestones = new StringBuilder();
        for (int month = 0; month < 600; month++) {
            milestones
                    .append(month == 0 ? "" : ",")
                    .append("{\"month\":\"%s\",\"value\":%s}"
                            .formatted(YearMonth.of(2000, 1).plusMonths(month), "123456789012345.12"));
        }
        String start = end();
        List<String> written = new ArrayList<>();
        for (int number = 100; number < 230; number++) {
            written.add("heavy-" + number);
            putTarget("heavy-" + number, """
                            {"plan":"heavy-plan","task":"1","indicator":"heavy-target","region":"371503",
                            "comparator":"AT_LEAST","value":123456789012345.12,"from":"2000-01","to":"2049-12",
                            "milestones":[%s]}
                            """.formatted(milestones)).statusCode(201);
        }
        assertEquals(written, keysAfter(start, "TARGET"));
    }

    private static String end() {
        awaitPublished();
        String cursor = "0-0";
        JsonPath page;
        do {
            page = get("/v1/changes?limit=10000&after=" + cursor).extract().jsonPath();
            cursor = page.getString("cursor");
        } while (page.getBoolean("more"));
        return cursor;
    }

    private static List<String> keysAfter(String start, String kind) {
        awaitPublished();
        List<String> keys = new ArrayList<>();
        String cursor = start;
        boolean more = true;
        while (more) {
            Response answer = get("/v1/changes?limit=10000&kind=" + kind + "&after=" + cursor)
                    .statusCode(200)
                    .extract()
                    .response();
            assertTrue(answer.asByteArray().length < LARGEST_PAGE, "a page of " + answer.asByteArray().length);
            keys.addAll(answer.jsonPath().getList("changes.key"));
            cursor = answer.jsonPath().getString("cursor");
            more = answer.jsonPath().getBoolean("more");
        }
        return keys;
    }
}
