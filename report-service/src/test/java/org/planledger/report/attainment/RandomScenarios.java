package org.planledger.report.attainment;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.planledger.kernel.period.Frequency;
import org.planledger.kernel.period.Period;

/// Scenarios by number: the same number is always the same scenario. Every combination of comparator, measure, kind of
/// indicator, recurrence and direction comes up in turn, those of the measure AMOUNT three times as often since they
/// alone have a pace; all the rest is left to chance.
final class RandomScenarios {
    /// How often every combination comes up.
    static final int ROUNDS = 6;

    private static final long SEED = 20230401L;

    /// Spreads neighbouring numbers over the whole range of seeds.
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private static final String[] COMPARATORS = {
        "AT_LEAST", "AT_MOST", "EXACTLY", "ABOUT", "BETWEEN", "INCREASE", "DECREASE"
    };
    private static final List<Measure> MEASURES = List.of(
            Measure.AMOUNT, Measure.AMOUNT, Measure.AMOUNT, Measure.GROWTH, Measure.REDUCTION, Measure.GROWTH_AVERAGE);
    private static final String[] FACTORS = {
        "1", "1", "1", "0.5", "0.8", "0.9", "0.95", "0.99", "1.01", "1.05", "1.1", "1.25", "2"
    };

    /// One combination; a plain indicator has a series, a derived one has none.
    private record Shape(
            String comparator, Measure measure, Recurrence recurrence, Direction direction, PlainIndicator plain) {}

    private static final List<Shape> SHAPES = shapes();

    private final Random random;

    private RandomScenarios(int number) {
        random = new Random(SEED ^ SPREAD * (number + 1));
    }

    static int count() {
        return ROUNDS * SHAPES.size();
    }

    static Scenario number(int number) {
        return new RandomScenarios(number).scenario(SHAPES.get(number % SHAPES.size()));
    }

    private static List<Shape> shapes() {
        List<Shape> shapes = new ArrayList<>();
        for (String comparator : COMPARATORS) {
            for (Measure measure : MEASURES) {
                for (Recurrence recurrence : Recurrence.values()) {
                    for (Direction direction : Direction.values()) {
                        for (PlainIndicator plain : plainIndicators(direction)) {
                            shapes.add(new Shape(comparator, measure, recurrence, direction, plain));
                        }
                        for (int times = 0; times < 4; times++) {
                            shapes.add(new Shape(comparator, measure, recurrence, direction, null));
                        }
                    }
                }
            }
        }
        return shapes;
    }

    private static List<PlainIndicator> plainIndicators(Direction direction) {
        List<PlainIndicator> indicators = new ArrayList<>();
        for (Frequency frequency : Frequency.values()) {
            for (Aggregation aggregation : Aggregation.values()) {
                indicators.add(Scenario.plain("x", frequency, aggregation, direction));
            }
            indicators.add(Scenario.yearToDate("x", frequency, direction));
        }
        return indicators;
    }

    private Scenario scenario(Shape shape) {
        Map<String, PlainIndicator> series = new LinkedHashMap<>();
        Indicator indicator = shape.plain() == null
                ? derived("x", shape.direction(), series, 0)
                : series("x", withDecimals(shape.plain()), series);
        Scenario scenario = Scenario.of(indicator).measure(shape.measure()).recurrence(shape.recurrence());

        YearMonth from = YearMonth.of(2020 + random.nextInt(3), chance(60) ? 1 : 1 + random.nextInt(12));
        YearMonth to = endOfWindow(from, shape.measure());
        YearMonth asOf = asOf(from, to);
        scenario.window(from, to).asOf(asOf);
        for (PlainIndicator plain : series.values()) {
            post(scenario, plain, from, to, asOf);
        }

        BigDecimal near = nearTheValue(scenario);
        Goal goal = goal(shape.comparator(), near);
        scenario.goal(goal);
        if (chance(8)) {
            scenario.status(chance(50) ? TargetStatus.PENDING : TargetStatus.ASSIGNED);
        }
        if (chance(shape.plain() != null && shape.plain().aggregation() == Aggregation.LAST ? 80 : 50)) {
            scenario.baseline(baseline(near, goal, from));
        }
        if (chance(45)) {
            milestones(scenario, near, from, to);
        }
        scenario.planInForce(chance(70)).overdue(chance(60) ? 0 : 1 + random.nextInt(5));
        if (chance(25)) {
            scenario.thresholds(pick("1", "0.9", "1.05"), pick("0.5", "0.8", "0.85"), pick("0.5", "0.75", "1"));
        }
        if (chance(35)) {
            scenario.points(pick("0.5", "5", "10", "20"), pick("20", "30", "45"));
        }
        return scenario;
    }

