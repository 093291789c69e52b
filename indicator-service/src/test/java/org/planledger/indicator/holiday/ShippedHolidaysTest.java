package org.planledger.indicator.holiday;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.planledger.kernel.time.WorkingDays;

/// What the shipped days off make of the days on which something is due.
class ShippedHolidaysTest {
    private static final Set<DayOfWeek> WEEKEND = Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);

    private static WorkingDays shipped() {
        Map<LocalDate, Boolean> days = new HashMap<>();
        ShippedHolidays.read().values().stream()
                .flatMap(List::stream)
                .forEach(day -> days.put(day.date(), day.working()));
        return new WorkingDays(days);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-10, 2026-03-10", // a Tuesday
        "2023-06-10, 2023-06-12", // a Saturday
        "2023-06-11, 2023-06-12", // a Sunday
        "2026-10-10, 2026-10-10", // a Saturday that is worked for the National Day
        "2026-09-20, 2026-09-20", // a Sunday that is worked
        "2026-10-01, 2026-10-08", // the week of the National Day
        "2023-09-29, 2023-10-07", // 中秋 and 国庆, and the Saturday after them is worked
        "2026-01-01, 2026-01-04", // the New Year, and the Sunday after it is worked
        "2025-01-28, 2025-02-05", // 春节
        "2026-02-28, 2026-02-28", // the last Saturday of February is worked
        "2024-02-10, 2024-02-18", // 春节 of a leap year, and the Sunday after it is worked
        "2032-02-28, 2032-03-01", // nothing is known of the year; the weekend takes in the leap day
        "2022-12-31, 2023-01-03", // from a year of which nothing is known into one that is known
    })
    void theFirstWorkingDayFromADay(LocalDate day, LocalDate expected) {
        assertEquals(expected, shipped().firstFrom(day));
    }

    @Test
    void theShippedYearsAreWholeAndEveryAdditionalWorkingDayIsOnAWeekend() {
        Map<Integer, List<Holiday>> years = ShippedHolidays.read();
        assertEquals(Set.of(2023, 2024, 2025, 2026), years.keySet());
        Map<Integer, Long> worked = Map.of(2023, 7L, 2024, 8L, 2025, 5L, 2026, 6L);
        years.forEach((year, days) -> {
            assertEquals(
                    worked.get(year), days.stream().filter(Holiday::working).count(), "worked in " + year);
            assertTrue(days.stream().filter(day -> !day.working()).count() >= 26, "off in " + year);
            for (Holiday day : days) {
                assertFalse(day.name().isBlank());
                assertTrue(!day.working() || WEEKEND.contains(day.date().getDayOfWeek()), day.toString());
            }
        });
    }
}
