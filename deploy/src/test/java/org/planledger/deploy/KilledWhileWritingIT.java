package org.planledger.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.planledger.kernel.testing.ServiceProcess;
import org.planledger.kernel.testing.TestLogin;
import org.planledger.kernel.testing.TestPostgres;

/// indicator-service is killed (SIGKILL) again and again amid imports and single posts. Whoever gets no answer sends
/// the same again, as clients do; in the end every figure is there once, and no other.
@Timeout(value = 60, unit = TimeUnit.MINUTES)
class KilledWhileWritingIT {
    private static final int KILLS = 20;
    private static final int ANSWERS_BETWEEN_KILLS = 20;
    private static final int IMPORTERS = 2;
    /// So many that figures are stored in large groups, of which one is cut in the middle.
    private static final int POSTERS = 32;
    private static final int INDICATORS_OF_AN_IMPORTER = 100;
    private static final int FIRST_YEAR = 1900;
    private static final int YEARS = 125;
    private static final List<String> REGIONS = List.of("371502", "371503", "371521", "371522", "371524");
    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(60);

    private static String database;
    private static ServiceProcess plan;
    private static ServiceProcess indicator;

    /// Every figure that was acknowledged, `indicator/region/period`, and its value.
    private final Map<String, Integer> acknowledged = new ConcurrentHashMap<>();

    private final AtomicInteger answers = new AtomicInteger();
    private final AtomicInteger imports = new AtomicInteger();
    private final AtomicBoolean ending = new AtomicBoolean();
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @BeforeAll
    static void start() throws IOException {
        Map<String, String> settings = new HashMap<>(
                Map.of("DATABASE_USER", "postgres", "DATABASE_PASSWORD", "postgres", "LOG_JSON", "false"));
        settings.put("DATABASE_URL", TestPostgres.newDatabase());
        plan = ServiceProcess.start("plan-service", Map.copyOf(settings));
        database = TestPostgres.newDatabase();
        settings.put("DATABASE_URL", database);
        settings.put("PLAN_SERVICE_URL", plan.url().toString());
        indicator = ServiceProcess.start("indicator-service", Map.copyOf(settings));
    }

    @AfterAll
    static void stop() {
        indicator.close();
        plan.close();
    }

    @Test
    void everyAcknowledgedFigureIsThereOnceAndNoOther() throws Exception {
        for (int writer = 0; writer < IMPORTERS + POSTERS; writer++) {
            for (int number = 0; number < (writer < IMPORTERS ? INDICATORS_OF_AN_IMPORTER : 1); number++) {
                HttpResponse<String> answer =
                        send("PUT", "/v1/indicators/" + code(writer, number), """
                                {"name":"w","unit":"u","direction":"HIGHER","decimals":0,"frequency":"MONTH",
                                "aggregation":"SUM"}
                                """, "application/json", "");
                assertEquals(201, answer.statusCode(), answer.body());
            }
        }
        Random random = new Random(20230607);
        try (ExecutorService threads = Executors.newFixedThreadPool(IMPORTERS + POSTERS)) {
            List<Future<?>> writers = new ArrayList<>();
            for (int writer = 0; writer < IMPORTERS + POSTERS; writer++) {
                int number = writer;
                writers.add(threads.submit(() -> {
                    if (number < IMPORTERS) {
                        importFiles(number);
                    } else {
                        postFigures(number);
                    }
                    return null;
                }));
            }
            for (int kill = 0; kill < KILLS; kill++) {
                int answersBefore = answers.get();
                int importsBefore = imports.get();
                while (answers.get() < answersBefore + ANSWERS_BETWEEN_KILLS || imports.get() == importsBefore) {
                    TimeUnit.MILLISECONDS.sleep(5);
                    for (Future<?> writer : writers) {
                        if (writer.isDone()) {
                            writer.get();
                        }
                    }
                }
                TimeUnit.MILLISECONDS.sleep(random.nextInt(400));
                indicator.kill();
                indicator.restart();
            }
            ending.set(true);
            for (Future<?> writer : writers) {
                writer.get();
            }
        }
        assertEquals(new TreeMap<>(acknowledged), stored());
        assertEquals(Set.of(), chainsThatAreBroken());
        assertEquals(
                storedSingly(),
                records("select thing from audit_record where operation = 'putActual' and changed = 1"),
                "each post that was stored has its record, and no other");
        assertEquals(
                records("""
                        select count(*)::text
                        from actual a join series s on s.id = a.series_id
                        where split_part(s.indicator, '-', 1) = any (array['w0', 'w1'])
                        """),
                records("select sum(changed)::text from audit_record where operation = 'importActuals'"),
                "each import that was stored has its record, and no other");
    }

