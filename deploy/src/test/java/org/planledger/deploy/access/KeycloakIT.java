package org.planledger.deploy.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/// Packaged services take the tokens of a real Keycloak that was set up as docs/operations.md says. It runs with
/// `-Pkeycloak`, which fetches Keycloak; `./suite test --all` does.
@EnabledIfSystemProperty(named = "keycloak.home", matches = ".+")
@Timeout(value = 30, unit = TimeUnit.MINUTES)
class KeycloakIT {
    /// The shortest that can be set, TOKEN_KEYS_REFRESH_MINUTES.
    private static final Duration KEYS_REFRESHED = Duration.ofMinutes(1);
    /// Until whatever the services remember of keys and tokens is certainly known anew.
    private static final Duration LONGEST = Duration.ofMinutes(4);

    private static final String OPEN_TO_ALL_READERS = "/v1/regions/371503";

    @TempDir
    static Path folder;

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static Keycloak keycloak;
    private static ConfiguredService plans;
    private static ConfiguredService indicators;

    @BeforeAll
    static void startAll() throws Exception {
        keycloak = Keycloak.start(Path.of(System.getProperty("keycloak.home")));
        Path token = renewServiceToken();
        Map<String, String> variables = new HashMap<>(Map.of(
                "TOKEN_ISSUER", keycloak.issuer(),
                "TOKEN_KEYS", keycloak.keys(),
                "TOKEN_ROLES", "realm_access/roles",
                "TOKEN_KEYS_REFRESH_MINUTES", String.valueOf(KEYS_REFRESHED.toMinutes()),
                "TOKEN_CLOCK_SKEW", "1"));
        plans = ConfiguredService.start("plan-service", variables);
        plans.awaitReady();
        variables.put("PLAN_SERVICE_URL", plans.url().toString());
        variables.put("SERVICE_TOKEN_FILE", token.toString());
        indicators = ConfiguredService.start("indicator-service", variables);
        indicators.awaitReady();
        keycloak.addUser("lisi", "admin", Map.of());
        keycloak.addUser("wangwu", "viewer", Map.of("regions_below", List.of("371500")));
    }

    @AfterAll
    static void stopAll() {
        for (AutoCloseable each : new AutoCloseable[] {indicators, plans, keycloak}) {
            try {
                if (each != null) {
                    each.close();
                }
            } catch (Exception failed) {
                throw new IllegalStateException(failed);
            }
        }
    }

    /// As whoever runs the services has to, for it runs out with five minutes.
    private static Path renewServiceToken() throws IOException, InterruptedException {
        Path fresh = Files.writeString(folder.resolve("fresh-token"), keycloak.serviceToken());
        return Files.move(fresh, folder.resolve("service-token"), StandardCopyOption.REPLACE_EXISTING);
    }

    @Test
    void aLoginMayWhatItsRolesAndAttributesSay() throws Exception {
        renewServiceToken();
        String admin = keycloak.login("lisi");
        put(plans, "/v1/units/371503-qkjj", admin, "{'code':'371503-qkjj','region':'371503','name':'区科技局'}");
        put(plans, "/v1/units/371503-qnyj", admin, "{'code':'371503-qnyj','region':'371503','name':'区农业局'}");
        put(plans, "/v1/plans/login-2023", admin, """
                {'title':'登录','region':'371503','from':'2023-01','to':'2023-12','status':'IN_FORCE',
                 'parts':[{'title':'一'}],
                 'tasks':[{'number':'1','text':'专利','part':1,'lead':['371503-qkjj']},
                          {'number':'2','text':'粮食','part':1,'lead':['371503-qnyj']}]}
                """);
        for (String indicator : List.of("patents", "grain")) {
            put(indicators, "/v1/indicators/" + indicator, admin, """
                    {'name':'NAME','unit':'件','direction':'HIGHER','decimals':0,'frequency':'MONTH',
                     'aggregation':'SUM','reporting':'PERIOD'}
                    """.replace("NAME", indicator));
            String task = indicator.equals("patents") ? "1" : "2";
            String target = """
                    {'plan':'login-2023','task':'TASK','indicator':'INDICATOR','region':'371503','status':'SET',
                     'comparator':'AT_LEAST','value':100,'measure':'AMOUNT','recurrence':'TOTAL',
                     'from':'2023-01','to':'2023-12'}
                    """.replace("TASK", task).replace("INDICATOR", indicator);
            // indicator-service learns of the plan with the token of the services.
            awaitStatus(201, () -> call(indicators, "PUT", "/v1/targets/login-" + task, admin, target));
        }

        String reporter = keycloak.login("zhangsan");
        String figure = "{'value':7,'source':'专利月报'}";
        HttpResponse<String> posted = call(indicators, "PUT", "/v1/actuals/patents/371503/2023-01", reporter, figure);
        assertEquals(201, posted.statusCode(), posted.body());
        assertStatus(403, indicators, "PUT", "/v1/actuals/grain/371503/2023-01", reporter, figure);
        assertStatus(403, indicators, "PUT", "/v1/actuals/patents/371502/2023-01", reporter, figure);
        assertStatus(403, plans, "DELETE", "/v1/plans/login-2023", reporter, null);
        JsonNode revisions =
                json(call(indicators, "GET", "/v1/actuals/patents/371503/2023-01/revisions", reporter, null)
                        .body());
        assertTrue(revisions.toString().contains("\"zhangsan\""), revisions.toString());

        String viewer = keycloak.login("wangwu");
        assertStatus(200, plans, "GET", "/v1/plans/login-2023", viewer, null);
        assertStatus(403, indicators, "PUT", "/v1/actuals/patents/371503/2023-02", viewer, figure);

        String service = keycloak.serviceToken();
        assertStatus(200, plans, "GET", "/v1/changes?limit=1", service, null);
        assertStatus(403, plans, "GET", "/v1/changes?limit=1", viewer, null);
        assertStatus(403, plans, "DELETE", "/v1/plans/login-2023", service, null);
    }

