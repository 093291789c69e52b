package org.planledger.deploy.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.planledger.deploy.Trouble;
import org.planledger.deploy.http.ServiceClient;
import org.planledger.deploy.settings.ServiceName;
import org.planledger.kernel.access.Role;
import org.planledger.kernel.problem.Language;

/// A packaged service starts only with an issuer, and with the local one only where nobody else can reach it.
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class IssuerAtStartIT {
    @TempDir
    Path state;

    @Test
    void withoutAnIssuerNoServiceStarts() throws Exception {
        assertRefused("No issuer of tokens is configured", Map.of());
    }

    @Test
    void theLocalIssuerHasToBeAskedForByName() throws Exception {
        Map<String, String> variables = local();
        variables.remove("LOCAL_ISSUER");
        assertRefused("TOKEN_ISSUER is the local issuer of ./suite up, which is not for production", variables);
        variables.put("TOKEN_ISSUER", variables.get("TOKEN_ISSUER") + '\n');
        assertRefused("TOKEN_ISSUER is the local issuer of ./suite up, which is not for production", variables);
    }

    @Test
    void theLocalIssuerIsForLoopbackOnly() throws Exception {
        Map<String, String> variables = local();
        variables.put("HTTP_HOST", "0.0.0.0");
        assertRefused("The local issuer is for a service that listens on loopback", variables);
    }

    @Test
    void theLocalIssuerIsNoOther() throws Exception {
        Map<String, String> variables = local();
        variables.put("TOKEN_ISSUER", "https://login.example");
        assertRefused("LOCAL_ISSUER is set, but TOKEN_ISSUER is another", variables);
    }

    @Test
    void tokensForOtherSystemsNeverCount() throws Exception {
        Map<String, String> variables = local();
        variables.put("TOKEN_AUDIENCE", "");
        assertRefused("TOKEN_AUDIENCE is empty", variables);
    }

    @Test
    void withoutKeysNoServiceStarts() throws Exception {
        Map<String, String> variables = local();
        variables.put("TOKEN_KEYS", "file:" + state.resolve("none.json"));
        assertRefused("TOKEN_KEYS names a file that cannot be read", variables);
        variables.remove("TOKEN_KEYS");
        assertRefused("TOKEN_KEYS is not set", variables);
    }

    @Test
    void keysDoNotComeInTheOpen() throws Exception {
        Map<String, String> variables = local();
        variables.put("TOKEN_KEYS", "http://192.0.2.1/keys");
        assertRefused("TOKEN_KEYS is an address that is not encrypted", variables);
    }

    @Test
    void aServiceTakesTheTokensOfTheKeyThatItWasToldOf() throws Exception {
        LocalIssuer issuer = LocalIssuer.make(state);
        try (ConfiguredService plan = ConfiguredService.start("plan-service", local())) {
            plan.awaitReady();
            String viewer = issuer.mint(new Grant(
                    "li", Set.of(Role.VIEWER), Set.of(), Set.of(), Set.of(), Set.of(), Duration.ofMinutes(5)));
            try (ServiceClient client = client(plan, viewer)) {
                assertTrue(client.get("/v1/regions/371503").isPresent());
                assertStatus(403, () -> client.put("/v1/regions/371503", JsonNodeFactory.instance.objectNode()));
                assertStatus(403, () -> client.get("/v1/changes"));
            }
            Path file = Path.of(access().admit(ServiceName.REPORT).get("SERVICE_TOKEN_FILE"));
            try (ServiceClient client = client(plan, Files.readString(file))) {
                assertTrue(client.get("/v1/changes?limit=1").isPresent());
                assertStatus(403, () -> client.put("/v1/regions/371503", JsonNodeFactory.instance.objectNode()));
            }
            String stranger = LocalIssuer.make(state.resolve("another")).mint(Grant.admin("li", Duration.ofMinutes(5)));
            try (ServiceClient client = client(plan, stranger)) {
                assertStatus(401, () -> client.get("/v1/regions/371503"));
            }
        }
    }

    private static ServiceClient client(ConfiguredService service, String token) {
        return new ServiceClient(service.url(), Language.ENGLISH, () -> token);
    }

    private static void assertStatus(int status, Runnable call) {
        Trouble trouble = assertThrows(Trouble.class, call::run);
        assertTrue(trouble.in(Language.ENGLISH).contains("(" + status + ")"), trouble.in(Language.ENGLISH));
    }

    private LocalAccess access() throws IOException {
        return new LocalAccess(state, LocalIssuer.make(state), Instant::now);
    }

    private Map<String, String> local() throws IOException {
        return new HashMap<>(access().admit(ServiceName.PLAN));
    }

    private static void assertRefused(String sentence, Map<String, String> variables) throws Exception {
        List<ConfiguredService> services = new ArrayList<>();
        try {
            for (ServiceName service : ServiceName.values()) {
                services.add(ConfiguredService.start(service.folder(), variables));
            }
            for (ConfiguredService service : services) {
                assertNotEquals(0, service.end());
                String log = Files.readString(service.log());
                assertTrue(log.contains(sentence), log);
                assertEquals(
                        0,
                        log.lines()
                                .filter(line -> line.contains("Listening on"))
                                .count(),
                        log);
            }
        } finally {
            services.forEach(ConfiguredService::close);
        }
    }
}
