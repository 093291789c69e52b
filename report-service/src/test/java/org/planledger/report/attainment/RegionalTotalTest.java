package org.planledger.report.attainment;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Random;
import java.util.SequencedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.planledger.kernel.period.Frequency;
import org.planledger.kernel.period.Period;

/// What an indicator comes to over several regions (rule book, section 15).
class RegionalTotalTest {
    private static final YearMonth JANUARY = YearMonth.of(2023, 1);
    private static final YearMonth MARCH = YearMonth.of(2023, 3);

    private final SequencedMap<String, Observations> regions = new LinkedHashMap<>();
    private final Map<String, Map<String, NavigableMap<Period, BigDecimal>>> figures = new HashMap<>();

    private void region(String code) {
        Map<String, NavigableMap<Period, BigDecimal>> own = figures.computeIfAbsent(code, key -> new HashMap<>());
        regions.put(code, indicator -> own.getOrDefault(indicator, Collections.emptyNavigableMap()));
    }

    private void figure(String region, String indicator, String period, String value) {
        region(region);
        figures.get(region)
                .computeIfAbsent(indicator, key -> new TreeMap<>())
                .put(Period.parse(period), new BigDecimal(value));
    }

    private RegionalTotal total(Indicator indicator) {
        return RegionalTotal.of(indicator, JANUARY, MARCH, regions);
    }

    private static PlainIndicator plain(String code, Aggregation aggregation) {
        return Scenario.plain(code, Frequency.MONTH, aggregation, Direction.HIGHER);
    }

    @Test
    void aFlowIsAddedAndTheTotalReachesAsFarAsTheSlowestRegion() {
        figure("a", "x", "2023-01", "10");
        figure("a", "x", "2023-02", "20.5");
        figure("b", "x", "2023-01", "1");
        region("c");

        RegionalTotal total = total(plain("x", Aggregation.SUM));

        assertAll(
                () -> assertEquals(new BigDecimal("31.5"), total.total().value()),
                () -> assertEquals(JANUARY, total.total().through()),
                () -> assertEquals(9, total.total().expectedPeriods()),
                () -> assertEquals(3, total.total().reportedPeriods()),
                () -> assertEquals(new BigDecimal("0.3333"), total.total().completeness()),
                () -> assertEquals(
                        List.of("a", "b", "c"), List.copyOf(total.regions().keySet())),
                () -> assertNull(total.regions().get("c").value()));
    }

    @Test
    void aLevelIsNeverAdded() {
        figure("a", "x", "2023-01", "30");
        figure("b", "x", "2023-01", "50");
        figure("c", "x", "2023-01", "40");
        figure("d", "x", "2023-01", "90");

        RegionalTotal total = total(plain("x", Aggregation.MEAN));

        assertNull(total.total().value());
        assertEquals(new Spread(new BigDecimal("30"), new BigDecimal("45"), new BigDecimal("90")), total.spread());
    }

    @Test
    void aShareIsRecomputedFromTheRegionsThatHaveBothComponents() {
        figure("a", "n", "2023-01", "1");
        figure("a", "d", "2023-01", "2");
        figure("b", "n", "2023-01", "30");
        figure("b", "d", "2023-01", "40");
        figure("c", "n", "2023-01", "1000");

        RegionalTotal total =
                total(Scenario.percentage(plain("n", Aggregation.SUM), plain("d", Aggregation.SUM), Direction.HIGHER));

        assertEquals(new BigDecimal("73.809524"), total.total().value());
        assertNull(total.regions().get("c").value());
    }

    @Test
    void aShareOfALevelHasNoTotal() {
        figure("a", "n", "2023-01", "1");
        figure("a", "d", "2023-01", "2");

        RegionalTotal total =
                total(Scenario.percentage(plain("n", Aggregation.MEAN), plain("d", Aggregation.SUM), Direction.HIGHER));

        assertNull(total.total().value());
        assertEquals(new BigDecimal("50"), total.spread().median());
    }

