package org.planledger.kernel.access;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Keeps a service from starting with tokens that the wrong hand could mint. The local issuer's key lies in a folder of
/// the machine, which is good enough for who can read that folder anyway, and for nobody else: so with it a service
/// listens on loopback alone, and it has to be asked for by name.
@ApplicationScoped
public class IssuerGuard {
    /// The issuer of the tokens that `./suite token` mints.
    public static final String LOCAL = "urn:plan-ledger:local";

    private static final String NONE = "none";
    private static final String FILE = "file:";
    private static final int BEFORE_ALL_ELSE = 1;

    private final String issuer;
    private final boolean localIssuer;
    private final String host;
    private final Optional<String> audience;
    private final String keys;
    private final Optional<String> key;

    IssuerGuard(
            @ConfigProperty(name = "mp.jwt.verify.issuer") String issuer,
            @ConfigProperty(name = "access.local-issuer") boolean localIssuer,
            @ConfigProperty(name = "quarkus.http.host") String host,
            @ConfigProperty(name = "mp.jwt.verify.audiences") Optional<String> audience,
            @ConfigProperty(name = "mp.jwt.verify.publickey.location") String keys,
            @ConfigProperty(name = "mp.jwt.verify.publickey") Optional<String> key) {
        // As the check of tokens reads it: a variable that is filled from a file ends with its line.
        this.issuer = issuer.trim();
        this.localIssuer = localIssuer;
        this.host = host;
        this.audience = audience;
        this.keys = keys;
        this.key = key;
    }

    void check(@Observes @Priority(BEFORE_ALL_ELSE) StartupEvent event) {
        String refusal = refusal();
        if (refusal != null) {
            throw new IllegalStateException(refusal);
        }
    }

    private String refusal() {
        String byIssuer = refusal(issuer, localIssuer, isLoopback(host));
        if (byIssuer != null) {
            return byIssuer;
        }
        if (audience.filter(named -> !named.isBlank()).isEmpty()) {
            return "TOKEN_AUDIENCE is empty, so that tokens for any other system would count. Set it to what the issuer"
                    + " puts into aud for this one, or unset it for plan-ledger.";
        }
        if (keys.equals(NONE) && key.isEmpty()) {
            return "TOKEN_KEYS is not set: it names the issuer's public keys, an https: address or a file: with a JSON Web"
                    + " Key Set.";
        }
        if (keys.startsWith(FILE) && !Files.isReadable(Path.of(keys.substring(FILE.length())))) {
            return "TOKEN_KEYS names a file that cannot be read: " + keys;
        }
        return comesInTheOpen(keys)
                ? "TOKEN_KEYS is an address that is not encrypted, so that whoever is on the way could put keys of their"
                        + " own there. Set it to an https: address, or to a file."
                : null;
    }

    private static boolean comesInTheOpen(String keys) {
        URI address = keys.startsWith("http:") ? URI.create(keys) : null;
        return address != null && (address.getHost() == null || !isLoopback(address.getHost()));
    }

    /// Why a service may not start; null when it may.
    static String refusal(String issuer, boolean localIssuer, boolean loopback) {
        if (issuer.equals(NONE)) {
            return "No issuer of tokens is configured. Set TOKEN_ISSUER and TOKEN_KEYS to those of an OpenID Connect"
                    + " issuer; ./suite up has one of its own for the machine that it runs on.";
        }
        if (!issuer.equals(LOCAL)) {
            return localIssuer ? "LOCAL_ISSUER is set, but TOKEN_ISSUER is another: unset one of the two." : null;
        }
        if (!localIssuer) {
            return "TOKEN_ISSUER is the local issuer of ./suite up, which is not for production. Set it to that of an"
                    + " OpenID Connect issuer.";
        }
        if (!loopback) {
            return "The local issuer is for a service that listens on loopback, and HTTP_HOST is another address."
                    + " Set TOKEN_ISSUER and TOKEN_KEYS to those of an OpenID Connect issuer.";
        }
        return null;
    }

    private static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException unknown) {
            return false;
        }
    }
}
