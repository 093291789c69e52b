package org.planledger.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.planledger.deploy.http.ServiceClient;
import org.planledger.deploy.sample.Sample;
import org.planledger.deploy.sample.SampleLoader;
import org.planledger.kernel.period.Period;
import org.planledger.kernel.problem.Language;
import org.planledger.kernel.testing.ServiceProcess;
import org.planledger.kernel.testing.TestLogin;
import org.planledger.kernel.testing.TestPostgres;

/// The three packaged services together, on a real PostgreSQL: from a plan and its figures to results, and back to the
/// same results after report-service was killed again and again while it followed.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Timeout(value = 15, unit = TimeUnit.MINUTES)
class EndToEndIT {
    private static final long SEED = 20230607;
    private static final int KILLS = 5;
    private static final List<String> MONTHLY = List.of("pm25", "pm10", "youliang-tianshu", "zhongwuran-tianshu");
    private static final List<Sample> SAMPLES = Sample.list(Path.of("sample-data"));

    @TempDir
    static Path folder;

    private static ServiceProcess plan;
    private static ServiceProcess indicator;
    private static ServiceProcess report;
    private static String reportDatabase;
    private static ServiceClient plans;
    private static ServiceClient indicators;
    private static ServiceClient reports;
    private static final Set<String> tokens = new LinkedHashSet<>();

    @BeforeAll
    static void startAndLoad() throws IOException {
        plan = ServiceProcess.start("plan-service", settings(TestPostgres.newDatabase()));
        indicator = ServiceProcess.start("indicator-service", settings(TestPostgres.newDatabase()));
        reportDatabase = TestPostgres.newDatabase();
        report = ServiceProcess.start("report-service", settings(reportDatabase));
        plans = new ServiceClient(plan.url(), Language.ENGLISH, TestLogin::everything);
        indicators = new ServiceClient(indicator.url(), Language.ENGLISH, TestLogin::everything);
        reports = new ServiceClient(report.url(), Language.ENGLISH, TestLogin::everything);
        SampleLoader loader = new SampleLoader(plans, indicators);
        for (Sample sample : SAMPLES) {
            assertFalse(loader.isLoaded(sample));
            tokens.addAll(loader.load(sample));
            assertTrue(loader.isLoaded(sample));
        }
    }

    @AfterAll
    static void stop() {
        for (ServiceProcess process : new ServiceProcess[] {report, indicator, plan}) {
            if (process != null) {
                process.close();
            }
        }
    }

    @Test
    @Order(1)
    void theSamplesShowEveryStateOfTheRuleBook() throws InterruptedException {
        Set<String> states = new TreeSet<>();
        for (Sample sample : SAMPLES) {
            JsonNode summary = getOnceFollowed(
                    reports, "/v1/plans/" + sample.plan() + "/summary?by=part&asOf=" + sample.asOf() + after());
            int targets = 0;
            for (JsonNode group : summary.path("groups")) {
                targets += group.path("targets").asInt();
            }
            assertEquals(summary.path("total").path("targets").asInt(), targets);
            summary.path("total").path("states").fields().forEachRemaining(state -> {
                if (state.getValue().asInt() > 0) {
                    states.add(state.getKey());
                }
            });
        }
        assertEquals(
                new TreeSet<>(List.of(
                        "ACHIEVED",
                        "MISSED",
                        "BREACHED",
                        "ON_TRACK",
                        "BEHIND",
                        "FAR_BEHIND",
                        "NO_DATA",
                        "NOT_STARTED",
                        "TARGET_NOT_SET")),
                states);
    }

