package org.planledger.plan.access;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import java.time.Instant;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.planledger.kernel.access.Role;
import org.planledger.kernel.testing.PostgresTestResource;
import org.planledger.kernel.testing.TestLogin;

/// From when and until when a token counts, with the skew of clocks that is allowed: 30 seconds unless
/// configured.
@QuarkusTest
@WithTestResource(PostgresTestResource.class)
class TokenTimesIT {
    @ConfigProperty(name = "mp.jwt.verify.clock.skew")
    int skew;

    private static JwtClaimsBuilder viewer() {
        return TestLogin.claims("times", Role.VIEWER)
                .issuedAt(Instant.now().minusSeconds(3600))
                .claim("regions", "*");
    }

    private static int status(JwtClaimsBuilder claims) {
        return new Somebody(TestLogin.token(claims)).get("/v1/regions?limit=1").statusCode();
    }

    @Test
    void aTokenCountsUntilItRanOutAndForTheSkewAfterwards() {
        assertEquals(30, skew);
        assertEquals(200, status(viewer().expiresAt(Instant.now().plusSeconds(60))));
        assertEquals(200, status(viewer().expiresAt(Instant.now().minusSeconds(10))));
        assertEquals(401, status(viewer().expiresAt(Instant.now().minusSeconds(60))));
    }

    @Test
    void aTokenCountsFromItsBeginningAndForTheSkewBefore() {
        assertEquals(
                200, status(viewer().claim("nbf", Instant.now().minusSeconds(60).getEpochSecond())));
        assertEquals(
                200, status(viewer().claim("nbf", Instant.now().plusSeconds(10).getEpochSecond())));
        assertEquals(
                401, status(viewer().claim("nbf", Instant.now().plusSeconds(60).getEpochSecond())));
    }

    /// Whoever shows it again is looked at again: what is remembered of tokens lengthens nothing.
    @Test
    void whoShowsTheirTokenAgainGetsTheSame() {
        Somebody justLate =
                new Somebody(TestLogin.token(viewer().expiresAt(Instant.now().minusSeconds(10))));
        Somebody tooLate =
                new Somebody(TestLogin.token(viewer().expiresAt(Instant.now().minusSeconds(60))));
        for (int i = 0; i < 3; i++) {
            assertEquals(200, justLate.get("/v1/regions?limit=1").statusCode());
            assertEquals(401, tooLate.get("/v1/regions?limit=1").statusCode());
        }
    }
}
