package org.planledger.plan.request;

import static org.hamcrest.Matchers.contains;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.planledger.kernel.access.Role;
import org.planledger.kernel.testing.PostgresTestResource;
import org.planledger.kernel.testing.TestLogin;
import org.planledger.plan.Api;
import org.planledger.plan.MovableTicker;

/// A proxy at 127.0.0.1 is believed when it says who called. Somebody at 127.0.0.2 gets past it, and is not.
@QuarkusTest
@WithTestResource(PostgresTestResource.class)
@TestProfile(BehindProxyIT.Behind.class)
class BehindProxyIT {
    private static final String PROXY = "127.0.0.1";
    private static final String SOMEBODY = "127.0.0.2";
    private static final int AT_ONCE = 10;

    @TestHTTPResource
    URI service;

    public static final class Behind implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "quarkus.http.proxy.proxy-address-forwarding", "true",
                    "quarkus.http.proxy.trusted-proxies", PROXY,
                    "rate-limit.address", "1");
        }
    }

    @BeforeEach
    void noTimePasses() {
        MovableTicker.goAhead(60);
        MovableTicker.stop();
    }

    /// @return the status of the answer to a withdrawal that is refused
    private int call(String from, String forwardedFor, String authorization) throws IOException {
        try (Socket socket = new Socket()) {
            socket.bind(new InetSocketAddress(InetAddress.getByName(from), 0));
            socket.connect(new InetSocketAddress(InetAddress.getByName(PROXY), service.getPort()));
            String request = """
                    DELETE /v1/plans/behind-proxy HTTP/1.1
                    Host: here
                    X-Forwarded-For: %s
                    Authorization: %s
                    Connection: close

                    """.formatted(forwardedFor, authorization);
            socket.getOutputStream().write(request.replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII));
            String status = new BufferedReader(
                            new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1))
                    .readLine();
            return Integer.parseInt(status.split(" ")[1]);
        }
    }

    private int last(int times, String from, String forwardedFor) throws IOException {
        int status = 0;
        for (int i = 0; i < times; i++) {
            status = call(from, forwardedFor, "");
        }
        return status;
    }

    @Test
    void whoCalledIsWhomTheProxyNamesAndNobodyElse() throws IOException {
        String viewer = "Bearer " + TestLogin.token(TestLogin.claims("behind-viewer", Role.VIEWER));
        assertEquals(403, call(PROXY, "203.0.113.7", viewer));
        assertEquals(403, call(SOMEBODY, "203.0.113.8", viewer));
        Api.get("/v1/audit-records?user=behind-viewer")
                .then()
                .statusCode(200)
                .body("items.remote", contains(SOMEBODY, "203.0.113.7"));
    }

    @Test
    void eachOfTheProxysCallersHasRequestsOfTheirOwn() throws IOException {
        assertEquals(401, last(AT_ONCE, PROXY, "203.0.113.20"));
        assertEquals(429, last(AT_ONCE, PROXY, "203.0.113.20"));
        assertEquals(401, call(PROXY, "203.0.113.21", ""));
        assertEquals(401, last(AT_ONCE, SOMEBODY, "203.0.113.30"));
        assertEquals(429, last(AT_ONCE, SOMEBODY, "203.0.113.31"));
    }
}
