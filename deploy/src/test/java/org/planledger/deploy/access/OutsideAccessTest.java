package org.planledger.deploy.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.planledger.deploy.Trouble;
import org.planledger.deploy.settings.ServiceName;
import org.planledger.deploy.settings.SuiteSettings;
import org.planledger.kernel.problem.Language;

class OutsideAccessTest {
    @TempDir
    Path state;

    @Test
    void theServicesInheritWhatTheEnvironmentSaysAndNoKeyIsMade() throws IOException {
        Files.writeString(state.resolve("service"), "a.b.c");
        SuiteAccess access = SuiteAccess.prepare(settings(Map.of()));
        for (ServiceName service : ServiceName.values()) {
            assertEquals(Map.of(), access.admit(service));
        }
        access.keepFresh();
        assertFalse(Files.exists(state.resolve("access")));
    }

    @Test
    void aServiceTokenThatCannotBeReadIsToldAtOnce() {
        Trouble trouble = assertThrows(Trouble.class, () -> SuiteAccess.prepare(settings(Map.of())));
        assertTrue(trouble.in(Language.ENGLISH)
                .startsWith("SERVICE_TOKEN_FILE names " + state.resolve("service") + ", which cannot be read"));
    }

    @Test
    void theSuitesOwnTokenIsReadAnewForEachRequest() throws IOException {
        assertEquals(Optional.empty(), OwnToken.of(settings(Map.of())));
        Path file = state.resolve("own");
        Supplier<String> token = OwnToken.of(settings(Map.of("SUITE_TOKEN_FILE", file.toString())))
                .orElseThrow();
        assertTrue(assertThrows(Trouble.class, token::get)
                .in(Language.ENGLISH)
                .startsWith("SUITE_TOKEN_FILE names " + file));
        Files.writeString(file, "a.b.c\n");
        assertEquals("a.b.c", token.get());
        Files.writeString(file, "d.e.f\n");
        assertEquals("d.e.f", token.get());
    }

    @Test
    void tokenSaysWhoMintsThem() {
        Trouble trouble = assertThrows(
                Trouble.class,
                () -> TokenCommand.run(
                        List.of("--role", "viewer"),
                        settings(Map.of()),
                        new PrintStream(OutputStream.nullOutputStream())));
        assertEquals(
                "Tokens come from TOKEN_ISSUER (https://login.example): ask it for one.", trouble.in(Language.ENGLISH));
    }

    private SuiteSettings settings(Map<String, String> more) {
        Map<String, String> environment = new HashMap<>(Map.of(
                "TOKEN_ISSUER", "https://login.example",
                "TOKEN_KEYS", "https://login.example/keys",
                "SERVICE_TOKEN_FILE", state.resolve("service").toString()));
        environment.putAll(more);
        return SuiteSettings.read(state, state, environment);
    }
}
