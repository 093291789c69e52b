package org.planledger.report.standing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.planledger.kernel.testing.PostgresTestResource;
import org.planledger.report.testing.Suite;
import org.planledger.report.testing.Upstream;

@QuarkusTest
@WithTestResource(PostgresTestResource.class)
@WithTestResource(Upstream.class)
class PiecesIT {
    @TestHTTPResource
    URI service;

    @Inject
    PlanStore store;

    private Suite planOf(int targets) {
        Suite suite = new Suite(service);
        String token = suite.putPlan("IN_FORCE", suite.task("1", 1));
        for (int i = 0; i < targets; i++) {
            suite.putMonthlySum("i" + i);
            suite.post("i" + i, "2023-02", "5");
            token = suite.putTarget("t" + i, "1", "i" + i, "\"comparator\": \"AT_LEAST\", \"value\": 1");
        }
        suite.reported("summary", token).ok();
        return suite;
    }

    @Test
    void ofALargePlanTheFiguresOfFewTargetsAreInMemoryAtOnce() {
        Suite large = planOf(7);
        Suite small = planOf(1);
        Suite empty = planOf(0);
        List<StoredPlan> pieces = new ArrayList<>();
        store.read(PlanStore.Wanted.ofNow(List.of(large.plan, small.plan, empty.plan, "no-such-plan")), 3, pieces::add);
        assertEquals(
                Stream.of(large.plan, small.plan, empty.plan).sorted().toList(),
                pieces.stream().map(StoredPlan::code).distinct().sorted().toList());
        assertEquals(
                8, pieces.stream().mapToInt(piece -> piece.targets().size()).sum());
        for (StoredPlan piece : pieces) {
            assertTrue(piece.targets().size() <= 3, piece::toString);
            for (StoredTarget target : piece.targets()) {
                assertEquals(
                        1,
                        piece.figures()
                                .of(target.region())
                                .of(target.indicator())
                                .size());
            }
        }
        long withFigures = pieces.stream()
                .filter(piece -> large.plan.equals(piece.code()))
                .filter(piece ->
                        !piece.figures().of(Suite.REGION).of(large.code("i0")).isEmpty())
                .count();
        assertEquals(1, withFigures, "a piece has no other figures than its own");
    }
}
