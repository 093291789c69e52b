package org.planledger.deploy.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.resolvers.JwksVerificationKeyResolver;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.planledger.deploy.Trouble;
import org.planledger.kernel.access.Role;
import org.planledger.kernel.problem.Language;

class LocalIssuerTest {
    @TempDir
    Path state;

    @Test
    void whatItKeepsIsForItsOwnerAlone() throws IOException {
        LocalIssuer.make(state);
        assertEquals("rwx------", permissions("access"));
        assertEquals("rw-------", permissions("access/private-key.pem"));
        assertTrue(
                Files.readString(state.resolve("access/private-key.pem")).startsWith("-----BEGIN PRIVATE KEY-----\n"));
    }

    @Test
    void theKeyIsKeptFromTheFirstStartOn() throws Exception {
        String token = LocalIssuer.make(state).mint(Grant.admin("zhang", Duration.ofMinutes(1)));
        String key = Files.readString(state.resolve("access/private-key.pem"));
        LocalIssuer.make(state);
        assertEquals(key, Files.readString(state.resolve("access/private-key.pem")));
        assertEquals("zhang", verified(token).getSubject());
    }

    @Test
    void thePublicKeysAreASetThatHoldsNothingPrivate() throws Exception {
        LocalIssuer.make(state);
        List<JsonWebKey> keys = keys();
        assertEquals(1, keys.size());
        assertEquals("RS256", keys.getFirst().getAlgorithm());
        assertEquals("sig", keys.getFirst().getUse());
        assertFalse(Files.readString(state.resolve("access/keys.json")).contains("\"d\""));
    }

    @Test
    void theNextKeyHasAnotherNameAndEndsTheTokensOfTheFirst() throws Exception {
        String token = LocalIssuer.make(state).mint(Grant.admin("zhang", Duration.ofMinutes(1)));
        String name = keys().getFirst().getKeyId();
        Files.delete(state.resolve("access/private-key.pem"));
        LocalIssuer.make(state);
        assertFalse(name.equals(keys().getFirst().getKeyId()));
        assertThrows(InvalidJwtException.class, () -> verified(token));
    }

    @Test
    void aTokenSaysWhatItWasMintedFor() throws Exception {
        JwtClaims claims = verified(LocalIssuer.make(state)
                .mint(new Grant(
                        "张三",
                        Set.of(Role.REPORTER, Role.SERVICE),
                        Set.of("371503"),
                        Set.of("3715", "*"),
                        Set.of("371503-qkjj"),
                        Set.of("read", "drafts:read"),
                        Duration.ofDays(30))));
        assertEquals("张三", claims.getSubject());
        assertEquals("张三", claims.getStringClaimValue("upn"));
        assertEquals(List.of("reporter", "service"), claims.getStringListClaimValue("groups"));
        assertEquals(List.of("371503"), claims.getStringListClaimValue("regions"));
        assertEquals(List.of("*", "3715"), claims.getStringListClaimValue("regions_below"));
        assertEquals(List.of("371503-qkjj"), claims.getStringListClaimValue("units"));
        assertEquals("drafts:read read", claims.getStringClaimValue("scope"));
        assertEquals(
                Duration.ofDays(30).toSeconds(),
                claims.getExpirationTime().getValue() - claims.getIssuedAt().getValue());
    }

    @Test
    void whatATokenDoesNotReachItDoesNotName() throws Exception {
        JwtClaims claims = verified(LocalIssuer.make(state).mint(Grant.admin("suite", Duration.ofMinutes(5))));
        assertEquals(
                Set.of("iss", "aud", "sub", "upn", "groups", "iat", "exp", "jti"), Set.copyOf(claims.getClaimNames()));
        assertEquals(List.of("admin"), claims.getStringListClaimValue("groups"));
    }

    @ParameterizedTest
    @CsvSource({
        "access/private-key.pem, rw-r-----",
        "access/private-key.pem, rw----r--",
        "access/private-key.pem, rw-----w-",
        "access, rwxr-xr-x"
    })
    void aKeyThatOthersCanGetAtIsRefused(String path, String permissions) throws IOException {
        LocalIssuer.make(state);
        Files.setPosixFilePermissions(state.resolve(path), PosixFilePermissions.fromString(permissions));
        for (Trouble trouble : List.of(
                assertThrows(Trouble.class, () -> LocalIssuer.open(state)),
                assertThrows(Trouble.class, () -> LocalIssuer.make(state)))) {
            assertTrue(trouble.in(Language.ENGLISH).startsWith(state.resolve(path) + " is open to others."));
            assertTrue(trouble.in(Language.CHINESE).startsWith(state.resolve(path) + " 对其他用户开放"));
        }
    }

    @Test
    void withoutAKeyUpIsToBeRunFirst() {
        Trouble trouble = assertThrows(Trouble.class, () -> LocalIssuer.open(state));
        assertTrue(trouble.in(Language.ENGLISH).endsWith("run ./suite up first."));
        assertFalse(Files.exists(state.resolve("access")));
    }

    @Test
    void aKeyThatIsNoneIsNamed() throws IOException {
        LocalIssuer.make(state);
        Files.writeString(state.resolve("access/private-key.pem"), "-----BEGIN PRIVATE KEY-----\nQUJD\n");
        Trouble trouble = assertThrows(Trouble.class, () -> LocalIssuer.open(state));
        assertTrue(trouble.in(Language.ENGLISH).contains("private-key.pem is no private RSA key"));
    }

    private String permissions(String path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(state.resolve(path)));
    }

    private List<JsonWebKey> keys() throws IOException, JoseException {
        return new JsonWebKeySet(Files.readString(state.resolve("access/keys.json"))).getJsonWebKeys();
    }

    private JwtClaims verified(String token) throws IOException, JoseException, InvalidJwtException {
        return new JwtConsumerBuilder()
                .setExpectedIssuer("urn:plan-ledger:local")
                .setExpectedAudience("plan-ledger")
                .setRequireExpirationTime()
                .setVerificationKeyResolver(new JwksVerificationKeyResolver(keys()))
                .build()
                .processToClaims(token);
    }
}
