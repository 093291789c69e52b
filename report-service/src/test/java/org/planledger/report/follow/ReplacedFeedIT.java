package org.planledger.report.follow;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.planledger.kernel.testing.PostgresTestResource;

/// A followed service whose database was set back or replaced.
@QuarkusTest
@WithTestResource(PostgresTestResource.class)
@WithTestResource(ReplacedFeedIT.PlanService.class)
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class ReplacedFeedIT {

    /// Answers with nothing new, or that the cursor is of another database.
    public static class PlanService implements QuarkusTestResourceLifecycleManager {
        private static final byte[] NOTHING =
                "{\"changes\":[],\"cursor\":\"0-0\",\"more\":false}".getBytes(StandardCharsets.UTF_8);
        private static volatile int status = 200;
        private static volatile int answers;
        private HttpServer server;

        @Override
        public Map<String, String> start() {
            try {
                server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
            server.createContext("/v1/changes", exchange -> {
                exchange.getResponseHeaders().add("Content-Type", "application/json");
                exchange.sendResponseHeaders(status, NOTHING.length);
                exchange.getResponseBody().write(NOTHING);
                exchange.close();
                answers++;
            });
            server.start();
            return Map.of(
                    "follow.plan-url",
                    "http://127.0.0.1:" + server.getAddress().getPort(),
                    "follow.shortest-pause",
                    "PT0.02S",
                    "follow.longest-pause",
                    "PT0.02S");
        }

        @Override
        public void stop() {
            server.stop(0);
        }

        private static void answerTimes(int times, int with) throws InterruptedException {
            status = with;
            // One may be under way with the status before, and of the last one the follower may not have told yet.
            for (int end = answers + times + 2; answers < end; ) {
                TimeUnit.MILLISECONDS.sleep(5);
            }
        }
    }

    @Test
    void theOperatorIsToldOnceEachTimeWhatHelps() throws InterruptedException {
        List<String> errors = new CopyOnWriteArrayList<>();
        Handler log = new Handler() {
            @Override
            public void publish(LogRecord written) {
                if (written.getLevel().intValue() >= Level.SEVERE.intValue()) {
                    errors.add(written.getMessage());
                }
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        Logger logger = Logger.getLogger(CopiedFeed.class.getName());
        logger.addHandler(log);
        try {
            PlanService.answerTimes(1, 200);
            PlanService.answerTimes(5, 410);
            assertEquals(
                    1,
                    errors.stream()
                            .filter(said -> said.contains("empty its database"))
                            .count(),
                    errors::toString);
            PlanService.answerTimes(1, 200);
            PlanService.answerTimes(5, 410);
            assertEquals(2, errors.size(), errors::toString);
        } finally {
            PlanService.status = 200;
            logger.removeHandler(log);
        }
    }
}
