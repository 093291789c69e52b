package org.planledger.indicator.actual.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.planledger.indicator.Service.get;
import static org.planledger.indicator.Service.givenIndicator;
import static org.planledger.indicator.Service.importFile;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.planledger.indicator.PlanFeedStub;
import org.planledger.kernel.testing.PostgresTestResource;

/// Far more imports at once than there are connections, and than the operator should have allowed.
@QuarkusTest
@TestProfile(ManyImportsIT.FewConnections.class)
@WithTestResource(PostgresTestResource.class)
@WithTestResource(PlanFeedStub.class)
class ManyImportsIT {
    private static final int IMPORTS = 16;
    private static final int ROWS = 12 * 50;

    public static class FewConnections implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("quarkus.datasource.jdbc.max-size", "8", "indicator.import.at-once", "100");
        }
    }

    @Test
    void eachEndsWithAllItsFiguresStoredOrIsToldToComeAgain() throws InterruptedException, ExecutionException {
        for (int i = 0; i < IMPORTS; i++) {
            givenIndicator("many-" + i);
        }
        // Nobody knows it yet, so that each import asks for it while it holds its connection.
        PlanFeedStub.region("371596");
        CountDownLatch answered = new CountDownLatch(1);
        PlanFeedStub.hold(answered);
        List<Future<List<Integer>>> imports = new ArrayList<>();
        try (ExecutorService clients = Executors.newFixedThreadPool(IMPORTS)) {
            for (int i = 0; i < IMPORTS; i++) {
                String indicator = "many-" + i;
                imports.add(clients.submit(() -> importUntilTaken(indicator, answered)));
            }
        }
        for (int i = 0; i < IMPORTS; i++) {
            List<Integer> answers = imports.get(i).get();
            assertEquals(200, answers.getLast());
            assertTrue(answers.stream().allMatch(status -> status == 200 || status == 503), answers::toString);
            get("/v1/actuals/many-" + i + "/371596/2003-01").statusCode(200);
        }
    }

    /// @return the status of each answer
    private static List<Integer> importUntilTaken(String indicator, CountDownLatch answered) {
        StringBuilder file = new StringBuilder("indicator,region,period,value\n");
        for (int row = 0; row < ROWS; row++) {
            file.append("%s,371596,%d-%02d,%d%n".formatted(indicator, 1976 + row / 12, row % 12 + 1, row));
        }
        byte[] body = file.toString().getBytes(StandardCharsets.UTF_8);
        List<Integer> answers = new ArrayList<>();
        do {
            Response answer = importFile("text/csv", body);
            answers.add(answer.statusCode());
            answered.countDown();
            if (answer.statusCode() == 200) {
                assertEquals(ROWS, answer.<Integer>path("created"));
            }
        } while (answers.getLast() == 503);
        return answers;
    }
}
