package org.planledger.kernel.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipalFactory;
import io.smallrye.jwt.auth.principal.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.planledger.kernel.limit.RatesForTests;

class KnownTokensTest {
    private final AtomicLong nanos = new AtomicLong();
    private final Checks checks = new Checks();
    private final KnownTokens tokens =
            new KnownTokens(new JWTAuthContextInfo(), checks, RatesForTests.unlimited(), nanos::get);

    /// Takes whatever does not begin with `bad`; what begins with `late` has run out.
    private static final class Checks extends JWTCallerPrincipalFactory {
        private int made;

        @Override
        public JWTCallerPrincipal parse(String token, JWTAuthContextInfo terms) throws ParseException {
            made++;
            if (token.startsWith("bad")) {
                throw new ParseException(token);
            }
            JwtClaims claims = new JwtClaims();
            claims.setSubject(token);
            claims.setExpirationTime(
                    NumericDate.fromSeconds(Instant.now().getEpochSecond() + (token.startsWith("late") ? -1 : 3600)));
            return new DefaultJWTCallerPrincipal(token, "JWT", claims);
        }
    }

    @Test
    void aTokenIsCheckedOnceInAMoment() throws ParseException {
        assertEquals("one1", tokens.parse("one1").getSubject());
        assertEquals("one1", tokens.parse("one1").getSubject());
        assertEquals("two2", tokens.parse("two2").getSubject());
        assertEquals(2, checks.made);
        nanos.addAndGet(KnownTokens.KEPT.plus(Duration.ofNanos(1)).toNanos());
        assertEquals("one1", tokens.parse("one1").getSubject());
        assertEquals(3, checks.made);
    }

    @Test
    void whatDoesNotCountIsNotRemembered() {
        assertThrows(ParseException.class, () -> tokens.parse("bad.0000"));
        assertThrows(ParseException.class, () -> tokens.parse("bad.0000"));
        assertEquals(2, checks.made);
    }

    @Test
    void whetherOneHasRunOutIsAskedEachTime() throws ParseException {
        tokens.parse("late");
        tokens.parse("late");
        assertEquals(2, checks.made);
    }

    /// Each of them has the same bytes for whoever decodes it leniently.
    @ParameterizedTest
    @ValueSource(strings = {"e.e.AAA=", "e.e.AAB", "e.e.A!AA", "e.e.AA A", "e.e.+AAA", "e.e.AAA\n"})
    void aTokenHasOneSpelling(String other) throws ParseException {
        tokens.parse("e.e.AAA");
        assertThrows(ParseException.class, () -> tokens.parse(other));
        assertEquals(1, checks.made);
    }
}
