package org.planledger.report.standing;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.function.Function;
import org.planledger.report.attainment.Result;
import org.planledger.report.attainment.Signal;

/// How a target has come to the signal that it shows (rule book, sections 13 and 14).
///
/// @param since the first month from which on it has shown the signal without a break
/// @param signalBefore the signal as of the month before that; null where its window begins with the present signal
/// @param monthsLate for how many months in a row it has been late; 0 when it is not
/// @param recovered the last month from the first promise on as of which it had recovered; null for none
public record SignalRun(YearMonth since, Signal signalBefore, int monthsLate, YearMonth recovered) {

    /// Looks back month by month, and no further than it must.
    ///
    /// @param present the result as of the month asked for
    /// @param window the target's months
    /// @param firstPromise the first month by which recovery was promised; null for none
    /// @param earlier gives the result as of an earlier month of the window
    static SignalRun of(
            Result present,
            YearMonth asOf,
            Window window,
            YearMonth firstPromise,
            Function<YearMonth, Result> earlier) {
        YearMonth since = asOf.isAfter(window.to()) ? window.to() : asOf;
        Signal signalBefore = null;
        int monthsLate = present.state().isLate() ? 1 : 0;
        boolean stillLate = monthsLate > 0;
        YearMonth recovered = null;
        YearMonth month = since.minusMonths(1);
        while (!month.isBefore(window.from())
                && (signalBefore == null || stillLate || isPromised(firstPromise, month, recovered))) {
            Result result = earlier.apply(month);
            if (signalBefore == null && result.signal() == present.signal()) {
                since = month;
            } else if (signalBefore == null) {
                signalBefore = result.signal();
            }
            stillLate = stillLate && result.state().isLate();
            if (stillLate) {
                monthsLate++;
            }
            if (isPromised(firstPromise, month, recovered) && Promises.isRecovered(result.state())) {
                recovered = month;
            }
            month = month.minusMonths(1);
        }
        return new SignalRun(since, signalBefore, monthsLate, recovered);
    }

    /// Whether a recovery as of the month would have kept a promise, and none later has.
    private static boolean isPromised(YearMonth firstPromise, YearMonth month, YearMonth recovered) {
        return recovered == null && firstPromise != null && !month.isBefore(firstPromise);
    }

    /// The date on which an earlier month is judged: when all of its figures had fallen due, so that a figure that is
    /// overdue now makes no month before its own blue.
    static LocalDate dateOf(YearMonth earlier, LocalDate today) {
        LocalDate allDue = earlier.plusMonths(2).atDay(1);
        return allDue.isBefore(today) ? allDue : today;
    }
}
