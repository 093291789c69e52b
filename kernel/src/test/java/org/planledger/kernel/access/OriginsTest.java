package org.planledger.kernel.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.planledger.kernel.access.Origins.Call;

class OriginsTest {
    private static final String HOST = "plan.example:8081";

    private final Origins origins = Origins.of(List.of("https://pages.example"));

    /// The whole table: what the browser tells, and what is taken of it.
    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            # Origin                 | Sec-Fetch-Site | GET, token | PUT, token | GET, cookie | PUT, cookie
            -                        | -              | TAKEN      | TAKEN      | TAKEN       | LENT_COOKIE
            -                        | same-origin    | TAKEN      | TAKEN      | TAKEN       | TAKEN
            -                        | none           | TAKEN      | TAKEN      | TAKEN       | TAKEN
            -                        | same-site      | TAKEN      | TAKEN      | TAKEN       | LENT_COOKIE
            -                        | cross-site     | TAKEN      | TAKEN      | TAKEN       | LENT_COOKIE
            -                        | nonsense       | TAKEN      | TAKEN      | TAKEN       | LENT_COOKIE
            http://plan.example:8081 | -              | TAKEN      | TAKEN      | TAKEN       | TAKEN
            http://plan.example:8081 | same-origin    | TAKEN      | TAKEN      | TAKEN       | TAKEN
            http://plan.example:8081 | none           | TAKEN      | TAKEN      | TAKEN       | TAKEN
            http://plan.example:8081 | same-site      | TAKEN      | TAKEN      | TAKEN       | LENT_COOKIE
            http://plan.example:8081 | cross-site     | TAKEN      | TAKEN      | TAKEN       | LENT_COOKIE
            HTTPS://Plan.Example:8081 | -             | TAKEN      | TAKEN      | TAKEN       | TAKEN
            http://plan.example:8083 | -              | FOREIGN    | FOREIGN    | FOREIGN     | FOREIGN
            http://plan.example:8083 | same-site      | FOREIGN    | FOREIGN    | FOREIGN     | FOREIGN
            http://plan.example      | -              | FOREIGN    | FOREIGN    | FOREIGN     | FOREIGN
            ''                       | -              | FOREIGN    | FOREIGN    | FOREIGN     | FOREIGN
            x                        | -              | FOREIGN    | FOREIGN    | FOREIGN     | FOREIGN
            //                       | -              | FOREIGN    | FOREIGN    | FOREIGN     | FOREIGN
            http://evil.example      | -              | FOREIGN    | FOREIGN    | FOREIGN     | FOREIGN
            http://evil.example      | none           | FOREIGN    | FOREIGN    | FOREIGN     | FOREIGN
            http://evil.example      | cross-site     | FOREIGN    | FOREIGN    | FOREIGN     | FOREIGN
            http://plan.example:8081.evil.example | - | FOREIGN    | FOREIGN    | FOREIGN     | FOREIGN
            null                     | -              | FOREIGN    | FOREIGN    | FOREIGN     | FOREIGN
            null                     | cross-site     | FOREIGN    | FOREIGN    | FOREIGN     | FOREIGN
            null                     | same-origin    | TAKEN      | TAKEN      | TAKEN       | TAKEN
            nonsense                 | -              | FOREIGN    | FOREIGN    | FOREIGN     | FOREIGN
            https://pages.example    | -              | TAKEN      | TAKEN      | TAKEN       | LENT_COOKIE
            https://pages.example    | cross-site     | TAKEN      | TAKEN      | TAKEN       | LENT_COOKIE
            http://pages.example     | cross-site     | FOREIGN    | FOREIGN    | FOREIGN     | FOREIGN
            """)
    void whatIsTakenOfAPage(
            String origin, String site, String getToken, String putToken, String getCookie, String putCookie) {
        assertEquals(
                List.of(getToken, putToken, getCookie, putCookie),
                List.of(
                        verdict("GET", origin, site, false),
                        verdict("PUT", origin, site, false),
                        verdict("GET", origin, site, true),
                        verdict("PUT", origin, site, true)));
    }

    private String verdict(String method, String origin, String site, boolean byCookie) {
        return origins.verdict(new Call(method, HOST, origin, site, byCookie)).name();
    }

    @ParameterizedTest
    @CsvSource({
        "GET, TAKEN",
        "HEAD, TAKEN",
        "OPTIONS, TAKEN",
        "TRACE, TAKEN",
        "POST, LENT_COOKIE",
        "PUT, LENT_COOKIE",
        "DELETE, LENT_COOKIE",
        "PATCH, LENT_COOKIE",
        "BREW, LENT_COOKIE"
    })
    void theCookieIsLentToReadOnly(String method, String verdict) {
        assertEquals(verdict, verdict(method, null, "cross-site", true));
    }

    @Test
    void aPortThatNeedNotBeSaidIsTheSameOrigin() {
        assertEquals(
                Origins.Verdict.TAKEN,
                origins.verdict(new Call("PUT", "plan.example:443", "https://plan.example", null, true)));
        assertEquals(
                Origins.Verdict.FOREIGN,
                origins.verdict(new Call("PUT", "plan.example:80", "https://plan.example", null, true)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"*", "/.*/", "https://a.example/", "https://*.example", "a.example", "null", "https://A.example"
            })
    void whatIsNoOriginIsNotConfigured(String configured) {
        assertThrows(IllegalStateException.class, () -> Origins.of(List.of(configured)));
    }
}
