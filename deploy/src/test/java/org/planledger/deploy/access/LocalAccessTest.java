package org.planledger.deploy.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.planledger.deploy.http.ServiceClient;
import org.planledger.deploy.settings.ServiceName;

class LocalAccessTest {
    @TempDir
    Path state;

    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private LocalAccess access;

    @BeforeEach
    void make() throws IOException {
        access = new LocalAccess(state, LocalIssuer.make(state), () -> now);
    }

    @Test
    void everyServiceIsToldOfTheIssuerByName() throws IOException {
        for (ServiceName service : ServiceName.values()) {
            Map<String, String> variables = access.admit(service);
            assertEquals("urn:plan-ledger:local", variables.get("TOKEN_ISSUER"));
            assertEquals("true", variables.get("LOCAL_ISSUER"));
            assertEquals("file:" + state.resolve("access/keys.json"), variables.get("TOKEN_KEYS"));
        }
    }

    @Test
    void whoCallsOthersHasATokenInAFileForTheOwnerAlone() throws IOException {
        assertFalse(access.admit(ServiceName.PLAN).containsKey("SERVICE_TOKEN_FILE"));
        for (ServiceName service : new ServiceName[] {ServiceName.INDICATOR, ServiceName.REPORT}) {
            Path file = Path.of(access.admit(service).get("SERVICE_TOKEN_FILE"));
            assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
            JsonNode claims = claims(Files.readString(file));
            assertEquals(service.folder(), claims.path("sub").asText());
            assertEquals("[\"service\"]", claims.path("groups").toString());
            assertEquals("[\"*\"]", claims.path("regions").toString());
            assertEquals("[\"*\"]", claims.path("units").toString());
            assertEquals("changes:read drafts:read read", claims.path("scope").asText());
        }
    }

    @Test
    void aTokenIsWrittenAnewAtEachStartAndLongBeforeItRunsOut() throws IOException {
        Path file = Path.of(access.admit(ServiceName.REPORT).get("SERVICE_TOKEN_FILE"));
        String first = Files.readString(file);
        access.admit(ServiceName.REPORT);
        String second = Files.readString(file);
        assertNotEquals(first, second);

        now = now.plus(LocalAccess.LIFETIME.dividedBy(2)).minusMillis(1);
        access.keepFresh();
        assertEquals(second, Files.readString(file));
        now = now.plusMillis(1);
        access.keepFresh();
        String third = Files.readString(file);
        assertNotEquals(second, third);
        access.keepFresh();
        assertEquals(third, Files.readString(file));
        assertTrue(Files.notExists(state.resolve("access/indicator-service.token")), "it was not started");
    }

    @Test
    void whatCouldNotBeRenewedIsTriedAgainSoon() throws IOException {
        Path file = Path.of(access.admit(ServiceName.REPORT).get("SERVICE_TOKEN_FILE"));
        String before = Files.readString(file);
        Path inTheWay = Files.createDirectories(state.resolve("access/report-service.token.new/in-the-way"));
        now = now.plus(LocalAccess.LIFETIME.dividedBy(2));
        assertThrows(IOException.class, access::keepFresh);
        Files.delete(inTheWay);
        now = now.plus(Duration.ofMinutes(1));
        access.keepFresh();
        assertNotEquals(before, Files.readString(file));
    }

    private static JsonNode claims(String token) throws IOException {
        return ServiceClient.JSON.readTree(Base64.getUrlDecoder().decode(token.split("\\.")[1]));
    }
}