    /// The keys of the figures that were posted singly, each as often as it has revisions.
    private static List<String> storedSingly() throws SQLException {
        return records("""
                select s.indicator || '/' || s.region || '/' || (a.period / 100) || '-' || lpad((a.period % 100)::text, 2, '0')
                from actual a join series s on s.id = a.series_id
                where split_part(s.indicator, '-', 1) <> all (array['w0', 'w1'])
                """);
    }

    /// The texts that a query gives, in order.
    private static List<String> records(String sql) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection(database, "postgres", "postgres");
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
                texts.add(row.getString(1));
            }
        }
        Collections.sort(texts);
        return texts;
    }

    /// Each file is a year of a region; after the last one they come again, and change nothing.
    private void importFiles(int writer) throws Exception {
        for (int next = 0; !ending.get(); next++) {
            int file = next % (YEARS * REGIONS.size());
            String region = REGIONS.get(file % REGIONS.size());
            int year = FIRST_YEAR + file / REGIONS.size();
            Map<String, Integer> figures = new TreeMap<>();
            StringBuilder csv = new StringBuilder("indicator,region,period,value\n");
            for (int indicator = 0; indicator < INDICATORS_OF_AN_IMPORTER; indicator++) {
                for (int month = 1; month <= 12; month++) {
                    String period = "%d-%02d".formatted(year, month);
                    int value = file * 100 + month;
                    figures.put(code(writer, indicator) + "/" + region + "/" + period, value);
                    csv.append("%s,%s,%s,%d\n".formatted(code(writer, indicator), region, period, value));
                }
            }
            sendUntilAnswered("POST", "/v1/actuals/imports", csv.toString(), "text/csv", "file-" + writer + "-" + next);
            acknowledged.putAll(figures);
            imports.incrementAndGet();
        }
    }

    private void postFigures(int writer) throws Exception {
        for (int next = 0; !ending.get(); next++) {
            int figure = next % (YEARS * 12 * REGIONS.size());
            String region = REGIONS.get(figure % REGIONS.size());
            int month = figure / REGIONS.size();
            String key = "%s/%s/%d-%02d".formatted(code(writer, 0), region, FIRST_YEAR + month / 12, 1 + month % 12);
            sendUntilAnswered("PUT", "/v1/actuals/" + key, "{\"value\":" + figure + "}", "application/json", "");
            acknowledged.put(key, figure);
        }
    }

    private static String code(int writer, int indicator) {
        return "w" + writer + "-" + indicator;
    }

    /// Sends the same request until it is carried out: a connection that breaks says nothing of what was done.
    private void sendUntilAnswered(String method, String path, String body, String type, String key) throws Exception {
        while (true) {
            try {
                HttpResponse<String> answer = send(method, path, body, type, key);
                if (answer.statusCode() < 300) {
                    answers.incrementAndGet();
                    return;
                }
                assertTrue(
                        answer.statusCode() == 503 || answer.statusCode() == 409,
                        answer.statusCode() + " " + answer.body());
            } catch (IOException noAnswer) {
                // It is sent again.
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    private HttpResponse<String> send(String method, String path, String body, String type, String key)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(indicator.url().resolve(path))
                .timeout(LONGEST_ANSWER)
                .header("Authorization", TestLogin.authorization())
                .header("Content-Type", type)
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        if (!key.isEmpty()) {
            request.header("Idempotency-Key", key);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /// Each stored figure and its value; one with several revisions is named with their number.
    private static Map<String, Integer> stored() throws SQLException {
        Map<String, Integer> figures = new TreeMap<>();
        String sql = """
                select s.indicator || '/' || s.region || '/' || (a.period / 100) || '-' || lpad((a.period % 100)::text, 2, '0')
                        || case when count(*) = 1 then '' else ' x ' || count(*) end,
                    max(a.value)
                from actual a join series s on s.id = a.series_id
                group by s.indicator, s.region, a.period
                """;
        try (Connection connection = DriverManager.getConnection(database, "postgres", "postgres");
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
                figures.put(row.getString(1), row.getInt(2));
            }
        }
        return figures;
    }

    private Set<String> chainsThatAreBroken() throws IOException, InterruptedException {
        Set<String> broken = new TreeSet<>();
        for (String series : acknowledgedSeries()) {
            HttpResponse<String> audit = http.send(
                    HttpRequest.newBuilder(indicator.url().resolve("/v1/actuals/" + series + "/audit"))
                            .header("Authorization", TestLogin.authorization())
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            if (!audit.body().contains("\"intact\":true")) {
                broken.add(series + " " + audit.body());
            }
        }
        return broken;
    }

    private Set<String> acknowledgedSeries() {
        return acknowledged.keySet().stream()
                .map(figure -> figure.substring(0, figure.lastIndexOf('/')))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
