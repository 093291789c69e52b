package org.planledger.report.attainment;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.Random;
import org.planledger.kernel.period.Frequency;
import org.planledger.kernel.period.Period;

/// Scenarios by number that lie exactly on a limit of the rule book, a millionth below it or a millionth above it:
/// what chance would hardly ever hit.
final class BoundaryScenarios {
    static final int COUNT = 6_000;

    private static final BigDecimal MILLIONTH = new BigDecimal("0.000001");
    private static final BigDecimal THOUSAND = new BigDecimal("1000");

    /// The limits that scenarios lie on.
    private enum Limit {
        PACE_OF_A_FLOOR,
        PACE_OF_A_CEILING,
        PACE_OF_A_STOCK,
        NEARNESS,
        SATISFACTION,
        LAST_FIGURE,
        PERFECT_POWER
    }

    private final Random random;

    /// A millionth below, nothing, or a millionth above.
    private final BigDecimal nudge;

    private BoundaryScenarios(int number) {
        random = new Random(31L * number + 7);
        nudge = MILLIONTH.multiply(BigDecimal.valueOf(number % 3 - 1L));
    }

    static Scenario number(int number) {
        BoundaryScenarios boundary = new BoundaryScenarios(number);
        Limit[] limits = Limit.values();
        return switch (limits[number / 3 % limits.length]) {
            case PACE_OF_A_FLOOR -> boundary.paceOfFloor();
            case PACE_OF_A_CEILING -> boundary.paceOfCeiling();
            case PACE_OF_A_STOCK -> boundary.paceOfStock();
            case NEARNESS -> boundary.nearness();
            case SATISFACTION -> boundary.satisfaction();
            case LAST_FIGURE -> boundary.lastFigure();
            case PERFECT_POWER -> boundary.perfectPower();
        };
    }

    /// A year, or three, with a figure posted for one month of it.
    private final class Course {
        private final YearMonth from = YearMonth.of(2021, 1 + random.nextInt(12));
        private final int months = random.nextBoolean() ? 12 : 36;
        private final int elapsed = 1 + random.nextInt(months - 1);
        private final YearMonth through = from.plusMonths(elapsed - 1L);

        /// What is due at the figure when a thousand is due each month.
        private final BigDecimal due = THOUSAND.multiply(BigDecimal.valueOf(elapsed));

        private final BigDecimal bound = THOUSAND.multiply(BigDecimal.valueOf(months));

        Scenario scenario(Indicator indicator) {
            return Scenario.of(indicator)
                    .window(from, from.plusMonths(months - 1L))
                    .asOf(through.plusMonths(random.nextInt(6)));
        }

        Scenario post(Scenario scenario, BigDecimal value) {
            return scenario.post("x", Period.containing(Frequency.MONTH, through), value);
        }
    }

    private Scenario paceOfFloor() {
        Course course = new Course();
        Scenario scenario = course.scenario(flow(pick(Direction.values()))).goal(new Goal.AtLeast(course.bound));
        if (random.nextBoolean()) {
            scenario.milestone(course.through, course.due);
        }
        BigDecimal ratio = new BigDecimal(pick("0.95", "0.80", "1"));
        return course.post(scenario, course.due.multiply(ratio).add(nudge));
    }

    private Scenario paceOfCeiling() {
        Course course = new Course();
        boolean near = random.nextBoolean();
        // due / used: 19 / 20 = 0.95, 4 / 5 = 0.80
        BigDecimal due = new BigDecimal(near ? "19" : "4");
        BigDecimal used = new BigDecimal(near ? "20" : "5");
        Scenario scenario =
                course.scenario(flow(pick(Direction.values()))).goal(new Goal.AtMost(course.bound.multiply(due)));
        return course.post(scenario, course.due.multiply(used).add(nudge));
    }

    private Scenario paceOfStock() {
        Course course = new Course();
        BigDecimal start = BigDecimal.valueOf(random.nextInt(200_000));
        boolean rising = random.nextBoolean();
        BigDecimal way = rising ? course.bound : course.bound.negate();
        BigDecimal gone = rising ? course.due : course.due.negate();
        BigDecimal bound = start.add(way);
        BigDecimal ratio = new BigDecimal(pick("0.95", "0.80", "1"));
        Scenario scenario = course.scenario(Scenario.plain("x", Frequency.MONTH, Aggregation.LAST, Direction.HIGHER))
                .baseline(new Baseline(null, start))
                .goal(random.nextBoolean() ? new Goal.AtLeast(bound) : new Goal.AtMost(bound));
        return course.post(scenario, start.add(gone.multiply(ratio)).add(nudge));
    }

