package org.planledger.report.attainment;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Section 6 of the rule book: the signal (蓝黄红).
class SignalTest {

    @ParameterizedTest(name = "{0}, plan in force {1}, {2} overdue: {3}")
    @CsvSource({
        "TARGET_NOT_SET, true,  0, BLUE",
        "TARGET_NOT_SET, true,  3, BLUE",
        "TARGET_NOT_SET, false, 0, NONE",
        "TARGET_NOT_SET, false, 3, NONE",
        "NOT_STARTED,    true,  0, NONE",
        "NOT_STARTED,    true,  3, BLUE",
        "NO_DATA,        true,  0, BLUE",
        "NO_DATA,        false, 0, BLUE",
        "NO_DATA,        true,  3, BLUE",
        "BREACHED,       true,  0, RED",
        "BREACHED,       true,  3, RED",
        "BREACHED,       false, 0, RED",
        "ACHIEVED,       true,  0, NONE",
        "ACHIEVED,       true,  3, BLUE",
        "ACHIEVED,       false, 3, BLUE",
        "MISSED,         true,  0, RED",
        "MISSED,         true,  3, RED",
        "ON_TRACK,       true,  0, NONE",
        "ON_TRACK,       false, 0, NONE",
        "ON_TRACK,       true,  3, BLUE",
        "ON_TRACK,       false, 1, BLUE",
        "BEHIND,         true,  0, YELLOW",
        "BEHIND,         true,  3, YELLOW",
        "FAR_BEHIND,     true,  0, RED",
        "FAR_BEHIND,     false, 3, RED"
    })
    void followsFromStatePlanAndOverdueFigures(State state, boolean inForce, int overdue, Signal signal) {
        Result result = inState(state).planInForce(inForce).overdue(overdue).result();

        assertEquals(state, result.state());
        assertEquals(signal, result.signal());
        assertEquals(overdue, result.overdue());
    }

    private static Scenario inState(State state) {
        Scenario floor = Scenario.flow(Direction.HIGHER).goal("AT_LEAST 1200");
        return switch (state) {
            case TARGET_NOT_SET -> floor.status(TargetStatus.PENDING);
            case NOT_STARTED -> floor.asOf("2022-12");
            case NO_DATA -> floor;
            case BREACHED -> floor.goal("AT_MOST 1200").post("2023-06", "1201");
            case ACHIEVED -> floor.post("2023-06", "1200");
            case MISSED -> floor.post("2023-12", "1199");
            case ON_TRACK -> floor.post("2023-06", "600");
            case BEHIND -> floor.post("2023-06", "500");
            case FAR_BEHIND -> floor.post("2023-06", "400");
        };
    }
}
