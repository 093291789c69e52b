package org.planledger.kernel.period;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PeriodTest {

    @ParameterizedTest
    @CsvSource({
        "2023-04, MONTH,     2023-04, 2023-04, 30",
        "2024-02, MONTH,     2024-02, 2024-02, 29",
        "2023-Q2, QUARTER,   2023-04, 2023-06, 91",
        "2024-H1, HALF_YEAR, 2024-01, 2024-06, 182",
        "2023,    YEAR,      2023-01, 2023-12, 365",
    })
    void aPeriodKnowsItsMonthsAndDays(String text, Frequency frequency, YearMonth first, YearMonth last, int days) {
        Period period = Period.parse(text);

        assertEquals(frequency, period.frequency());
        assertEquals(first, period.firstMonth());
        assertEquals(last, period.lastMonth());
        assertEquals(days, period.days());
        assertEquals(text, period.toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "23-04",
                "2023-4",
                "2023-13",
                "2023-00",
                "2023-Q5",
                "2023-Q0",
                "2023-H3",
                "2023-02-29",
                "2023Q1",
                "2023-q1",
                " 2023",
                "1899",
                "2200",
                "２０２３-04",
                "2023-04 "
            })
    void whatIsNoPeriodIsRefused(String text) {
        assertThrows(DateTimeException.class, () -> Period.parse(text));
    }

    @Test
    void everyPeriodOfAYearHasANumberOfItsOwnWithinTheYear() {
        List<Integer> numbers = new ArrayList<>();
        for (Frequency frequency : Frequency.values()) {
            for (int number = 1; number <= frequency.perYear(); number++) {
                Period period = new Period(frequency, 2023, number);
                assertEquals(period, Period.ofNumber(period.toNumber()));
                assertEquals(2023, period.toNumber() / 100);
                numbers.add(period.toNumber());
            }
        }
        assertEquals(19, numbers.stream().distinct().count());
    }

    @ParameterizedTest
    @ValueSource(ints = {202300, 202313, 202320, 202325, 202330, 202333, 202341, 0, -1})
    void aNumberThatIsNoPeriodIsRefused(int number) {
        assertThrows(DateTimeException.class, () -> Period.ofNumber(number));
    }

    @Test
    void aPeriodLiesInASpanWhenAllItsMonthsDo() {
        Period quarter = Period.parse("2023-Q2");

        assertTrue(quarter.liesWithin(YearMonth.of(2023, 4), YearMonth.of(2023, 6)));
        assertFalse(quarter.liesWithin(YearMonth.of(2023, 5), YearMonth.of(2023, 12)));
        assertFalse(quarter.liesWithin(YearMonth.of(2023, 1), YearMonth.of(2023, 5)));
    }

    @Test
    void periodsAreOrderedByTheirEndAndThenTheLongerFirst() {
        List<String> ordered =
                List.of("2023-05", "2023-H1", "2023-Q2", "2023-06", "2023-07", "2023", "2023-12").stream()
                        .map(Period::parse)
                        .sorted()
                        .map(Period::toString)
                        .toList();

        assertEquals(List.of("2023-05", "2023-H1", "2023-Q2", "2023-06", "2023-07", "2023", "2023-12"), ordered);
    }
}