    @Test
    @Order(2)
    void aPostedFigureChangesTheResult() throws IOException, InterruptedException {
        String result = "/v1/targets/shuicheng-2023-58-1/result?asOf=2023-10";
        JsonNode before = getOnceFollowed(reports, result + after()).path("result");
        tokens.add(indicators.put(
                "/v1/actuals/chengzhen-xinzeng-jiuye/371500Z01/2023-10",
                ServiceClient.JSON.readTree("{\"value\": 100, \"source\": \"TEST\"}")));
        JsonNode afterwards = getOnceFollowed(reports, result + after()).path("result");
        assertNotEquals("2023-10", before.path("through").asText());
        assertEquals("2023-10", afterwards.path("through").asText());
        assertEquals(
                0,
                before.path("value")
                        .decimalValue()
                        .add(BigDecimal.valueOf(100))
                        .compareTo(afterwards.path("value").decimalValue()));
        assertEquals("ACHIEVED", afterwards.path("state").asText());
    }

    @Test
    @Order(3)
    void loadingTheSamplesAgainChangesNothing() throws SQLException {
        List<String> before = published();
        for (Sample sample : SAMPLES) {
            new SampleLoader(plans, indicators).load(sample);
        }
        assertEquals(before, published());
    }

    @Test
    @Order(4)
    void nothingIsLostOrDoubledWhenReportServiceIsKilledWhileItFollows() throws Exception {
        Random random = new Random(SEED);
        List<Path> files = bigImports();
        CompletableFuture<Set<String>> imports = CompletableFuture.supplyAsync(() -> {
            Set<String> written = new LinkedHashSet<>();
            files.forEach(file -> written.add(indicators.postCsv("/v1/actuals/imports", file)));
            return written;
        });
        long all = copied() + files.stream().mapToLong(EndToEndIT::rows).sum();
        int killsInTheMiddle = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            long mark = copied() + 1 + random.nextInt(4000);
            while (copied() < Math.min(mark, all)) {
                TimeUnit.MILLISECONDS.sleep(2);
            }
            report.kill();
            if (copied() < all) {
                killsInTheMiddle++;
            }
            report.restart();
        }
        assertTrue(killsInTheMiddle >= 3, "kills in the middle of following: " + killsInTheMiddle);
        tokens.addAll(imports.get());

        List<String> published = published();
        awaitCopied(published.size());
        assertEquals(published, copy());
        assertEquals(published.size(), new TreeSet<>(published).size());

