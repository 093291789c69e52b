package org.planledger.report.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.deser.DeserializationProblemHandler;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.concurrent.CompletionService;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.planledger.kernel.testing.PostgresTestResource;
import org.planledger.report.testing.Http;
import org.planledger.report.testing.Json;

/// More trial calculations at once than may be computed and wait.
@QuarkusTest
@WithTestResource(PostgresTestResource.class)
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class FullQueueIT {
    private static final int ROOM = Evaluations.MOST_AT_ONCE + Evaluations.MOST_WAITING;
    private static final String GOOD = Json.resource("/evaluation/good-request.json");
    private static final String NO_FREQUENCY = "HELD_BY_THE_TEST";
    private static final String HELD = GOOD.replaceFirst("MONTH", NO_FREQUENCY);

    @TestHTTPResource
    URI service;

    @Inject
    ObjectMapper json;

    /// Lets the reading of a body wait at a frequency that there is not.
    private static final class Holding extends DeserializationProblemHandler {
        private final CountDownLatch released = new CountDownLatch(1);

        @Override
        public Object handleWeirdStringValue(
                DeserializationContext context, Class<?> type, String value, String message) {
            if (value.equals(NO_FREQUENCY)) {
                try {
                    released.await();
                } catch (InterruptedException interrupted) {
                    Thread.currentThread().interrupt();
                }
            }
            return NOT_HANDLED;
        }
    }

    @Test
    void theOneForWhichThereIsNoRoomIsRefusedAndAllOthersAreAnswered() throws Exception {
        Holding holding = new Holding();
        json.addHandler(holding);
        try (ExecutorService clients = Executors.newFixedThreadPool(ROOM + 1)) {
            CompletionService<Http.Answer> answers = new ExecutorCompletionService<>(clients);
            for (int i = 0; i <= ROOM; i++) {
                answers.submit(() -> new Http(service).post("/v1/evaluations", "application/json", HELD));
            }
            try {
                Http.Answer refused = answers.take().get();
                assertEquals(503, refused.status(), refused.body());
                assertEquals("application/problem+json", refused.contentType());
                assertEquals(
                        "urn:plan-ledger:problem:unavailable",
                        refused.json().get("type").asText());
                assertTrue(refused.json().get("detail").asText().contains("试算任务已满"), refused.body());
                assertNull(answers.poll());
            } finally {
                holding.released.countDown();
            }
            for (int i = 0; i < ROOM; i++) {
                Http.Answer answer = answers.take().get();
                assertEquals(400, answer.status(), answer.body());
                assertTrue(answer.body().contains(NO_FREQUENCY), answer.body());
            }
        }
        new Http(service).post("/v1/evaluations", "application/json", GOOD).ok();
    }
}
