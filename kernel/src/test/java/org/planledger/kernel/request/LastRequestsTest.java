package org.planledger.kernel.request;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.planledger.kernel.problem.Failure;
import org.planledger.kernel.problem.ProblemType;

class LastRequestsTest {

    @Test
    void requestsAreServedInTheFirstHalfOfTheDelay() {
        LastRequests requests = new LastRequests(Duration.ofDays(1));
        assertDoesNotThrow(() -> requests.filter(null));
        requests.delayShutdown(new ShutdownDelayInitiatedEvent());
        assertDoesNotThrow(() -> requests.filter(null));
    }

    @Test
    void requestsAreRefusedAfterIt() {
        LastRequests requests = new LastRequests(Duration.ZERO);
        assertDoesNotThrow(() -> requests.filter(null));
        requests.delayShutdown(new ShutdownDelayInitiatedEvent());
        Failure refusal = assertThrows(Failure.class, () -> requests.filter(null));
        assertEquals(ProblemType.UNAVAILABLE, refusal.type());
    }
}
