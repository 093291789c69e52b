package org.planledger.report.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.planledger.report.testing.SightWorld.ASKED;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.planledger.kernel.testing.PostgresTestResource;
import org.planledger.report.testing.Http;
import org.planledger.report.testing.SightWorld;
import org.planledger.report.testing.SightWorld.Plan;
import org.planledger.report.testing.SightWorld.Somebody;
import org.planledger.report.testing.TestClock;
import org.planledger.report.testing.Upstream;

/// Files hold what their reader sees.
@QuarkusTest
@WithTestResource(PostgresTestResource.class)
@WithTestResource(Upstream.class)
class SeenFilesIT {
    private static SightWorld world;

    @TestHTTPResource
    URI service;

    @Inject
    TestClock clock;

    @BeforeEach
    void begin() {
        clock.set(TestClock.USUAL);
        if (world == null) {
            world = new SightWorld(service);
        }
    }

    static Stream<String> everybody() {
        return SightWorld.everybody().keySet().stream();
    }

    private byte[] file(Somebody somebody, String path) {
        HttpResponse<byte[]> file = Files.getAs(somebody.token(), service, path, "Accept-Language", "en");
        assertEquals(200, file.statusCode(), path);
        return file.body();
    }

    private List<Map<String, String>> csv(Somebody somebody, String path) {
        return ParsedCsv.rows(new String(file(somebody, path), StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @MethodSource("everybody")
    void tablesHoldWhatTheirReaderSees(String who) throws IOException {
        Somebody somebody = SightWorld.everybody().get(who);
        Http login = new Http(service).as(somebody.token());
        for (Plan plan : world.plans.values()) {
            if (!world.sees(somebody, plan)) {
                continue;
            }
            String address = "/v1/plans/" + plan.code();
            Set<String> seen = world.seen(somebody, plan.code());
            assertEquals(
                    seen,
                    csv(somebody, address + "/results.csv?sort=-score&" + ASKED).stream()
                            .map(row -> row.get("Target"))
                            .collect(Collectors.toCollection(TreeSet::new)));
            assertEquals(seen, targets(file(somebody, address + "/results.xlsx?" + ASKED)));

            JsonNode summary =
                    login.get(address + "/summary?by=region&" + ASKED).ok().json();
            List<Map<String, String>> rows = csv(somebody, address + "/summary.csv?by=region&" + ASKED);
            assertEquals(
                    summary.get("groups").findValuesAsText("key"),
                    rows.stream()
                            .map(row -> row.get("Key"))
                            .filter(key -> !key.equals("total"))
                            .toList());
            assertEquals(Integer.toString(seen.size()), rows.getLast().get("Targets"));
        }
        assertEquals(
                login.get("/v1/rankings?by=region&limit=500&" + ASKED)
                        .ok()
                        .json()
                        .get("groups")
                        .findValuesAsText("key"),
                csv(somebody, "/v1/rankings.csv?by=region&" + ASKED).stream()
                        .map(row -> row.get("Key"))
                        .toList());
    }

    /// Wherever in the book they stand.
    private static Set<String> targets(byte[] file) throws IOException {
        List<String> texts = new ArrayList<>();
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(file))) {
            for (Sheet sheet : book) {
                for (Row row : sheet) {
                    for (Cell cell : row) {
                        if (cell.getCellType() == CellType.STRING) {
                            texts.add(cell.getStringCellValue());
                        }
                    }
                }
            }
        }
        Set<String> targets = new TreeSet<>(texts);
        targets.retainAll(world.targets.keySet());
        return targets;
    }

    @Test
    void aReportSpeaksOfWhatItsReaderSees() throws IOException {
        Map<String, Somebody> everybody = SightWorld.everybody();
        String all = report(everybody.get("viewer of everything"));
        assertTrue(all.contains("地区980102"), all);
        Somebody viewer = everybody.get("viewer of a county");
        String ofCounty = report(viewer);
        assertFalse(ofCounty.contains("地区980102"), ofCounty);
        assertFalse(ofCounty.contains("地区980201"), ofCounty);
        int seen = world.seen(viewer, "w-province").size();
        assertTrue(ofCounty.contains("theplanhas" + seen + "targets"), seen + " " + ofCounty);
    }

    private String report(Somebody somebody) throws IOException {
        try (ParsedPdf report = new ParsedPdf(file(somebody, "/v1/plans/w-province/report.pdf?" + ASKED))) {
            return report.text(1, report.document.getNumberOfPages());
        }
    }
}