    @Test
    void withoutFiguresThereIsNoTotalAndNoSpread() {
        region("a");

        RegionalTotal total = total(plain("x", Aggregation.SUM));

        assertNull(total.total().value());
        assertNull(total.total().through());
        assertNull(total.spread());
    }

    @Test
    void randomRegionsAgreeWithANaiveSum() {
        Random random = new Random(20230615);
        int added = 0;
        for (int round = 0; round < 3000; round++) {
            regions.clear();
            figures.clear();
            PlainIndicator first = randomIndicator("n", random);
            PlainIndicator second = randomIndicator("d", random);
            Indicator indicator = random.nextInt(3) == 0 ? Scenario.percentage(first, second, Direction.HIGHER) : first;
            YearMonth from = YearMonth.of(2022, 1 + random.nextInt(12));
            YearMonth to = from.plusMonths(random.nextInt(20));
            int count = 1 + random.nextInt(5);
            for (int i = 0; i < count; i++) {
                region("r" + i);
                post("r" + i, first, random);
                post("r" + i, second, random);
            }

            RegionalTotal total = RegionalTotal.of(indicator, from, to, regions);

            BigDecimal expected = naive(indicator, NaiveFigures.months(from, to));
            assertEquals(expected, total.total().value(), "round " + round);
            added += expected == null ? 0 : 1;
        }
        assertEquals(true, added > 1000, added + " rounds had a total");
    }

    private static PlainIndicator randomIndicator(String code, Random random) {
        Frequency frequency = random.nextBoolean() ? Frequency.MONTH : Frequency.QUARTER;
        return switch (random.nextInt(4)) {
            case 0 -> Scenario.yearToDate(code, frequency, Direction.HIGHER);
            case 1 -> Scenario.plain(code, frequency, Aggregation.LAST, Direction.HIGHER);
            case 2 -> Scenario.plain(code, frequency, Aggregation.MEAN, Direction.HIGHER);
            default -> Scenario.plain(code, frequency, Aggregation.SUM, Direction.HIGHER);
        };
    }

    private void post(String region, PlainIndicator indicator, Random random) {
        for (int year = 2022; year <= 2024; year++) {
            for (int number = 1; number <= indicator.frequency().perYear(); number++) {
                if (random.nextInt(3) > 0) {
                    Period period = new Period(indicator.frequency(), year, number);
                    figure(region, indicator.code(), period.toString(), "" + (1 + random.nextInt(900)) / 4.0);
                }
            }
        }
    }

    private BigDecimal naive(Indicator indicator, SortedSet<YearMonth> span) {
        Fraction value = switch (indicator) {
            case PlainIndicator plain -> naiveSum(plain, span, regions.values());
            case DerivedIndicator derived -> {
                List<Observations> both = new ArrayList<>();
                for (Observations region : regions.values()) {
                    NaiveFigures own = new NaiveFigures(region);
                    if (own.value(derived.numerator(), span) != null
                            && own.value(derived.denominator(), span) != null) {
                        both.add(region);
                    }
                }
                Fraction numerator = naiveSum((PlainIndicator) derived.numerator(), span, both);
                Fraction denominator = naiveSum((PlainIndicator) derived.denominator(), span, both);
                yield numerator == null || denominator == null || denominator.isZero()
                        ? null
                        : numerator.over(denominator).times(Fraction.of(derived.factor()));
            }
        };
        return value == null ? null : Exact.plain(value.rounded(6));
    }

    private static Fraction naiveSum(PlainIndicator plain, SortedSet<YearMonth> span, Iterable<Observations> regions) {
        if (plain.aggregation() == Aggregation.MEAN) {
            return null;
        }
        Fraction sum = null;
        for (Observations region : regions) {
            Fraction value = new NaiveFigures(region).value(plain, span);
            if (value != null) {
                sum = sum == null ? value : sum.plus(value);
            }
        }
        return sum;
    }
}
