package org.planledger.indicator.directory;

import static org.hamcrest.Matchers.contains;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.planledger.indicator.Service.givenIndicator;
import static org.planledger.indicator.Service.post;
import static org.planledger.indicator.Service.putTarget;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIf;
import org.planledger.kernel.testing.PostgresTestResource;
import org.planledger.kernel.testing.ServiceProcess;
import org.planledger.kernel.testing.TestLogin;
import org.planledger.kernel.testing.TestPostgres;

/// The directory beside plan-service itself, as its build has left it; without a build the stub of the other tests
/// has to do.
@QuarkusTest
@EnabledIf("planServiceIsBuilt")
@WithTestResource(PostgresTestResource.class)
@WithTestResource(RealPlanServiceIT.PlanService.class)
class RealPlanServiceIT {
    private static final String PLAN = """
            {"title":"计划","documentNumber":"〔2023〕1号","issuer":"办公室","issuedOn":"2023-01-05","region":"371503",
            "from":"2023-01","to":"2023-12","status":"DRAFT","parts":[{"title":"一","sections":[]}],
            "tasks":[{"number":"51","text":"任务","part":1}]}
            """;

    @Inject
    DirectoryStore store;

    static boolean planServiceIsBuilt() {
        return Files.exists(Path.of("..", "plan-service", "target", "quarkus-app", "quarkus-run.jar"));
    }

    public static class PlanService implements QuarkusTestResourceLifecycleManager {
        private static ServiceProcess process;

        @Override
        public Map<String, String> start() {
            if (!planServiceIsBuilt()) {
                return Map.of();
            }
            try {
                process = ServiceProcess.start(
                        "plan-service",
                        Map.of(
                                "quarkus.datasource.jdbc.url", TestPostgres.newDatabase(),
                                "quarkus.datasource.username", "postgres",
                                "quarkus.datasource.password", "postgres"));
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
            return Map.of("indicator.plan-service.url", process.url().toString().replaceAll("/$", ""));
        }

        @Override
        public void stop() {
            if (process != null) {
                process.close();
            }
        }
    }

    @Test
    void regionsPlansAndTasksOfPlanServiceAreKnown() throws Exception {
        givenIndicator("real");
        post("real/371503/2023-01", "1").statusCode(201);
        post("real/379999/2023-01", "1").statusCode(400).body("violations.code", contains("unknown-region"));
        put("real-plan");
        String target = """
                {"plan":"real-plan","task":"%s","indicator":"real","region":"371503","comparator":"AT_LEAST","value":1,
                "from":"2023-01","to":"2023-12"}
                """;
        putTarget("real-target", target.formatted("52"))
                .statusCode(400)
                .body("violations.code", contains("unknown-task"));
        putTarget("real-target", target.formatted("51")).statusCode(201);
    }

    @Test
    @Timeout(value = 1, unit = TimeUnit.MINUTES)
    void whatPlanServiceChangesIsKnownThoughNobodyAsksForIt() throws Exception {
        put("real-followed");
        while (!store.known(null, "real-followed", "51").task()) {
            TimeUnit.MILLISECONDS.sleep(5);
        }
    }

    private static void put(String plan) throws Exception {
        HttpRequest put = HttpRequest.newBuilder(PlanService.process.url().resolve("/v1/plans/" + plan))
                .header("Authorization", TestLogin.authorization())
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(PLAN))
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = http.send(put, HttpResponse.BodyHandlers.ofString());
            assertEquals(201, answer.statusCode(), answer.body());
        }
    }
}
