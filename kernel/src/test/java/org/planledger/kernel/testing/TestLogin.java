package org.planledger.kernel.testing;

import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;
import org.planledger.kernel.access.Claims;
import org.planledger.kernel.access.Role;

/// The issuer of a test run: what a service must be told of it, and the tokens that it mints.
public final class TestLogin {
    public static final String ISSUER = "https://issuer.test";
    public static final String AUDIENCE = "plan-ledger";
    private static final String KEY_ID = "test";
    private static final Duration DAY = Duration.ofDays(1);

    /// Where the key is kept: a test and the service in the same JVM have classes of their own.
    private static final String PRIVATE = "org.planledger.test.private-key";

    private static final String PUBLIC = "org.planledger.test.public-key";

    /// Where the token for everything is kept: signed and verified once in a run, and not for every request.
    private static final String EVERYTHING = "org.planledger.test.everything";

    private TestLogin() {}

    /// What a service needs to take the tokens, and to show one to other services, by full names.
    public static Map<String, String> settings() {
        makeKeys();
        return Map.of(
                "mp.jwt.verify.issuer", ISSUER,
                "mp.jwt.verify.publickey", System.getProperty(PUBLIC),
                "access.service-token-file", tokenFile());
    }

    /// A token for everything, of a system that may also say for whom it writes.
    public static String everything() {
        synchronized (System.getProperties()) {
            if (System.getProperty(EVERYTHING) == null) {
                System.setProperty(EVERYTHING, token(claims("test", Role.ADMIN, Role.SERVICE)));
            }
            return System.getProperty(EVERYTHING);
        }
    }

    /// What a client sends as Authorization to be let do everything.
    public static String authorization() {
        return "Bearer " + everything();
    }

    private static String tokenFile() {
        try {
            Path file = Files.createTempFile("service", ".token");
            file.toFile().deleteOnExit();
            Files.writeString(file, everything());
            return file.toString();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /// The claims of a token that counts for a day, to be added to.
    public static JwtClaimsBuilder claims(String name, Role... roles) {
        return Jwt.claims()
                .issuer(ISSUER)
                .audience(AUDIENCE)
                .subject(name)
                .upn(name)
                .groups(Arrays.stream(roles).map(Role::claim).collect(Collectors.toSet()))
                .issuedAt(Instant.now())
                .expiresIn(DAY);
    }

    /// A token that reaches regions with all that lies in them, and the things of units.
    public static String token(String name, Role role, Set<String> regionsBelow, Set<String> units) {
        return token(
                claims(name, role).claim(Claims.REGIONS_BELOW, regionsBelow).claim(Claims.UNITS, units));
    }

    public static String token(JwtClaimsBuilder claims) {
        return claims.jws().keyId(KEY_ID).sign(privateKey());
    }

    /// A token with claims of any kind, also such as no issuer should sign.
    ///
    /// @param claims JSON
    public static String signed(String claims) {
        JsonWebSignature token = new JsonWebSignature();
        token.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
        token.setKeyIdHeaderValue(KEY_ID);
        token.setKey(privateKey());
        token.setPayload(claims);
        try {
            return token.getCompactSerialization();
        } catch (JoseException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static PrivateKey privateKey() {
        makeKeys();
        try {
            return KeyFactory.getInstance("RSA")
                    .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(System.getProperty(PRIVATE))));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static void makeKeys() {
        synchronized (System.getProperties()) {
            if (System.getProperty(PRIVATE) != null) {
                return;
            }
            try {
                KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
                generator.initialize(2048);
                KeyPair keys = generator.generateKeyPair();
                Base64.Encoder base64 = Base64.getEncoder();
                System.setProperty(
                        PUBLIC, base64.encodeToString(keys.getPublic().getEncoded()));
                System.setProperty(
                        PRIVATE, base64.encodeToString(keys.getPrivate().getEncoded()));
            } catch (GeneralSecurityException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
    }
}
