package org.planledger.report.standing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.planledger.report.attainment.Result;
import org.planledger.report.attainment.Signal;
import org.planledger.report.attainment.State;

/// How a target has come to its signal, from its results month by month (rule book, sections 13 and 14).
class SignalRunTest {
    private static final YearMonth FROM = YearMonth.of(2023, 1);
    private static final List<State> LATE = List.of(State.BEHIND, State.FAR_BEHIND, State.BREACHED, State.MISSED);

    private static Result result(State state, Signal signal) {
        return new Result(
                "t", null, null, null, 0, 0, null, null, null, null, null, null, null, null, null, null, state, signal,
                null, 0, null);
    }

    /// A letter for each month: o on track, x on track with something overdue, b behind, f far behind, n no data.
    private static Result result(char month) {
        return switch (month) {
            case 'o' -> result(State.ON_TRACK, Signal.NONE);
            case 'x' -> result(State.ON_TRACK, Signal.BLUE);
            case 'b' -> result(State.BEHIND, Signal.YELLOW);
            case 'f' -> result(State.FAR_BEHIND, Signal.RED);
            case 'n' -> result(State.NO_DATA, Signal.BLUE);
            default -> throw new IllegalArgumentException("no state " + month);
        };
    }

    private static SignalRun run(String months, YearMonth firstPromise) {
        YearMonth last = FROM.plusMonths(months.length() - 1L);
        return SignalRun.of(
                result(months.charAt(months.length() - 1)),
                last,
                new Window(FROM, FROM.plusMonths(11)),
                firstPromise,
                month -> result(months.charAt((int) FROM.until(month, ChronoUnit.MONTHS))));
    }

    @ParameterizedTest(name = "{0}: since {1}, before {2}, late {3}")
    @CsvSource({
        "f,      2023-01, ,       1",
        "ff,     2023-01, ,       2",
        "of,     2023-02, NONE,   1",
        "obf,    2023-03, YELLOW, 2",
        "fbf,    2023-03, YELLOW, 3",
        "bfnf,   2023-04, BLUE,   1",
        "fobbb,  2023-03, NONE,   3",
        "ffxn,   2023-03, RED,    0",
        "nnnn,   2023-01, ,       0",
        "bffff,  2023-02, YELLOW, 5"
    })
    void aRunReachesBackAsFarAsSignalAndLatenessDo(
            String months, YearMonth since, Signal signalBefore, int monthsLate) {
        assertEquals(new SignalRun(since, signalBefore, monthsLate, null), run(months, null));
    }

    @Test
    void monthsBehindTheWindowAreItsLastOne() {
        SignalRun run = SignalRun.of(
                result('f'),
                YearMonth.of(2024, 5),
                new Window(FROM, YearMonth.of(2023, 3)),
                null,
                month -> result(month.equals(FROM) ? 'o' : 'f'));
        assertEquals(new SignalRun(YearMonth.of(2023, 2), Signal.NONE, 2, null), run);
    }

    @Test
    void beforeTheWindowNothingIsLookedBackUpon() {
        SignalRun run =
                SignalRun.of(result('n'), YearMonth.of(2022, 6), new Window(FROM, FROM.plusMonths(11)), null, month -> {
                    throw new AssertionError(month);
                });
        assertEquals(new SignalRun(YearMonth.of(2022, 6), null, 0, null), run);
    }

    @ParameterizedTest
    @CsvSource({"2023-08, 2023-10-15, 2023-10-01", "2023-09, 2023-10-15, 2023-10-15", "2023-01, 2023-10-15, 2023-03-01"
    })
    void anEarlierMonthIsJudgedWhenItsFiguresHadFallenDue(YearMonth month, LocalDate today, LocalDate date) {
        assertEquals(date, SignalRun.dateOf(month, today));
    }

    /// Seeded random months against a recomputation that looks at all of them.
    @Test
    void runsAreThoseOfANaiveRecomputation() {
        Random random = new Random(20231015);
        int recoveries = 0;
        for (int i = 0; i < 20_000; i++) {
            StringBuilder months = new StringBuilder();
            int length = 1 + random.nextInt(12);
            for (int month = 0; month < length; month++) {
                boolean stays = month > 0 && random.nextInt(3) > 0;
                months.append(stays ? months.charAt(month - 1) : "oxbfn".charAt(random.nextInt(5)));
            }
            YearMonth promise = random.nextBoolean() ? null : FROM.plusMonths(random.nextInt(length));
            SignalRun expected = naive(months.toString(), promise);
            SignalRun found = run(months.toString(), promise);
            assertEquals(expected, found, () -> months + " promised " + promise);
            if (found.recovered() != null) {
                recoveries++;
            }
        }
        assertTrue(recoveries > 1_000, recoveries + " recoveries");
    }

    private static SignalRun naive(String months, YearMonth promise) {
        TreeMap<YearMonth, Result> results = new TreeMap<>();
        for (int i = 0; i < months.length(); i++) {
            results.put(FROM.plusMonths(i), result(months.charAt(i)));
        }
        YearMonth last = results.lastKey();
        Signal present = results.get(last).signal();
        YearMonth lastOther = null;
        YearMonth lastInTime = null;
        YearMonth recovered = null;
        for (YearMonth month : results.keySet()) {
            Result result = results.get(month);
            if (result.signal() != present) {
                lastOther = month;
            }
            if (!LATE.contains(result.state())) {
                lastInTime = month;
            }
            // The last month itself is the present one, which is asked for only where it has not recovered.
            if (promise != null
                    && !month.isBefore(promise)
                    && month.isBefore(last)
                    && result.state() == State.ON_TRACK) {
                recovered = month;
            }
        }
        int late = (int) (lastInTime == null ? results.size() : lastInTime.until(last, ChronoUnit.MONTHS));
        return new SignalRun(
                lastOther == null ? FROM : lastOther.plusMonths(1),
                lastOther == null ? null : results.get(lastOther).signal(),
                late,
                recovered);
    }
}
