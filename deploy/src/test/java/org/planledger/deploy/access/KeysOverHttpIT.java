package org.planledger.deploy.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import io.smallrye.jwt.build.Jwt;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A packaged service gets the keys of its issuer over HTTP, follows when they are replaced, and goes on
/// with those that it knows while the issuer is away.
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class KeysOverHttpIT {
    private static final Duration LONGEST = Duration.ofMinutes(4);
    private static final Duration KEYS_COUNT = Duration.ofSeconds(1);

    private final HttpClient http = HttpClient.newHttpClient();
    private final AtomicInteger fetched = new AtomicInteger();
    private volatile String keys = "{\"keys\":[]}";
    private HttpServer issuer;
    private int names;

    @BeforeEach
    void serveKeys() throws IOException {
        issuer = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        issuer.createContext("/keys", exchange -> {
            byte[] present = keys.getBytes(StandardCharsets.UTF_8);
            fetched.incrementAndGet();
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.getResponseHeaders().set("Cache-Control", "max-age=" + KEYS_COUNT.toSeconds());
            exchange.sendResponseHeaders(200, present.length);
            exchange.getResponseBody().write(present);
            exchange.close();
        });
        issuer.start();
    }

    @AfterEach
    void stopAll() {
        issuer.stop(0);
        http.close();
    }

    private static RsaJsonWebKey key(String name) throws JoseException {
        RsaJsonWebKey key = RsaJwkGenerator.generateJwk(2048);
        key.setKeyId(name);
        key.setUse("sig");
        key.setAlgorithm("RS256");
        return key;
    }

    private void serve(RsaJsonWebKey... present) {
        keys = new JsonWebKeySet(List.of(present)).toJson(JsonWebKey.OutputControlLevel.PUBLIC_ONLY);
    }

    /// Never shown before, so that nothing is remembered of it.
    private String token(RsaJsonWebKey key) {
        return Jwt.claims()
                .issuer("https://issuer.example")
                .audience("plan-ledger")
                .upn("reader-" + ++names)
                .groups("viewer")
                .claim("regions", "*")
                .expiresIn(Duration.ofHours(1))
                .jws()
                .keyId(key.getKeyId())
                .sign(key.getPrivateKey());
    }

    private int status(ConfiguredService service, String token) throws IOException, InterruptedException {
        return http.send(
                        HttpRequest.newBuilder(URI.create(service.url() + "/v1/regions?limit=1"))
                                .header("Authorization", "Bearer " + token)
                                .build(),
                        BodyHandlers.discarding())
                .statusCode();
    }

    private void await(int status, ConfiguredService service, RsaJsonWebKey key)
            throws IOException, InterruptedException {
        Instant end = Instant.now().plus(LONGEST);
        while (status(service, token(key)) != status) {
            assertTrue(Instant.now().isBefore(end), () -> key.getKeyId() + " never leads to " + status);
            TimeUnit.MILLISECONDS.sleep(200);
        }
    }

    @Test
    void keysAreReplacedWithoutARestartAndCountOnWhileTheIssuerIsAway() throws Exception {
        RsaJsonWebKey first = key("first");
        RsaJsonWebKey second = key("second");
        RsaJsonWebKey stranger = key("stranger");
        RsaJsonWebKey sameName = key("first");
        serve(first);
        Map<String, String> variables = Map.of(
                "TOKEN_ISSUER",
                "https://issuer.example",
                "TOKEN_KEYS",
                "http://127.0.0.1:" + issuer.getAddress().getPort() + "/keys");
        try (ConfiguredService plan = ConfiguredService.start("plan-service", variables)) {
            plan.awaitReady();
            assertEquals(200, status(plan, token(first)));
            assertEquals(401, status(plan, token(second)));
            assertEquals(401, status(plan, token(sameName)), "another key of that name");

            serve(first, second);
            await(200, plan, second);
            assertEquals(200, status(plan, token(first)));
            assertEquals(401, status(plan, token(stranger)));

            serve(second);
            await(401, plan, first);
            assertEquals(200, status(plan, token(second)));

            issuer.stop(0);
            int fetchedBefore = fetched.get();
            TimeUnit.MILLISECONDS.sleep(KEYS_COUNT.multipliedBy(3).toMillis());
            assertEquals(200, status(plan, token(second)));
            assertEquals(401, status(plan, token(stranger)));
            assertEquals(200, status(plan, token(second)));
            assertEquals(fetchedBefore, fetched.get());
        }
    }
}
