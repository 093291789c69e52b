package org.planledger.deploy.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.planledger.deploy.Trouble;
import org.planledger.kernel.problem.Language;

class SuiteSettingsTest {

    @Test
    void withoutSettingsTheEmbeddedPostgresAndTheUsualPortsAreUsed() {
        SuiteSettings settings = read(Map.of());
        assertTrue(settings.usesEmbeddedPostgres());
        assertEquals("http://127.0.0.1:8083", settings.url(ServiceName.REPORT).toString());
    }

    @Test
    void portsComeFromTheEnvironment() {
        assertEquals(9001, read(Map.of("PLAN_PORT", "9001")).ports().get(ServiceName.PLAN));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "65536", "-1", "http", "123456"})
    void aPortThatIsNoneIsToldByItsVariable(String port) {
        Trouble trouble = assertThrows(Trouble.class, () -> read(Map.of("REPORT_PORT", port)));
        assertTrue(trouble.in(Language.ENGLISH).startsWith("REPORT_PORT must be"));
    }

    @Test
    void onePortForTwoIsAMistakeThatNamesBoth() {
        Trouble trouble = assertThrows(Trouble.class, () -> read(Map.of("PLAN_PORT", "8082")));
        assertTrue(trouble.in(Language.ENGLISH).contains("PLAN_PORT and INDICATOR_PORT"));
    }

    @Test
    void threeUrlsReplaceTheEmbeddedPostgres() {
        SuiteSettings settings = read(Map.of(
                "PLAN_DATABASE_URL", "jdbc:postgresql://db/plan",
                "PLAN_DATABASE_USER", "ledger",
                "PLAN_DATABASE_PASSWORD", "secret",
                "INDICATOR_DATABASE_URL", "jdbc:postgresql://db/indicator",
                "REPORT_DATABASE_URL", "jdbc:postgresql://db/report"));
        assertFalse(settings.usesEmbeddedPostgres());
        assertEquals(
                new DatabaseAccess("jdbc:postgresql://db/plan", "ledger", "secret"),
                settings.external().get(ServiceName.PLAN));
        assertFalse(settings.external().toString().contains("secret"));
    }

    @Test
    void someUrlsOnlyAreAMistakeThatNamesTheMissingOnes() {
        Trouble trouble =
                assertThrows(Trouble.class, () -> read(Map.of("PLAN_DATABASE_URL", "jdbc:postgresql://db/plan")));
        assertTrue(trouble.in(Language.ENGLISH).contains("INDICATOR_DATABASE_URL, REPORT_DATABASE_URL"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "urn:plan-ledger:local"})
    void thisMachineIsNoOutsideIssuer(String issuer) {
        assertEquals(Optional.empty(), read(Map.of("TOKEN_ISSUER", issuer)).outsideIssuer());
    }

    @Test
    void anOutsideIssuerComesFromTheEnvironment() {
        assertEquals(
                Optional.of(new OutsideIssuer(
                        "https://login.example/realms/x", Path.of("/run/service"), Optional.of(Path.of("/run/suite")))),
                read(Map.of(
                                "TOKEN_ISSUER", "https://login.example/realms/x",
                                "TOKEN_KEYS", "https://login.example/realms/x/certs",
                                "SERVICE_TOKEN_FILE", "/run/service",
                                "SUITE_TOKEN_FILE", "/run/suite"))
                        .outsideIssuer());
    }

    @Test
    void anOutsideIssuerInPartOnlyIsAMistakeThatNamesWhatIsMissing() {
        Trouble trouble = assertThrows(Trouble.class, () -> read(Map.of("TOKEN_ISSUER", "https://login.example")));
        assertTrue(trouble.in(Language.ENGLISH).contains("set TOKEN_KEYS, SERVICE_TOKEN_FILE, too"));
        Trouble second = assertThrows(
                Trouble.class, () -> read(Map.of("TOKEN_ISSUER", "https://login.example", "TOKEN_KEYS", "file:keys")));
        assertTrue(second.in(Language.ENGLISH).contains("set SERVICE_TOKEN_FILE, too"));
    }

    @Test
    void theScriptSaysTheLanguageWhereItSetsAnotherLocale() {
        assertEquals(Language.ENGLISH, SuiteSettings.languageOf(Map.of("LC_ALL", "C.UTF-8", "SUITE_LANGUAGE", "en")));
        assertEquals(
                Language.CHINESE, SuiteSettings.languageOf(Map.of("LC_ALL", "en_US.UTF-8", "SUITE_LANGUAGE", "zh")));
    }

    @ParameterizedTest
    @CsvSource({
        "en_US.UTF-8, , ENGLISH",
        "zh_CN.UTF-8, , CHINESE",
        "C, , CHINESE",
        "en_GB, zh_CN.UTF-8, CHINESE",
        "zh_CN, en_US, ENGLISH",
        ", , CHINESE"
    })
    void theTerminalSpeaksEnglishOnlyInAnEnglishLocale(String lang, String lcAll, Language expected) {
        assertEquals(
                expected,
                SuiteSettings.languageOf(
                        Map.of("LANG", lang == null ? "" : lang, "LC_ALL", lcAll == null ? "" : lcAll)));
    }

    private static SuiteSettings read(Map<String, String> environment) {
        return SuiteSettings.read(Path.of("project"), Path.of("state"), environment);
    }
}
