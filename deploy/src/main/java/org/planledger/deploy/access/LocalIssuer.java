package org.planledger.deploy.access;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.Set;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.lang.JoseException;
import org.planledger.deploy.OwnerOnly;
import org.planledger.deploy.Trouble;
import org.planledger.kernel.access.Claims;
import org.planledger.kernel.access.IssuerGuard;
import org.planledger.kernel.access.Role;
import org.planledger.kernel.problem.Text;

/// The issuer of tokens of this machine. Its key pair lies below the suite's folder and is kept from the first start
/// on; whoever can read it can mint any token, so it is for its owner alone.
public final class LocalIssuer {
    static final String AUDIENCE = "plan-ledger";

    private static final String PRIVATE_KEY = "private-key.pem";
    private static final String PUBLIC_KEYS = "keys.json";
    private static final String BEGIN = "-----BEGIN PRIVATE KEY-----";
    private static final String END = "-----END PRIVATE KEY-----";
    private static final int BITS = 2048;
    private static final int LINE = 64;

    private final RSAPrivateCrtKey key;
    private final String keyId;

    private LocalIssuer(RSAPrivateCrtKey key) {
        this.key = key;
        this.keyId = publicKey(key).getKeyId();
    }

    static Path folder(Path state) {
        return state.resolve("access");
    }

    /// The public keys as a JSON Web Key Set, for the services.
    static Path publicKeys(Path state) {
        return folder(state).resolve(PUBLIC_KEYS);
    }

    /// The issuer with the key that is there, or with a new one.
    ///
    /// @throws Trouble when others can read the key, or it is none
    static LocalIssuer make(Path state) throws IOException {
        OwnerOnly.createFolder(folder(state));
        Path file = folder(state).resolve(PRIVATE_KEY);
        if (Files.notExists(file)) {
            OwnerOnly.write(file, pem(newKey()));
        }
        LocalIssuer issuer = open(state);
        OwnerOnly.write(publicKeys(state), new JsonWebKeySet(publicKey(issuer.key)).toJson());
        return issuer;
    }

    /// The issuer with the key that is there.
    ///
    /// @throws Trouble when there is none yet, others can read it, or it is none
    public static LocalIssuer open(Path state) {
        Path file = folder(state).resolve(PRIVATE_KEY);
        if (Files.notExists(file)) {
            throw new Trouble(Text.of(
                    "还没有签发令牌的密钥：请先运行 ./suite up。", "There is no key to mint tokens with yet: run ./suite up first."));
        }
        try {
            OwnerOnly.require(folder(state));
            OwnerOnly.require(file);
            return new LocalIssuer(key(Files.readString(file)));
        } catch (IOException unreadable) {
            throw new Trouble(Text.of("无法读取 %s。", "%s cannot be read.", file), unreadable);
        } catch (GeneralSecurityException | ClassCastException | IllegalArgumentException noKey) {
            throw new Trouble(
                    Text.of(
                            "%s 不是 RSA 私钥：请删除它并重新 ./suite up（此前的令牌随之失效）。",
                            "%s is no private RSA key: delete it and run ./suite up, after which earlier tokens count no more.",
                            file),
                    noKey);
        }
    }

    String mint(Grant grant) {
        JwtClaims claims = new JwtClaims();
        claims.setIssuer(IssuerGuard.LOCAL);
        claims.setAudience(AUDIENCE);
        claims.setSubject(grant.name());
        claims.setStringClaim("upn", grant.name());
        claims.setStringListClaim(
                "groups", grant.roles().stream().map(Role::claim).sorted().toList());
        setCodes(claims, Claims.REGIONS, grant.regions());
        setCodes(claims, Claims.REGIONS_BELOW, grant.regionsBelow());
        setCodes(claims, Claims.UNITS, grant.units());
        if (!grant.scopes().isEmpty()) {
            claims.setStringClaim(
                    Claims.SCOPE,
                    String.join(" ", grant.scopes().stream().sorted().toList()));
        }
        Instant now = Instant.now();
        claims.setIssuedAt(NumericDate.fromSeconds(now.getEpochSecond()));
        claims.setExpirationTime(
                NumericDate.fromSeconds(now.plus(grant.lifetime()).getEpochSecond()));
        claims.setGeneratedJwtId();
        JsonWebSignature signature = new JsonWebSignature();
        signature.setHeader("typ", "JWT");
        signature.setKeyIdHeaderValue(keyId);
        signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
        signature.setKey(key);
        signature.setPayload(claims.toJson());
        try {
            return signature.getCompactSerialization();
        } catch (JoseException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static void setCodes(JwtClaims claims, String claim, Set<String> codes) {
        if (!codes.isEmpty()) {
            claims.setStringListClaim(claim, codes.stream().sorted().toList());
        }
    }

    private static RSAPrivateCrtKey newKey() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(BITS);
            return (RSAPrivateCrtKey) generator.generateKeyPair().getPrivate();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String pem(RSAPrivateCrtKey key) {
        return "%s\n%s\n%s\n"
                .formatted(BEGIN, Base64.getMimeEncoder(LINE, new byte[] {'\n'}).encodeToString(key.getEncoded()), END);
    }

    private static RSAPrivateCrtKey key(String pem) throws GeneralSecurityException {
        byte[] bytes = Base64.getMimeDecoder().decode(pem.replace(BEGIN, "").replace(END, ""));
        return (RSAPrivateCrtKey) KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(bytes));
    }

    /// Its name is made of it (RFC 7638), so that another key has another name.
    private static RsaJsonWebKey publicKey(RSAPrivateCrtKey key) {
        try {
            RsaJsonWebKey published = (RsaJsonWebKey) JsonWebKey.Factory.newJwk(KeyFactory.getInstance("RSA")
                    .generatePublic(new RSAPublicKeySpec(key.getModulus(), key.getPublicExponent())));
            published.setUse("sig");
            published.setAlgorithm(AlgorithmIdentifiers.RSA_USING_SHA256);
            published.setKeyId(published.calculateBase64urlEncodedThumbprint("SHA-256"));
            return published;
        } catch (GeneralSecurityException | JoseException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
