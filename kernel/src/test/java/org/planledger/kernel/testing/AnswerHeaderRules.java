package org.planledger.kernel.testing;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What the answers of every service tell browsers.
public final class AnswerHeaderRules {
    private static final Map<String, String> ALWAYS = Map.of(
            "X-Content-Type-Options", "nosniff",
            "X-Frame-Options", "DENY",
            "Referrer-Policy", "same-origin",
            "Cross-Origin-Resource-Policy", "same-origin",
            "Cross-Origin-Opener-Policy", "same-origin");

    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
            + " font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
    private static final List<String> NEVER =
            List.of("Server", "X-Powered-By", "Strict-Transport-Security", "Access-Control-Allow-Origin");
    private static final Pattern PARAMETER = Pattern.compile("\\{[^}]+}");
    private static final Pattern SCRIPT_IN_PAGE = Pattern.compile("<script(?: defer)?>(.*?)</script>", Pattern.DOTALL);

    private AnswerHeaderRules() {}

    /// Every GET of the document, found or not, and answers of other kinds.
    public static void assertEveryAnswerHasThem() {
        Map<String, Map<String, Object>> paths =
                given().get("/q/openapi?format=json").jsonPath().getMap("paths");
        paths.forEach((path, operations) -> {
            if (operations.containsKey("get")) {
                String address = PARAMETER.matcher(path).replaceAll("x");
                assertHasThem(given().get(address));
                assertEquals(
                        401,
                        assertHasThem(given().header("Authorization", "").get(address))
                                .statusCode());
            }
        });
        assertEquals(404, assertHasThem(given().get("/v1/nothing")).statusCode());
        assertEquals(404, assertHasThem(given().get("/")).statusCode());
        assertEquals(405, assertHasThem(given().delete("/v1/changes")).statusCode());
        assertEquals(414, assertHasThem(given().get("/v1/x" + "y".repeat(8000))).statusCode());
        assertEquals(
                431,
                assertHasThem(given().header("X", "y".repeat(21_000)).get("/v1"))
                        .statusCode());
        for (String about : List.of("/q/health/live", "/q/metrics", "/q/openapi")) {
            assertEquals(200, assertHasThem(given().get(about)).statusCode());
        }
    }

    private static Response assertHasThem(Response answer) {
        ALWAYS.forEach((name, value) -> assertEquals(value, answer.header(name), name + answer.headers()));
        assertTrue(answer.header("Permissions-Policy").contains("camera=()"));
        assertEquals(POLICY, answer.header("Content-Security-Policy"));
        NEVER.forEach(name -> assertFalse(answer.headers().hasHeaderWithName(name), name));
        return answer;
    }

    /// What is answered from the ledger is kept for its login alone, and asked for anew each time.
    public static void assertIsOfTheLogin(String path) {
        Response answer = given().get(path);
        assertEquals("private, no-cache", answer.header("Cache-Control"));
        assertTrue(answer.header("Vary").endsWith("Authorization, Cookie"), "" + answer.headers());
    }

    /// A page runs under a policy when all scripts that are in it are named by their hashes.
    public static void assertRunsUnder(String policy, String page) {
        assertFalse(policy.contains("unsafe"), policy);
        Matcher script = SCRIPT_IN_PAGE.matcher(page);
        while (script.find()) {
            String hash = "'sha256-" + sha256(script.group(1)) + "'";
            assertTrue(policy.contains(hash), "The page has another script: " + hash);
        }
        assertFalse(page.matches("(?s).*(<style|\\son[a-z]+=|javascript:).*"), page);
    }

    private static String sha256(String text) {
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