    @Test
    void aTokenForAnotherApplicationIsRefused() throws Exception {
        String elsewhere = keycloak.loginElsewhere("zhangsan");
        assertEquals(keycloak.issuer(), claims(elsewhere).path("iss").asText());
        assertStatus(401, plans, "GET", OPEN_TO_ALL_READERS, elsewhere, null);
        assertStatus(200, plans, "GET", OPEN_TO_ALL_READERS, keycloak.login("zhangsan"), null);
    }

    @Test
    void aTokenThatHasRunOutIsRefused() throws Exception {
        keycloak.setTokenLifetime(10);
        try {
            String shortLived = keycloak.login("zhangsan");
            awaitStatus(401, () -> call(plans, "GET", OPEN_TO_ALL_READERS, shortLived, null));
            assertTrue(Instant.now().getEpochSecond()
                    >= claims(shortLived).path("exp").asLong());
        } finally {
            keycloak.setTokenLifetime(300);
        }
        assertStatus(200, plans, "GET", OPEN_TO_ALL_READERS, keycloak.login("zhangsan"), null);
    }

    @Test
    void keysAreReplacedWithoutARestart() throws Exception {
        String old = keycloak.login("zhangsan");
        String oldAndNotShown = keycloak.login("wangwu");
        assertStatus(200, plans, "GET", OPEN_TO_ALL_READERS, old, null);

        keycloak.addKey();
        String fresh = keycloak.login("zhangsan");
        assertNotEquals(key(old), key(fresh));
        awaitStatus(200, () -> call(plans, "GET", OPEN_TO_ALL_READERS, fresh, null));
        assertStatus(200, plans, "GET", OPEN_TO_ALL_READERS, old, null);

        keycloak.disableFirstKeys();
        awaitStatus(401, () -> call(plans, "GET", OPEN_TO_ALL_READERS, old, null));
        assertStatus(401, plans, "GET", OPEN_TO_ALL_READERS, oldAndNotShown, null);
        assertTrue(Instant.now().getEpochSecond()
                < claims(oldAndNotShown).path("exp").asLong());
        assertStatus(200, plans, "GET", OPEN_TO_ALL_READERS, fresh, null);
    }

    @Test
    void whileTheIssuerIsAwayTheTokensOfKnownKeysCount() throws Exception {
        String shown = keycloak.login("zhangsan");
        String notShown = keycloak.login("wangwu");
        awaitStatus(200, () -> call(plans, "GET", OPEN_TO_ALL_READERS, shown, null));
        keycloak.stop();
        try {
            TimeUnit.MILLISECONDS.sleep(KEYS_REFRESHED.multipliedBy(2).toMillis());
            assertStatus(200, plans, "GET", OPEN_TO_ALL_READERS, shown, null);
            assertStatus(200, plans, "GET", OPEN_TO_ALL_READERS, notShown, null);
        } finally {
            keycloak.launch();
        }
        assertStatus(200, plans, "GET", OPEN_TO_ALL_READERS, keycloak.login("zhangsan"), null);
    }

    private interface Call {
        HttpResponse<String> send() throws IOException, InterruptedException;
    }

    private static void awaitStatus(int status, Call call) throws IOException, InterruptedException {
        Instant end = Instant.now().plus(LONGEST);
        HttpResponse<String> answer = call.send();
        while (answer.statusCode() != status && Instant.now().isBefore(end)) {
            TimeUnit.SECONDS.sleep(1);
            answer = call.send();
        }
        assertEquals(status, answer.statusCode(), answer.body());
    }

    private static void assertStatus(
            int status, ConfiguredService service, String method, String path, String token, String body)
            throws IOException, InterruptedException {
        HttpResponse<String> answer = call(service, method, path, token, body);
        assertEquals(status, answer.statusCode(), answer.body());
    }

    private static void put(ConfiguredService service, String path, String token, String body)
            throws IOException, InterruptedException {
        assertStatus(201, service, "PUT", path, token, body);
    }

    /// @param body JSON with single quotes; null for none
    private static HttpResponse<String> call(
            ConfiguredService service, String method, String path, String token, String body)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(service.url() + path))
                .header("Authorization", "Bearer " + token)
                .method(
                        method,
                        body == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body.replace('\'', '"')));
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static String key(String token) throws IOException {
        return part(token, 0).path("kid").asText();
    }

    private static JsonNode claims(String token) throws IOException {
        return part(token, 1);
    }

    private static JsonNode part(String token, int place) throws IOException {
        return new ObjectMapper().readTree(Base64.getUrlDecoder().decode(token.split("\\.", -1)[place]));
    }

    private static JsonNode json(String text) throws IOException {
        return new ObjectMapper().readTree(text);
    }
}
