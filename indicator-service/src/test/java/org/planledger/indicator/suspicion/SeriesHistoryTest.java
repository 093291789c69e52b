package org.planledger.indicator.suspicion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.planledger.indicator.suspicion.SeriesHistory.Terms;

class SeriesHistoryTest {
    private static final Terms PLAIN = new Terms(false, false, 2);
    private static final Terms YEAR_TO_DATE = new Terms(true, false, 2);
    private static final Terms RATE = new Terms(false, true, 2);

    /// @param figures such as `202301=5 202302=7`
    private static SeriesHistory history(Terms terms, String figures) {
        List<String[]> parts =
                Arrays.stream(figures.split(" ")).map(part -> part.split("=")).toList();
        return new SeriesHistory(
                terms,
                parts.stream().mapToInt(part -> Integer.parseInt(part[0])).toArray(),
                parts.stream().mapToDouble(part -> Double.parseDouble(part[1])).toArray());
    }

    private static String codes(SeriesHistory history, int period) {
        return history.suspicionsAgainst(period).stream()
                .map(raised -> raised.code()
                        + (raised.other().isEmpty() ? "" : " " + raised.other())
                        + (raised.low() == null ? "" : " " + raised.low())
                        + " to"
                        + (raised.high() == null ? "" : " " + raised.high()))
                .collect(Collectors.joining(", "));
    }

    /// The others are 1, 2, 3, 5, 6, 7: their median is 4, their median deviation 2, so that up to 4 + 10.378 is
    /// within 3.5.
    @ParameterizedTest
    @CsvSource({"14.37,''", "14.38,JUMP -6.37 to 14.37", "-6.37,''", "-6.38,JUMP -6.37 to 14.37", "4,''"})
    void aFigureFarFromTheMedianJumps(String value, String expected) {
        String others = "202301=1 202302=7 202303=2 202304=6 202305=3 202306=5 ";
        assertEquals(expected, codes(history(PLAIN, others + "202307=" + value), 202307));
    }

    @ParameterizedTest
    @CsvSource({"6745000,35000000,''", "6745000,35000000.01,JUMP -3.5E7 to 3.5E7"})
    void whatIsAsFarAsAllowedIsNoJump(String deviation, String value, String expected) {
        String others = "202301=-%1$s 202302=%1$s 202303=-%1$s 202304=%1$s 202305=-%1$s 202306=%1$s 202307="
                .formatted(deviation);
        assertEquals(expected, codes(history(PLAIN, others + value), 202307));
    }

    /// The others are 10 to 16: up to 13 + 10.378 is within 3.5, which one decimal tells as 23.3.
    @ParameterizedTest
    @CsvSource({"0,JUMP 3.0 to 23.0", "1,JUMP 2.7 to 23.3", "2,JUMP 2.63 to 23.37", "3,JUMP 2.622 to 23.378"})
    void theRangeThatIsToldIsRoundedInward(int decimals, String expected) {
        String others = "202301=10 202302=11 202303=12 202304=13 202305=14 202306=15 202307=16 202308=";
        Terms terms = new Terms(false, false, decimals);
        assertEquals(expected, codes(history(terms, others + 24), 202308));
        if (decimals == 1) {
            assertEquals(expected, codes(history(terms, others + 23.4), 202308));
            assertEquals("", codes(history(terms, others + 23.3), 202308));
            assertEquals("", codes(history(terms, others + 2.7), 202308));
            assertEquals(expected, codes(history(terms, others + 2.6), 202308));
        }
    }

    /// 10 in three months is 3.3333 a month, which two decimals cannot tell.
    @Test
    void anIncreaseThatTheDecimalsCannotTellIsToldFiner() {
        String figures = "201903=10 201906=20 201909=30 202003=10 202006=20 202009=30 202101=3.33";
        assertEquals("JUMP 3.333333 to 3.333333", codes(history(YEAR_TO_DATE, figures), 202101));
    }

    /// Six years apart is too far, five is not.
    @ParameterizedTest
    @CsvSource({"201612,''", "201712,JUMP 8.0 to 8.0"})
    void figuresAreComparedWithThoseOfFiveYearsEachWay(int farthest, String expected) {
        String figures = farthest + "=8 201901=8 202001=8 202102=8 202203=8 202212=9 202404=8";
        assertEquals(expected, codes(history(PLAIN, figures), 202212));
    }

    @Test
    void fiveOtherFiguresAreTooFewToTellAJump() {
        String others = "202301=1 202302=2 202303=3 202304=4 202305=5 ";
        assertEquals("", codes(history(PLAIN, others + "202306=1000"), 202306));
        assertEquals("JUMP -4.28 to 11.28", codes(history(PLAIN, others + "202306=6 202307=1000"), 202307));
    }