    private PlainIndicator withDecimals(PlainIndicator plain) {
        return new PlainIndicator(
                plain.code(),
                plain.frequency(),
                plain.aggregation(),
                plain.reporting(),
                isCombined(plain),
                plain.direction(),
                random.nextInt(4));
    }

    private boolean isCombined(PlainIndicator plain) {
        return plain.frequency() == Frequency.MONTH && chance(40);
    }

    private static PlainIndicator series(String code, PlainIndicator plain, Map<String, PlainIndicator> series) {
        series.put(code, plain);
        return plain;
    }

    private DerivedIndicator derived(String code, Direction direction, Map<String, PlainIndicator> series, int depth) {
        return new DerivedIndicator(
                code,
                component(code + "n", direction, series, depth),
                component(code + "d", direction, series, depth),
                new BigDecimal(pick("100", "1", "1000", "0.1")),
                direction,
                random.nextInt(4));
    }

    private Indicator component(String code, Direction direction, Map<String, PlainIndicator> series, int depth) {
        if (depth == 0 && chance(10)) {
            return derived(code, direction, series, depth + 1);
        }
        List<PlainIndicator> choice = plainIndicators(direction);
        PlainIndicator plain = chance(50)
                ? choice.get(random.nextInt(4)) // monthly ones come first
                : choice.get(random.nextInt(choice.size()));
        return series(
                code,
                new PlainIndicator(
                        code,
                        plain.frequency(),
                        plain.aggregation(),
                        plain.reporting(),
                        isCombined(plain),
                        direction,
                        2),
                series);
    }

    private YearMonth endOfWindow(YearMonth from, Measure measure) {
        if (chance(60)) {
            int years = measure == Measure.GROWTH_AVERAGE ? 1 + random.nextInt(4) : random.nextInt(3);
            return YearMonth.of(from.getYear() + years, 12);
        }
        return from.plusMonths(random.nextInt(chance(50) ? 12 : 40));
    }

    private YearMonth asOf(YearMonth from, YearMonth to) {
        int months = (int) from.until(to, ChronoUnit.MONTHS);
        YearMonth inside = from.plusMonths(random.nextInt(months + 1));
        return switch (random.nextInt(16)) {
            case 0 -> from.minusMonths(1 + random.nextInt(15));
            case 1 -> from;
            case 2, 3, 4 -> to;
            case 5, 6, 7 -> to.plusMonths(1 + random.nextInt(15));
            case 8, 9 -> Period.containing(Frequency.QUARTER, inside).lastMonth();
            case 10, 11 -> Period.containing(Frequency.YEAR, inside).lastMonth();
            default -> inside;
        };
    }

    /// Figures from three years before the window to half a year after it: many, few or none.
    private void post(Scenario scenario, PlainIndicator plain, YearMonth from, YearMonth to, YearMonth asOf) {
        int share = chance(4) ? 0 : Integer.parseInt(pick("100", "100", "100", "90", "80", "25"));
        YearMonth first = chance(15) ? from : from.minusMonths(36);
        YearMonth last = chance(30) ? asOf.minusMonths(random.nextInt(4)) : to.plusMonths(6);
        int style = random.nextInt(8);
        BigDecimal ofTheYear = BigDecimal.ZERO;
        for (int year = from.getYear() - 3; year <= to.getYear() + 1; year++) {
            for (int number = 1; number <= plain.frequency().perYear(); number++) {
                Period period = new Period(plain.frequency(), year, number);
                BigDecimal figure = figure(style);
                ofTheYear = number == 1 ? figure : ofTheYear.add(figure);
                boolean inReach = !period.lastMonth().isBefore(first)
                        && !period.lastMonth().isAfter(last);
                if (inReach && chance(share)) {
                    boolean yearToDate = plain.reporting() == Reporting.YEAR_TO_DATE;
                    scenario.post(plain.code(), period, yearToDate ? ofTheYear : figure);
                }
            }
        }
    }

