package org.planledger.report.attainment;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.planledger.kernel.period.Frequency;
import org.planledger.kernel.period.Period;

/// Rule book, section 6: figures whose deadline has passed and that are not in. Due on the 10th of the month after.
class OverdueTest {

    @ParameterizedTest
    @CsvSource({
        // posted through August; September is due on 10 October
        "MONTH, PERIOD, 2023-10-10, 0",
        "MONTH, PERIOD, 2023-10-11, 1",
        "MONTH, PERIOD, 2023-10-15, 1",
        "MONTH, PERIOD, 2023-11-11, 2",
        "MONTH, PERIOD, 2026-01-01, 4",
        "MONTH, YEAR_TO_DATE, 2023-10-11, 1",
    })
    void aPeriodIsOverdueFromTheDayAfterItsDeadline(
            Frequency frequency, Reporting reporting, LocalDate today, int overdue) {
        PlainIndicator jobs = plain("jobs", frequency, reporting);
        NavigableMap<Period, BigDecimal> posted = months(2023, 1, 8);

        assertEquals(overdue, count(yearOf2023(jobs, Recurrence.TOTAL), Map.of("jobs", posted), "2023-09", today));
    }

    @Test
    void aGapIsOverdueButAYearToDateFigureClosesTheOnesBeforeIt() {
        NavigableMap<Period, BigDecimal> onlyAugust = months(2023, 8, 8);
        LocalDate today = LocalDate.of(2023, 9, 15);

        assertEquals(
                7,
                count(
                        yearOf2023(plain("jobs", Frequency.MONTH, Reporting.PERIOD), Recurrence.TOTAL),
                        Map.of("jobs", onlyAugust),
                        "2023-08",
                        today));
        assertEquals(
                0,
                count(
                        yearOf2023(plain("jobs", Frequency.MONTH, Reporting.YEAR_TO_DATE), Recurrence.TOTAL),
                        Map.of("jobs", onlyAugust),
                        "2023-08",
                        today));
    }

    @Test
    void aYearToDateFigureOfTheNextYearClosesNothing() {
        PlainIndicator jobs = plain("jobs", Frequency.MONTH, Reporting.YEAR_TO_DATE);
        NavigableMap<Period, BigDecimal> onlyNextJanuary = months(2024, 1, 1);

        assertEquals(
                12,
                count(
                        yearOf2023(jobs, Recurrence.TOTAL),
                        Map.of("jobs", onlyNextJanuary),
                        "2023-12",
                        LocalDate.of(2024, 2, 1)));
    }

    @Test
    void aQuarterIsDueInTheMonthAfterItsEnd() {
        PlainIndicator quarterly = plain("income", Frequency.QUARTER, Reporting.PERIOD);

        assertEquals(1, count(yearOf2023(quarterly, Recurrence.TOTAL), Map.of(), "2023-06", LocalDate.of(2023, 7, 10)));
        assertEquals(2, count(yearOf2023(quarterly, Recurrence.TOTAL), Map.of(), "2023-06", LocalDate.of(2023, 7, 11)));
    }

    @Test
    void aYearlyGoalLooksAtItsYearOnly() {
        PlainIndicator jobs = plain("jobs", Frequency.MONTH, Reporting.PERIOD);
        Target threeYears = target(jobs, Recurrence.YEARLY, "2023-01", "2025-12");

        assertEquals(3, count(threeYears, Map.of(), "2024-03", LocalDate.of(2024, 4, 11)));
    }

    @Test
    void aDerivedIndicatorIsAsOverdueAsTheComponentThatLacksMore() {
        PlainIndicator good = plain("good-days", Frequency.MONTH, Reporting.PERIOD);
        PlainIndicator all = plain("days", Frequency.MONTH, Reporting.PERIOD);
        DerivedIndicator share = new DerivedIndicator("share", good, all, BigDecimal.valueOf(100), Direction.HIGHER, 1);

        assertEquals(
                5,
                count(
                        target(share, Recurrence.TOTAL, "2023-01", "2023-12"),
                        Map.of("good-days", months(2023, 1, 3), "days", months(2023, 1, 8)),
                        "2023-08",
                        LocalDate.of(2023, 9, 15)));
    }

    private static int count(
            Target target, Map<String, NavigableMap<Period, BigDecimal>> posted, String asOf, LocalDate today) {
        return Overdue.find(
                        target,
                        indicator -> posted.getOrDefault(indicator, new TreeMap<>()),
                        YearMonth.parse(asOf),
                        today,
                        (indicator, period) -> period.lastMonth().plusMonths(1).atDay(10))
                .size();
    }

    private static NavigableMap<Period, BigDecimal> months(int year, int first, int last) {
        NavigableMap<Period, BigDecimal> figures = new TreeMap<>();
        for (int month = first; month <= last; month++) {
            figures.put(new Period(Frequency.MONTH, year, month), BigDecimal.TEN);
        }
        return figures;
    }

    private static PlainIndicator plain(String code, Frequency frequency, Reporting reporting) {
        return new PlainIndicator(code, frequency, Aggregation.SUM, reporting, false, Direction.HIGHER, 0);
    }

    private static Target yearOf2023(Indicator indicator, Recurrence recurrence) {
        return target(indicator, recurrence, "2023-01", "2023-12");
    }

    private static Target target(Indicator indicator, Recurrence recurrence, String from, String to) {
        return new Target(
                "target",
                indicator,
                TargetStatus.SET,
                new Goal.AtLeast(BigDecimal.valueOf(1800)),
                Measure.AMOUNT,
                recurrence,
                YearMonth.parse(from),
                YearMonth.parse(to),
                null,
                List.of());
    }
}