    /// Of the others more than half are 10, so that their median deviation is 0; their mean deviation is 1.
    @ParameterizedTest
    @CsvSource({"14.38,''", "14.39,JUMP 5.62 to 14.38"})
    void whereMostFiguresAreTheSameTheMeanDeviationCounts(String value, String expected) {
        String others = "202301=10 202302=10 202303=10 202304=10 202305=10 202306=10 202307=13 202308=15 ";
        assertEquals(expected, codes(history(PLAIN, others + "202309=" + value), 202309));
    }

    @Test
    void whereAllOthersAreTheSameAnyOtherFigureIsAJump() {
        String others = "202301=8 202302=8 202303=8 202304=8 202305=8 202306=8 ";
        assertEquals("", codes(history(PLAIN, others + "202307=8"), 202307));
        assertEquals("JUMP 8.0 to 8.0", codes(history(PLAIN, others + "202307=8.01"), 202307));
    }

    @Test
    void aYearToDateFigureIsComparedByItsIncrease() {
        String year = "202301=10 202302=21 202303=30 202304=41 202305=50 202306=60 202307=";
        assertEquals("", codes(history(YEAR_TO_DATE, year + "71"), 202307));
        assertEquals("JUMP 4.82 to 15.18", codes(history(YEAR_TO_DATE, year + "171"), 202307));
    }

    /// February's 20 are two months' worth, as are the 20 from May to July.
    @Test
    void anIncreaseOverSeveralPeriodsIsSpreadOverThem() {
        SeriesHistory history = history(
                YEAR_TO_DATE, "202302=20 202303=30 202304=40 202305=50 202307=70 202308=80 202401=10 202402=20");
        for (int period : new int[] {202302, 202303, 202307, 202401}) {
            assertEquals("", codes(history, period));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "202303,''",
        "202305,FALLING 2023-03 30.0 to",
        "202306,''",
        "202308,FALLING 2023-09 to 30.0",
        "202401,''",
        "202402,''"
    })
    void aYearToDateFigureFallsAgainstItsNeighboursOfTheSameYear(int period, String expected) {
        TreeMap<Integer, String> figures = new TreeMap<>();
        figures.put(202303, "30");
        figures.put(202401, "5");
        figures.put(202402, "5");
        if (period == 202305) {
            figures.put(202305, "29.99");
        }
        if (period == 202306) {
            figures.put(202306, "30");
        }
        if (period == 202308) {
            figures.put(202308, "31");
            figures.put(202309, "30");
        }
        String text = figures.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .collect(Collectors.joining(" "));
        assertEquals(expected, codes(history(YEAR_TO_DATE, text), period));
    }

    @Test
    void aFigureOfEachPeriodMayFall() {
        assertEquals("", codes(history(PLAIN, "202301=2 202302=1"), 202302));
    }

    @Test
    void aFigureBetweenNeighboursThatFallIsAgainstBoth() {
        assertEquals(
                "FALLING 2023-01 9.0 to, FALLING 2023-03 to 5.0",
                codes(history(YEAR_TO_DATE, "202301=9 202302=7 202303=5"), 202302));
    }

    @ParameterizedTest
    @CsvSource({"0,''", "100,''", "-0.01,RATE 0.0 to 100.0", "100.01,RATE 0.0 to 100.0"})
    void aRateIsWithin0To100(String value, String expected) {
        assertEquals(expected, codes(history(RATE, "202301=" + value), 202301));
        assertEquals("", codes(history(PLAIN, "202301=" + value), 202301));
    }

    @ParameterizedTest
    @CsvSource({
        "10,true,10,''",
        "10.01,true,10,PART null 10.0",
        "9,true,10,''",
        "10,false,10,''",
        "9.99,false,10,PART 10.0 null",
        "11,false,10,''",
        "1,true,NaN,''",
        "1,false,NaN,''"
    })
    void aPartIsNotLargerThanItsWhole(double value, boolean isPart, double other, String expected) {
        List<Raised> raised = new ArrayList<>();
        SeriesHistory.addPart(value, isPart, "whole", other, raised);
        assertEquals(
                expected,
                raised.stream()
                        .map(one -> one.code() + " " + one.low() + " " + one.high())
                        .collect(Collectors.joining()));
    }

