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
        assertEquals("one", tokens.parse("one").getSubject());
        assertEquals("one", tokens.parse("one").getSubject());
        assertEquals("two", tokens.parse("two").getSubject());
        assertEquals(2, checks.made);
        nanos.addAndGet(KnownTokens.KEPT.plus(Duration.ofNanos(1)).toNanos());
        assertEquals("one", tokens.parse("one").getSubject());
        assertEquals(3, checks.made);
    }

    @Test
    void whatDoesNotCountIsNotRemembered() {
        assertThrows(ParseException.class, () -> tokens.parse("bad"));
        assertThrows(ParseException.class, () -> tokens.parse("bad"));
        assertEquals(2, checks.made);
    }

    @Test
    void whetherOneHasRunOutIsAskedEachTime() throws ParseException {
        tokens.parse("late");
        tokens.parse("late");
        assertEquals(2, checks.made);
    }
}
