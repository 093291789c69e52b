package org.planledger.report.follow;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.planledger.kernel.testing.PostgresTestResource;

/// The other services are there but stop: one answers a long poll at once and with nothing, the other refuses. A pause
/// is an hour long here, so whatever is asked after it would begin is asked without one.
@QuarkusTest
@WithTestResource(PostgresTestResource.class)
@WithTestResource(PauseIT.StoppingServices.class)
class PauseIT {
    Asked asked;

    /// How often each service was asked.
    static final class Asked {
        private final Semaphore forPlans = new Semaphore(0);
        private final Semaphore forIndicators = new Semaphore(0);
    }

    @Test
    void aServiceThatAnswersALongPollAtOnceWithNothingIsLeftAloneForAPause() throws InterruptedException {
        assertTrue(asked.forPlans.tryAcquire(2, 1, TimeUnit.MINUTES), "for what is there, then for what comes");
        assertFalse(asked.forPlans.tryAcquire(2, TimeUnit.SECONDS), "asked again at once");
    }

    @Test
    void aServiceThatRefusesIsLeftAloneForAPause() throws InterruptedException {
        assertTrue(asked.forIndicators.tryAcquire(1, 1, TimeUnit.MINUTES));
        assertFalse(asked.forIndicators.tryAcquire(2, TimeUnit.SECONDS), "asked again at once");
    }

    /// Public for the test framework.
    public static class StoppingServices implements QuarkusTestResourceLifecycleManager {
        private static final byte[] NOTHING =
                "{\"changes\":[],\"cursor\":\"1-0\",\"more\":false,\"currentAt\":\"2023-05-04T01:00:00Z\"}"
                        .getBytes(StandardCharsets.UTF_8);

        private final Asked asked = new Asked();
        private HttpServer plans;
        private HttpServer indicators;

        @Override
        public Map<String, String> start() {
            plans = serve(exchange -> {
                asked.forPlans.release();
                exchange.getResponseHeaders().set("Content-Type", "application/json");
                exchange.sendResponseHeaders(200, NOTHING.length);
                exchange.getResponseBody().write(NOTHING);
                exchange.close();
            });
            indicators = serve(exchange -> {
                asked.forIndicators.release();
                exchange.sendResponseHeaders(503, -1);
                exchange.close();
            });
            Map<String, String> settings = new HashMap<>();
            settings.put("follow.plan-url", url(plans));
            settings.put("follow.indicator-url", url(indicators));
            settings.put("follow.shortest-pause", "1H");
            settings.put("follow.longest-pause", "1H");
            return settings;
        }

        private static HttpServer serve(HttpHandler handler) {
            try {
                HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
                server.createContext("/v1/changes", handler);
                server.start();
                return server;
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }

        private static String url(HttpServer server) {
            return "http://127.0.0.1:" + server.getAddress().getPort();
        }

        @Override
        public void inject(TestInjector injector) {
            injector.injectIntoFields(asked, field -> field.getType() == Asked.class);
        }

        @Override
        public void stop() {
            plans.stop(0);
            indicators.stop(0);
        }
    }
}
