package org.planledger.deploy.access;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A Keycloak with the realm of `deploy/keycloak/realm.json`, on a free port of loopback. Its data lies
/// below the folder that it was unpacked to, so one runs at a time.
final class Keycloak implements AutoCloseable {
    static final String PASSWORD = "of-this-test";

    private static final String REALM = "plan-ledger";
    private static final String ADMIN = "root";
    private static final long LONGEST_START_MINUTES = 10;

    private final Path home;
    private final Path log;
    private final URI url;
    private final HttpClient http = HttpClient.newHttpClient();
    private Process process;

    private Keycloak(Path home, Path log, URI url) {
        this.home = home;
        this.log = log;
        this.url = url;
    }

    /// Starts it with an empty database, and the realm in it.
    ///
    /// @param home the folder of the distribution
    static Keycloak start(Path home) throws IOException, InterruptedException {
        deleteTree(home.resolve("data"));
        Path imported = Files.createDirectories(home.resolve("data").resolve("import"));
        Files.copy(Path.of("keycloak", "realm.json"), imported.resolve("realm.json"));
        try (ServerSocket free = new ServerSocket(0)) {
            Keycloak keycloak = new Keycloak(
                    home,
                    Files.createTempFile("keycloak", ".log"),
                    URI.create("http://127.0.0.1:" + free.getLocalPort() + "/"));
            free.close();
            keycloak.launch();
            return keycloak;
        }
    }

    /// Starts it again with what it knew.
    void launch() throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(
                        "/bin/bash",
                        home.resolve("bin/kc.sh").toString(),
                        "start-dev",
                        "--http-host=127.0.0.1",
                        "--http-port=" + url.getPort(),
                        "--import-realm")
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment()
                .putAll(Map.of(
                        "JAVA_HOME", System.getProperty("java.home"),
                        "JAVA_OPTS_KC_HEAP", "-Xms64m -Xmx512m",
                        "KC_BOOTSTRAP_ADMIN_USERNAME", ADMIN,
                        "KC_BOOTSTRAP_ADMIN_PASSWORD", PASSWORD,
                        "PEOPLE_SECRET", PASSWORD,
                        "SERVICES_SECRET", PASSWORD,
                        "ZHANGSAN_PASSWORD", PASSWORD,
                        "PLAN_LEDGER_URL", "http://127.0.0.1"));
        process = builder.start();
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(LONGEST_START_MINUTES);
        while (!answers()) {
            if (!process.isAlive() || System.nanoTime() > end) {
                stop();
                throw new IOException("Keycloak does not start: " + Files.readString(log));
            }
            TimeUnit.MILLISECONDS.sleep(500);
        }
    }

    private boolean answers() throws InterruptedException {
        try {
            return http.send(
                                    HttpRequest.newBuilder(URI.create(issuer())).build(),
                                    HttpResponse.BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException notYetListening) {
            return false;
        }
    }

    String issuer() {
        return url.resolve("realms/" + REALM).toString();
    }

    String keys() {
        return issuer() + "/protocol/openid-connect/certs";
    }

    /// An access token of somebody who logs in with a password.
    String login(String user) throws IOException, InterruptedException {
        return token(REALM, "password", "plan-ledger-people", user);
    }

    /// An access token of the same realm that was made for another application.
    String loginElsewhere(String user) throws IOException, InterruptedException {
        return token(REALM, "password", "admin-cli", user);
    }

    /// An access token for the calls between the services.
    String serviceToken() throws IOException, InterruptedException {
        return token(REALM, "client_credentials", "plan-ledger-services", "");
    }

    /// Makes a user with roles and attributes, as an administrator does.
    void addUser(String name, String role, Map<String, List<String>> attributes)
            throws IOException, InterruptedException {
        Map<String, Object> user = Map.of(
                "username",
                name,
                "enabled",
                true,
                "firstName",
                name,
                "lastName",
                name,
                "email",
                name + "@example.gov.cn",
                "attributes",
                attributes,
                "credentials",
                List.of(Map.of("type", "password", "value", PASSWORD)));
        administer("POST", "users", user);
        String id = administer("GET", "users?exact=true&username=" + name, null)
                .get(0)
                .path("id")
                .asText();
        administer("POST", "users/" + id + "/role-mappings/realm", List.of(administer("GET", "roles/" + role, null)));
    }

    /// Makes a signing key that comes before those that are there.
    void addKey() throws IOException, InterruptedException {
        administer("POST", "components", rsaKey("rotated", true));
    }

    /// Takes the keys back that the realm was made with.
    void disableFirstKeys() throws IOException, InterruptedException {
        for (JsonNode key : administer("GET", "components?type=org.keycloak.keys.KeyProvider", null)) {
            if (key.path("providerId").asText().equals("rsa-generated")
                    && !key.path("name").asText().equals("rotated")) {
                administer(
                        "PUT",
                        "components/" + key.path("id").asText(),
                        rsaKey(key.path("name").asText(), false));
            }
        }
    }

    private static Map<String, Object> rsaKey(String name, boolean signing) {
        String state = String.valueOf(signing);
        return Map.of(
                "name",
                name,
                "providerId",
                "rsa-generated",
                "providerType",
                "org.keycloak.keys.KeyProvider",
                "config",
                Map.of(
                        "priority", List.of(signing ? "200" : "1"),
                        "enabled", List.of(state),
                        "active", List.of(state),
                        "algorithm", List.of("RS256"),
                        "keySize", List.of("2048")));
    }

    void setTokenLifetime(int seconds) throws IOException, InterruptedException {
        administer("PUT", "", Map.of("accessTokenLifespan", seconds));
    }

    private String token(String realm, String grant, String client, String user)
            throws IOException, InterruptedException {
        String form = Stream.of(
                        Map.entry("grant_type", grant),
                        Map.entry("client_id", client),
                        Map.entry("client_secret", PASSWORD),
                        Map.entry("username", user),
                        Map.entry("password", PASSWORD))
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return send(HttpRequest.newBuilder(url.resolve("realms/" + realm + "/protocol/openid-connect/token"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form)))
                .path("access_token")
                .asText();
    }

    /// One call of the admin API.
    ///
    /// @param body null for none
    private JsonNode administer(String method, String path, Object body) throws IOException, InterruptedException {
        HttpRequest.BodyPublisher content = body == null
                ? HttpRequest.BodyPublishers.noBody()
                : HttpRequest.BodyPublishers.ofByteArray(new ObjectMapper().writeValueAsBytes(body));
        return send(HttpRequest.newBuilder(url.resolve("admin/realms/" + REALM + (path.isEmpty() ? "" : "/" + path)))
                .header("Authorization", "Bearer " + token("master", "password", "admin-cli", ADMIN))
                .header("Content-Type", "application/json")
                .method(method, content));
    }

    private JsonNode send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() >= 300) {
            throw new IOException(answer.request().uri() + " answered " + answer.statusCode() + ": " + answer.body());
        }
        return new ObjectMapper().readTree(answer.body());
    }

    /// Ends it, as an operator does.
    void stop() {
        List<ProcessHandle> all = Stream.concat(process.descendants(), Stream.of(process.toHandle()))
                .toList();
        all.forEach(ProcessHandle::destroy);
        all.forEach(each -> each.onExit().join());
    }

    @Override
    public void close() {
        stop();
        http.close();
    }

    private static void deleteTree(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }
}
