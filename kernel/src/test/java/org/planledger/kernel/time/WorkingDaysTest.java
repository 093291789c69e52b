package org.planledger.kernel.time;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Deadlines, which the calendar and results share (rule book, section 6).
class WorkingDaysTest {
    /// The National Day of 2023, as it was announced: off from a Friday on, and the weekend after it worked.
    private static final Map<LocalDate, Boolean> NATIONAL_DAY = Map.of(
            LocalDate.of(2023, 9, 29), false,
            LocalDate.of(2023, 10, 2), false,
            LocalDate.of(2023, 10, 3), false,
            LocalDate.of(2023, 10, 4), false,
            LocalDate.of(2023, 10, 5), false,
            LocalDate.of(2023, 10, 6), false,
            LocalDate.of(2023, 10, 7), true,
            LocalDate.of(2023, 10, 8), true);

    @ParameterizedTest(name = "{0} due on {1}: {2}")
    @CsvSource({
        "2023-03, 10, 2023-04-10", // a Monday
        "2023-05, 10, 2023-06-12", // a Saturday
        "2023-05, 11, 2023-06-12", // a Sunday
        "2023-08, 28, 2023-09-28", // a Thursday, the last working day before the days off
        "2023-09, 1, 2023-10-07", // a Sunday among the days off, and the Saturday after them is worked
        "2023-09, 7, 2023-10-07", // a Saturday that is worked
        "2023-09, 8, 2023-10-08", // a Sunday that is worked
        "2023-09, 14, 2023-10-16", // a Saturday like any other
        "2022-12, 1, 2023-01-02", // nothing is known of the New Year, so its weekend alone is free
    })
    void aDeadlineIsTheDueDayOfTheNextMonthOrTheNextWorkingDay(YearMonth lastMonth, int dueDay, LocalDate expected) {
        assertEquals(expected, new WorkingDays(NATIONAL_DAY).deadline(lastMonth, dueDay));
    }

    @Test
    void anyDaysAgreeWithANaiveSearch() {
        Random random = new Random(20260401);
        for (int round = 0; round < 500; round++) {
            LocalDate start = LocalDate.of(2024, 2, 1).plusDays(random.nextInt(800));
            Map<LocalDate, Boolean> known = new HashMap<>();
            for (int i = 0; i < 40; i++) {
                known.put(start.plusDays(random.nextInt(60)), random.nextInt(4) == 0);
            }
            LocalDate expected = start;
            while (known.containsKey(expected)
                    ? !known.get(expected)
                    : expected.getDayOfWeek().getValue() > 5) {
                expected = expected.plusDays(1);
            }
            assertEquals(expected, new WorkingDays(known).firstFrom(start), start + " " + known);
        }
    }
}
