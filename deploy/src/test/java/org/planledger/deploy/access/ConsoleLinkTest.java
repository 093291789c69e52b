package org.planledger.deploy.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.planledger.deploy.Trouble;
import org.planledger.deploy.settings.SuiteSettings;
import org.planledger.kernel.access.Ticket;

class ConsoleLinkTest {
    @TempDir
    Path state;

    private SuiteSettings settings;

    @BeforeEach
    void make() throws IOException {
        LocalIssuer.make(state);
        settings = SuiteSettings.read(state, state, Map.of("REPORT_PORT", "9123"));
    }

    private Path file(URI link) {
        assertEquals("/console/enter", link.getPath());
        return Ticket.file(ConsoleLink.tickets(state), link.getQuery().substring("ticket=".length()));
    }

    private JsonNode claims(URI link) throws IOException {
        String token = Files.readString(file(link));
        return new ObjectMapper().readTree(Base64.getUrlDecoder().decode(token.split("\\.")[1]));
    }

    @Test
    void theOwnerOfTheMachineIsAnAdminForADay() throws IOException {
        URI link = ConsoleLink.forOwner(settings).orElseThrow();
        assertEquals(9123, link.getPort());
        JsonNode claims = claims(link);
        assertEquals("[\"admin\"]", claims.path("groups").toString());
        assertEquals(86_400, claims.path("exp").asLong() - claims.path("iat").asLong());
    }

    @Test
    void aLinkCanBeForAnyLogin() throws IOException {
        URI link = ConsoleLink.of(
                List.of("--role", "reporter", "--unit", "371503-qkjj", "--region", "371503", "--name", "张三"), settings);
        JsonNode claims = claims(link);
        assertEquals("[\"reporter\"]", claims.path("groups").toString());
        assertEquals("张三", claims.path("upn").asText());
        assertThrows(Trouble.class, () -> ConsoleLink.of(List.of("--role", "king"), settings));
    }

    @Test
    void theTokenIsForTheOwnerAloneAndTheLinkDoesNotTellWhereItLies() throws IOException {
        URI link = ConsoleLink.forOwner(settings).orElseThrow();
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file(link))));
        assertEquals(
                "rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(ConsoleLink.tickets(state))));
        assertFalse(link.toString().contains(file(link).getFileName().toString()));
        assertNotEquals(link, ConsoleLink.forOwner(settings).orElseThrow());
    }

    @Test
    void ticketsThatNobodyUsedAreDeletedAndOthersKept() throws IOException {
        Path old = file(ConsoleLink.forOwner(settings).orElseThrow());
        Path fresh = file(ConsoleLink.forOwner(settings).orElseThrow());
        Files.setLastModifiedTime(
                old, FileTime.from(Instant.now().minus(Ticket.COUNTS).minusSeconds(1)));
        ConsoleLink.forOwner(settings);
        assertTrue(Files.notExists(old));
        assertTrue(Files.exists(fresh));
    }

    @Test
    void withAnOutsideIssuerThereIsNoLink() {
        SuiteSettings outside = SuiteSettings.read(
                state,
                state,
                Map.of("TOKEN_ISSUER", "https://sso", "TOKEN_KEYS", "https://sso/keys", "SERVICE_TOKEN_FILE", "/t"));
        assertTrue(ConsoleLink.forOwner(outside).isEmpty());
        assertThrows(Trouble.class, () -> ConsoleLink.of(List.of(), outside));
    }
}