        try (ServiceProcess undisturbed = ServiceProcess.start("report-service", settings(TestPostgres.newDatabase()));
                ServiceClient fresh = new ServiceClient(undisturbed.url(), Language.ENGLISH, TestLogin::everything)) {
            for (Sample sample : SAMPLES) {
                assertEquals(results(fresh, sample), results(reports, sample));
            }
        }
    }

    private static Map<String, String> settings(String database) {
        Map<String, String> settings = new TreeMap<>(Map.of(
                "DATABASE_URL",
                database,
                "DATABASE_USER",
                "postgres",
                "DATABASE_PASSWORD",
                "postgres",
                "LOG_JSON",
                "false"));
        if (plan != null) {
            settings.put("PLAN_SERVICE_URL", plan.url().toString());
        }
        if (indicator != null) {
            settings.put("INDICATOR_SERVICE_URL", indicator.url().toString());
        }
        return settings;
    }

    /// Ten years of four monthly indicators for every county, one file for each indicator and region's city.
    private static List<Path> bigImports() throws IOException {
        List<String> counties = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = get(plans, "/v1/regions?limit=100" + cursor);
            page.path("items")
                    .forEach(region -> counties.add(region.path("code").asText()));
            cursor = page.has("nextCursor")
                    ? "&cursor=" + encoded(page.path("nextCursor").asText())
                    : "";
        } while (!cursor.isEmpty());
        Random random = new Random(SEED);
        List<Path> files = new ArrayList<>();
        for (String code : MONTHLY) {
            Path file = folder.resolve(code + ".csv");
            try (PrintWriter lines = new PrintWriter(Files.newBufferedWriter(file))) {
                lines.println("indicator,region,period,value");
                for (String county : counties) {
                    for (int year = 2010; year < 2020; year++) {
                        for (int month = 1; month <= 12; month++) {
                            lines.printf("%s,%s,%d-%02d,%d%n", code, county, year, month, random.nextInt(100));
                        }
                    }
                }
            }
            files.add(file);
        }
        return files;
    }

    private static long rows(Path file) {
        try {
            return Files.readAllLines(file).size() - 1L;
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    /// Every revision that indicator-service has stored, read from its feed as any follower would, once no open
    /// transaction of the database server keeps one back.
    private static List<String> published() {
        List<String> revisions = new ArrayList<>();
        String after = "";
        boolean more = true;
        while (more) {
            JsonNode page = get(indicators, "/v1/changes?kind=ACTUAL&limit=10000" + after);
            for (JsonNode change : page.path("changes")) {
                JsonNode actual = change.path("actual");
                revisions.add(revision(
                        actual.path("indicator").asText(),
                        actual.path("region").asText(),
                        Period.parse(actual.path("period").asText()),
                        actual.path("revision").asInt(),
                        actual.path("value").decimalValue()));
            }
            after = "&after=" + encoded(page.path("cursor").asText());
            more = page.path("more").asBoolean()
                    || !page.path("currentAt")
                            .asText()
                            .equals(page.path("readAt").asText());
        }
        return sorted(revisions);
    }

    /// Every revision in report-service's copy.
    private static List<String> copy() throws SQLException {
        List<String> revisions = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection(reportDatabase, "postgres", "postgres");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select indicator, region, period, revision, value"
                        + " from actual join series on series.id = actual.series")) {
            while (rows.next()) {
                revisions.add(revision(
                        rows.getString(1),
                        rows.getString(2),
                        Period.ofNumber(rows.getInt(3)),
                        rows.getInt(4),
                        rows.getBigDecimal(5)));
            }
        }
        return sorted(revisions);
    }

    private static String revision(String indicator, String region, Period period, int revision, BigDecimal value) {
        return String.join(
                "/",
                indicator,
                region,
                period.toString(),
                String.valueOf(revision),
                value.stripTrailingZeros().toPlainString());
    }

    private static List<String> sorted(Collection<String> revisions) {
        return revisions.stream().sorted().toList();
    }

    private static long copied() throws SQLException {
        try (Connection connection = DriverManager.getConnection(reportDatabase, "postgres", "postgres");
                Statement statement = connection.createStatement();
                ResultSet count = statement.executeQuery("select count(*) from actual")) {
            count.next();
            return count.getLong(1);
        }
    }

    private static void awaitCopied(long revisions) throws SQLException, InterruptedException {
        while (copied() < revisions) {
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    /// All results of a plan, without what says how fresh they are.
    private static List<JsonNode> results(ServiceClient client, Sample sample) throws InterruptedException {
        List<JsonNode> results = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = getOnceFollowed(
                    client,
                    "/v1/plans/" + sample.plan() + "/results?limit=100&asOf=" + sample.asOf() + cursor + after());
            page.path("results").forEach(result -> {
                ((ObjectNode) result).remove("overdue");
                results.add(result);
            });
            cursor = page.has("nextCursor")
                    ? "&cursor=" + encoded(page.path("nextCursor").asText())
                    : "";
        } while (!cursor.isEmpty());
        assertFalse(results.isEmpty());
        return results;
    }

    /// report-service waits ten seconds for a token; a whole history takes it longer.
    private static JsonNode getOnceFollowed(ServiceClient client, String path) throws InterruptedException {
        while (true) {
            try {
                return get(client, path);
            } catch (Trouble notYet) {
                assertTrue(notYet.in(Language.ENGLISH).contains("(503)"), notYet.in(Language.ENGLISH));
                TimeUnit.MILLISECONDS.sleep(200);
            }
        }
    }

    private static JsonNode get(ServiceClient client, String path) {
        return client.get(path).orElseThrow(() -> new AssertionError("nothing at " + path));
    }

    private static String after() {
        StringBuilder query = new StringBuilder();
        tokens.forEach(token -> query.append("&after=").append(encoded(token)));
        return query.toString();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