    /// What the rules say, word by word, in exact numbers.
    private static List<Suspicion> oracle(Terms terms, TreeMap<Integer, BigDecimal> figures, int period) {
        TreeMap<Integer, BigDecimal> compared = new TreeMap<>();
        figures.forEach((at, value) -> {
            Integer before = figures.lowerKey(at);
            if (terms.yearToDate()) {
                boolean sameYear = before != null && before / 100 == at / 100;
                BigDecimal increase = sameYear ? value.subtract(figures.get(before)) : value;
                int covered = at % 100 - (sameYear ? before % 100 : 0);
                compared.put(at, increase.divide(new BigDecimal(covered), MathContext.DECIMAL128));
            } else {
                compared.put(at, value);
            }
        });
        List<Suspicion> found = new ArrayList<>();
        compared.keySet().removeIf(at -> Math.abs(at / 100 - period / 100) > 5);
        BigDecimal own = compared.remove(period);
        if (compared.size() >= 6) {
            BigDecimal median = median(new ArrayList<>(compared.values()));
            List<BigDecimal> distances = compared.values().stream()
                    .map(value -> value.subtract(median).abs())
                    .toList();
            BigDecimal mad = median(new ArrayList<>(distances));
            BigDecimal distance = own.subtract(median).abs();
            BigDecimal limit = new BigDecimal("3.5");
            boolean far = mad.signum() > 0
                    ? new BigDecimal("0.6745").multiply(distance).compareTo(limit.multiply(mad)) > 0
                    : distance.compareTo(limit.multiply(new BigDecimal("1.253314"))
                                    .multiply(distances.stream().reduce(BigDecimal.ZERO, BigDecimal::add))
                                    .divide(new BigDecimal(compared.size()), MathContext.DECIMAL128))
                            > 0;
            if (far) {
                found.add(Suspicion.JUMP);
            }
        }
        if (terms.yearToDate()) {
            for (Integer other : new Integer[] {figures.lowerKey(period), figures.higherKey(period)}) {
                if (other != null
                        && other / 100 == period / 100
                        && figures.get(period).compareTo(figures.get(other)) * Integer.compare(other, period) > 0) {
                    found.add(Suspicion.FALLING);
                }
            }
        }
        if (terms.rate()
                && (figures.get(period).signum() < 0 || figures.get(period).compareTo(new BigDecimal(100)) > 0)) {
            found.add(Suspicion.RATE);
        }
        return found;
    }

    private static BigDecimal median(List<BigDecimal> values) {
        values.sort(null);
        return values.get((values.size() - 1) / 2)
                .add(values.get(values.size() / 2))
                .divide(new BigDecimal(2), MathContext.DECIMAL128);
    }

    private static void assertEndsAreTheLastThatDoNotJump(
            SeriesHistory history, Terms terms, TreeMap<Integer, BigDecimal> figures, int period) {
        Raised jump = history.suspicionsAgainst(period).getFirst();
        BigDecimal step = BigDecimal.ONE.movePointLeft(terms.decimals());
        BigDecimal low = BigDecimal.valueOf(jump.low());
        BigDecimal high = BigDecimal.valueOf(jump.high());
        List<Boolean> jumps = Stream.of(low.subtract(step), low, high, high.add(step))
                .map(value -> {
                    TreeMap<Integer, BigDecimal> instead = new TreeMap<>(figures);
                    instead.put(period, value);
                    return oracle(terms, instead, period).contains(Suspicion.JUMP);
                })
                .toList();
        assertEquals(List.of(true, false, false, true), jumps, () -> jump + " " + terms + " " + figures);
    }

    @Test
    void randomSeriesAreJudgedAsTheRulesSay() {
        Random random = new Random(20260331);
        int jumps = 0;
        int calm = 0;
        for (int run = 0; run < 3000; run++) {
            Terms terms = new Terms(run % 3 == 0, run % 2 == 0, run % 3);
            TreeMap<Integer, BigDecimal> figures = new TreeMap<>();
            int spread = 1 + random.nextInt(1 << random.nextInt(12));
            boolean isLong = run % 7 == 0;
            for (int year = isLong ? 2012 : 2023; year < 2026; year++) {
                for (int month = 1; month <= 12; month++) {
                    if (random.nextInt(isLong ? 12 : 4) > (isLong ? 8 : 0)) {
                        long whole = random.nextInt(spread) * (random.nextInt(15) == 0 ? 9L : 1L) - spread / 9;
                        figures.put(year * 100 + month, BigDecimal.valueOf(whole, terms.decimals()));
                    }
                }
            }
            SeriesHistory history = new SeriesHistory(
                    terms,
                    figures.keySet().stream().mapToInt(Integer::intValue).toArray(),
                    figures.values().stream()
                            .mapToDouble(BigDecimal::doubleValue)
                            .toArray());
            for (int period : figures.keySet()) {
                List<Suspicion> expected = oracle(terms, figures, period);
                assertEquals(
                        expected,
                        history.suspicionsAgainst(period).stream()
                                .map(Raised::code)
                                .toList(),
                        () -> terms + " " + figures + " at " + period);
                if (expected.contains(Suspicion.JUMP)) {
                    jumps++;
                    if (!terms.yearToDate()) {
                        assertEndsAreTheLastThatDoNotJump(history, terms, figures, period);
                    }
                } else {
                    calm++;
                }
            }
        }
        assertTrue(jumps > 1000 && calm > 10_000, jumps + " jumps, " + calm + " others");
    }
}
