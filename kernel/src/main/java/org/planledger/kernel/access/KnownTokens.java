package org.planledger.kernel.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import io.smallrye.jwt.auth.principal.DefaultJWTParser;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipalFactory;
import io.smallrye.jwt.auth.principal.ParseException;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.planledger.kernel.limit.RequestRates;

/// Remembers for a moment which tokens count: to check a signature takes longer than many an answer. So a key that the
/// issuer has taken back is honoured for that moment longer, and an end that has come is not.
@Alternative
@Priority(1)
@ApplicationScoped
public class KnownTokens extends DefaultJWTParser {
    static final Duration KEPT = Duration.ofSeconds(30);
    private static final int MOST_CHARACTERS = 16_000_000;

    private final RequestRates rates;
    private final Cache<String, JsonWebToken> known;

    @Inject
    KnownTokens(JWTAuthContextInfo terms, JWTCallerPrincipalFactory factory, RequestRates rates) {
        this(terms, factory, rates, Ticker.systemTicker());
    }

    KnownTokens(JWTAuthContextInfo terms, JWTCallerPrincipalFactory factory, RequestRates rates, Ticker ticker) {
        super(terms, factory);
        this.rates = rates;
        this.known = Caffeine.newBuilder()
                .maximumWeight(MOST_CHARACTERS)
                .weigher((String token, JsonWebToken parsed) -> token.length())
                .expireAfterWrite(KEPT)
                .ticker(ticker)
                .build();
    }

    @Override
    public JsonWebToken parse(String token) throws ParseException {
        JsonWebToken present = known.getIfPresent(token);
        if (present != null && present.getExpirationTime() > Instant.now().getEpochSecond()) {
            return present;
        }
        if (!isSpelledAsSigned(token)) {
            throw new ParseException("the signature is not base64url without padding (RFC 7515, section 2)");
        }
        JsonWebToken checked = super.parse(token);
        if (!ReadableName.isIn(checked)) {
            throw new ParseException("the token has no name that can be read");
        }
        known.put(token, checked);
        rates.admit(token, checked.getGroups().contains(Role.SERVICE.claim()));
        return checked;
    }

    /// Whoever decodes base64 leniently takes many spellings for the same bytes. The other parts are signed as they are
    /// spelled; with another spelling of the signature one token would be many, and have the requests of many.
    private static boolean isSpelledAsSigned(String token) {
        String signature = token.substring(token.lastIndexOf('.') + 1);
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(signature);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes).equals(signature);
        } catch (IllegalArgumentException otherCharacters) {
            return false;
        }
    }
}
