package org.planledger.kernel.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What of an address is kept.
class ShownAddressTest {
    @ParameterizedTest
    @CsvSource({
        "/v1/plans?limit=1&cursor=MTI,/v1/plans?limit=1&cursor=MTI",
        "/v1/plans?token=abc&limit=1,/v1/plans?token=…&limit=1",
        "/v1/plans?Access_Token=abc,/v1/plans?Access_Token=…",
        "/console/enter?ticket=x.y_z,/console/enter?ticket=…",
        "/v1/plans?api-key=1&password=2;auth=3,/v1/plans?api-key=…&password=…;auth=…",
        "/v1/plans/eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhIn0.c2ln,/v1/plans/…",
        "/v1/plans/eyJhbGciOiJSUzI1NiJ9%2EeyJzdWIiOiJhIn0%2Ec2ln?x=1,/v1/plans/…?x=1",
        "/v1/plans?q=%65yJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhIn0.c2ln&to%6ben=1,/v1/plans?q=…&token=…",
        "/v1/plans?q=eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhIn0.c2ln&x=1,/v1/plans?q=…&x=1",
        "/v1/plans?q=Bearer%20eyJhbGciOiJSUzI1NiJ9.e.s,/v1/plans?q=Bearer%20…"
    })
    void tokensAreHidden(String address, String shown) {
        assertEquals(shown, ShownAddress.of(address));
    }

    @ParameterizedTest
    @ValueSource(strings = {"?key", "?", "&", "&key", "eyJ", "?eyJ", "token", "?token=eyJ;"})
    @Timeout(10)
    void whatAnAddressIsMadeOfDoesNotMakeItLongToRead(String part) {
        assertTrue(ShownAddress.of("/v1/plans" + part.repeat(1_000_000)).length() <= ShownAddress.LONGEST);
    }

    @Test
    void aMethodThatNobodyHasHeardOfIsNotKept() {
        assertEquals("PUT", ShownAddress.method("PUT"));
        assertNull(ShownAddress.method("PUTS"));
    }
}