    private BigDecimal figure(int style) {
        return switch (style) {
            case 0 -> BigDecimal.ZERO;
            case 1 -> BigDecimal.valueOf(random.nextInt(4));
            case 2 -> BigDecimal.valueOf(random.nextInt(401) - 200L);
            case 3 -> BigDecimal.valueOf(1 + random.nextInt(99_999), 2);
            case 4 -> BigDecimal.valueOf(100);
            default -> BigDecimal.valueOf(1 + random.nextInt(300));
        };
    }

    /// The value that the target will have, or something else where it has none.
    private BigDecimal nearTheValue(Scenario scenario) {
        scenario.status(TargetStatus.PENDING);
        BigDecimal value = NaiveOracle.evaluate(scenario.target(), scenario.observations(), scenario.circumstances())
                .value();
        scenario.status(TargetStatus.SET);
        return value == null ? BigDecimal.valueOf(random.nextInt(500)) : value.stripTrailingZeros();
    }

    private Goal goal(String comparator, BigDecimal near) {
        BigDecimal bound = bound(near);
        return switch (comparator) {
            case "AT_LEAST" -> new Goal.AtLeast(bound);
            case "AT_MOST" -> new Goal.AtMost(bound);
            case "EXACTLY" ->
                new Goal.Exactly(
                        chance(50) ? near.add(new BigDecimal(pick("0", "0.4", "-0.4", "0.005", "0.0005"))) : bound);
            case "ABOUT" -> {
                BigDecimal tolerance = new BigDecimal(pick("0.05", "0.05", "0", "0.1", "0.2", "0.5", "1"));
                BigDecimal edge = BigDecimal.ONE.add(chance(50) ? tolerance : tolerance.negate());
                yield new Goal.About(
                        chance(40) && edge.signum() > 0 ? near.divide(edge, 6, RoundingMode.HALF_UP) : bound,
                        tolerance);
            }
            case "BETWEEN" -> {
                BigDecimal other = chance(40) ? near : bound.add(BigDecimal.valueOf(random.nextInt(50)));
                yield new Goal.Between(bound.min(other), bound.max(other));
            }
            case "INCREASE" -> new Goal.Increase();
            case "DECREASE" -> new Goal.Decrease();
            default -> throw new IllegalStateException(comparator);
        };
    }

    private BigDecimal bound(BigDecimal near) {
        return switch (random.nextInt(20)) {
            case 0 -> BigDecimal.ZERO;
            case 1 -> BigDecimal.valueOf(-1 - random.nextInt(100));
            case 2, 3, 4 -> BigDecimal.valueOf(1 + random.nextInt(3000));
            case 5, 6, 7 -> near.abs().multiply(new BigDecimal(pick(FACTORS)));
            case 8, 9, 10, 11, 12 ->
                near.multiply(BigDecimal.valueOf(11 + random.nextInt(30), 1)).setScale(2, RoundingMode.HALF_UP);
            default -> near.multiply(new BigDecimal(pick(FACTORS)));
        };
    }

    private Baseline baseline(BigDecimal near, Goal goal, YearMonth from) {
        BigDecimal value = switch (random.nextInt(8)) {
            case 0 -> BigDecimal.ZERO;
            case 1 -> near;
            case 2 -> goal instanceof Goal.AtLeast floor ? floor.value() : near;
            case 3 -> goal instanceof Goal.AtMost ceiling ? ceiling.value() : near;
            case 4 -> BigDecimal.valueOf(random.nextInt(200) - 50L);
            default -> near.multiply(new BigDecimal(pick("0.5", "0.7", "0.9", "1.2", "1.5", "2")));
        };
        return new Baseline(chance(30) ? null : Period.containing(Frequency.MONTH, from.minusMonths(1)), value);
    }

    private void milestones(Scenario scenario, BigDecimal near, YearMonth from, YearMonth to) {
        YearMonth month = from.minusMonths(random.nextInt(3));
        int count = 1 + random.nextInt(4);
        for (int i = 0; i < count && !month.isAfter(to.plusMonths(2)); i++) {
            BigDecimal share = new BigDecimal(pick("0", "0.25", "0.5", "0.9", "1", "1.3"));
            scenario.milestone(month, near.abs().multiply(share));
            month = month.plusMonths(1 + random.nextInt(8));
        }
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    private String pick(String... choice) {
        return choice[random.nextInt(choice.length)];
    }
}