    private Scenario nearness() {
        Course course = new Course();
        Direction direction = pick(Direction.values());
        String[] goalAndValue = pick(
                        "AT_LEAST 1000:900",
                        "AT_MOST 900:1000",
                        "EXACTLY 1000:900",
                        "EXACTLY 1000:1100",
                        "ABOUT 1000 0.05:855",
                        "ABOUT 1000 0.05:1155",
                        "ABOUT 1000 0.05:900",
                        "BETWEEN 1000 2000:900",
                        "BETWEEN 1000 2000:2200",
                        "BETWEEN 450 900:1000")
                .split(":", 2);
        Scenario scenario = course.scenario(level(direction)).goal(goalAndValue[0]);
        return course.post(scenario, new BigDecimal(goalAndValue[1]).add(nudge));
    }

    private Scenario satisfaction() {
        Course course = new Course();
        Direction direction = pick(Direction.values());
        Indicator indicator = random.nextBoolean() ? level(direction) : flow(direction);
        String[] goalAndValue = pick(
                        "AT_LEAST 1000:1000",
                        "AT_MOST 1000:1000",
                        "EXACTLY 1000:1000.005",
                        "EXACTLY 1000:999.995",
                        "ABOUT 1000 0.05:950",
                        "ABOUT 1000 0.05:1050",
                        "ABOUT 1000 0.05:1000",
                        "BETWEEN 1000 2000:1000",
                        "BETWEEN 1000 2000:2000",
                        "INCREASE:1000",
                        "DECREASE:1000")
                .split(":", 2);
        Scenario scenario = course.scenario(indicator).goal(goalAndValue[0]);
        if (random.nextBoolean()) {
            scenario.baseline("1000");
        }
        scenario.post("x", Period.containing(Frequency.MONTH, course.through.minusYears(1)), THOUSAND);
        return course.post(scenario, new BigDecimal(goalAndValue[1]).add(nudge));
    }

    /// The last figure of the window is in, or the one before it is.
    private Scenario lastFigure() {
        YearMonth from = YearMonth.of(2021, 1 + random.nextInt(12));
        YearMonth to = from.plusMonths(11);
        Direction direction = pick(Direction.values());
        Indicator indicator = pick(
                flow(direction),
                level(direction),
                Scenario.plain("x", Frequency.MONTH, Aggregation.LAST, direction),
                Scenario.plain("x", Frequency.MONTH, Aggregation.SUM, direction));
        YearMonth through = random.nextBoolean() ? to : to.minusMonths(1);
        return Scenario.of(indicator)
                .window(from, to)
                .recurrence(pick(Recurrence.values()))
                .goal(pick("AT_LEAST 1000", "AT_MOST 1000", "ABOUT 1000 0.05", "BETWEEN 500 1000", "EXACTLY 1000"))
                .baseline(pick("800", "1200"))
                .asOf(through.plusMonths(random.nextInt(3)))
                .post("x", Period.containing(Frequency.MONTH, through), THOUSAND.add(nudge));
    }

    /// Growth by the same per cent each year.
    private Scenario perfectPower() {
        int years = 1 + random.nextInt(5);
        BigDecimal perCent = new BigDecimal(pick("10", "20", "-50", "50", "100", "0", "2.5", "-8"));
        BigDecimal rate = BigDecimal.ONE.add(perCent.movePointLeft(2));
        YearMonth from = YearMonth.of(2019, 1);
        YearMonth lastWhole = YearMonth.of(2018 + years, 12);
        Scenario scenario = Scenario.of(Scenario.plain("x", Frequency.YEAR, Aggregation.LAST, Direction.HIGHER))
                .measure(Measure.GROWTH_AVERAGE)
                .window(from, random.nextBoolean() ? lastWhole : lastWhole.plusMonths(1 + random.nextInt(11)))
                .asOf(lastWhole.plusMonths(random.nextInt(11)))
                .goal(random.nextBoolean() ? new Goal.AtLeast(perCent) : new Goal.AtMost(perCent));
        BigDecimal figure = THOUSAND;
        for (int year = 2018; year <= 2018 + years; year++) {
            boolean last = year == 2018 + years;
            scenario.post("x", new Period(Frequency.YEAR, year, 1), last ? figure.add(nudge) : figure);
            figure = figure.multiply(rate);
        }
        return scenario;
    }

    private PlainIndicator flow(Direction direction) {
        return random.nextBoolean()
                ? Scenario.plain("x", Frequency.MONTH, Aggregation.SUM, direction)
                : Scenario.yearToDate("x", Frequency.MONTH, direction);
    }

    private static PlainIndicator level(Direction direction) {
        return Scenario.plain("x", Frequency.MONTH, Aggregation.MEAN, direction);
    }

    @SafeVarargs
    private <T> T pick(T... choice) {
        return choice[random.nextInt(choice.length)];
    }
}
