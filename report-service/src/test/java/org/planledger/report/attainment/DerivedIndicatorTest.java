package org.planledger.report.attainment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.planledger.report.attainment.ResultAssertions.assertNumber;

import java.math.BigDecimal;
import java.time.YearMonth;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.planledger.kernel.period.Frequency;

/// Section 2 of the rule book: indicators that are computed from two others.
class DerivedIndicatorTest {

    @Test
    void isTheQuotientOfBothSpansNotTheMeanOfTheQuotients() {
        Result result = monthly()
                .postAll("passed", "2023-01", "90", "10")
                .postAll("tested", "2023-01", "100", "40")
                .asOf("2023-02")
                .result();

        assertNumber("71.428571", result.value());
    }

    @ParameterizedTest(name = "passed through {0}, tested through {1}: {2} of 6 through {3}")
    @CsvSource({"4, 4, 4, 2023-04", "3, 5, 3, 2023-03", "5, 3, 3, 2023-03", "6, 6, 6, 2023-06"})
    void countsAreThoseOfTheLessCompleteComponent(int passed, int tested, int reported, YearMonth through) {
        Scenario scenario = monthly().asOf("2023-06");
        for (int month = 1; month <= passed; month++) {
            scenario.post("passed", "2023-0" + month, "9");
        }
        for (int month = 1; month <= tested; month++) {
            scenario.post("tested", "2023-0" + month, "10");
        }

        assertEquals(reported, scenario.result().reportedPeriods());
        assertEquals(6, scenario.result().expectedPeriods());
        assertEquals(through, scenario.result().through());
    }

    @Test
    void countsAreThoseOfTheNumeratorWhenBothAreEquallyComplete() {
        Result result = mixed().postAll("quarterly", "2023-Q1", "9")
                .postAll("monthly", "2023-01", "1", "1", "1")
                .asOf("2023-06")
                .result();

        assertEquals(1, result.reportedPeriods());
        assertEquals(2, result.expectedPeriods());
        assertNumber("0.5", result.completeness());
    }

    @Test
    void componentOfWhichNothingIsExpectedIsTheLessCompleteOne() {
        Result result =
                mixed().postAll("monthly", "2023-01", "1", "1").asOf("2023-02").result();

        assertEquals(0, result.expectedPeriods());
        assertNull(result.completeness());
        assertNull(result.through());
        assertNull(result.value());
    }

    @ParameterizedTest(name = "{0} / {1}")
    @CsvSource({"passed, 5", "tested, 5", "both, 0"})
    void isNullWhereAComponentHasNoFigureOrTheDenominatorIsZero(String posted, String tested) {
        Scenario scenario = monthly();
        if (!posted.equals("tested")) {
            scenario.post("passed", "2023-01", "5");
        }
        if (!posted.equals("passed")) {
            scenario.post("tested", "2023-01", tested);
        }

        assertNull(scenario.result().value());
        assertEquals(State.NO_DATA, scenario.result().state());
    }

    @Test
    void factorScalesTheQuotient() {
        DerivedIndicator perThousand = new DerivedIndicator(
                "rate",
                Scenario.plain("passed", Frequency.MONTH, Aggregation.SUM, Direction.HIGHER),
                Scenario.plain("tested", Frequency.MONTH, Aggregation.LAST, Direction.HIGHER),
                new BigDecimal("1000"),
                Direction.HIGHER,
                2);
        Result result = Scenario.of(perThousand)
                .postAll("passed", "2023-01", "1", "2")
                .postAll("tested", "2023-01", "100", "400")
                .result();

        assertNumber("7.5", result.value());
    }

    private static Scenario monthly() {
        return Scenario.of(Scenario.percentage(
                Scenario.plain("passed", Frequency.MONTH, Aggregation.SUM, Direction.HIGHER),
                Scenario.plain("tested", Frequency.MONTH, Aggregation.SUM, Direction.HIGHER),
                Direction.HIGHER));
    }

    private static Scenario mixed() {
        return Scenario.of(Scenario.percentage(
                Scenario.plain("quarterly", Frequency.QUARTER, Aggregation.SUM, Direction.HIGHER),
                Scenario.plain("monthly", Frequency.MONTH, Aggregation.SUM, Direction.HIGHER),
                Direction.HIGHER));
    }
}
