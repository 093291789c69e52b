package org.planledger.indicator.calendar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.planledger.indicator.Service.delete;
import static org.planledger.indicator.Service.get;
import static org.planledger.indicator.Service.importCsv;
import static org.planledger.indicator.Service.putIndicator;
import static org.planledger.indicator.Service.putTarget;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.planledger.indicator.PlanFeedStub;
import org.planledger.kernel.testing.PostgresTestResource;

/// The calendar of random targets and figures, against one that goes through every target and period by itself.
@QuarkusTest
@WithTestResource(PostgresTestResource.class)
@WithTestResource(PlanFeedStub.class)
class CalendarOracleIT {
    private static final LocalDate TODAY = LocalDate.of(2026, 4, 1);
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final List<String> REGIONS = List.of("370781", "370782", "370783");
    private static final List<String> FREQUENCIES = List.of("MONTH", "QUARTER", "HALF_YEAR", "YEAR");
    private static final List<String> STATUSES = List.of("SET", "SET", "ASSIGNED", "PENDING");

    private record Plain(String code, String frequency, int dueDay, boolean combined) {}

    private record Goal(List<Plain> parts, String region, String status, YearMonth from, YearMonth to, int task) {}

    private record Posting(int revision, Instant first, boolean withdrawn) {}

    /// What an answer says of a figure.
    private record Line(String period, List<String> units, String deadline, String state, Integer revision) {}

    @Inject
    AgroalDataSource database;

    private final Random random = new Random(20260331);
    private final List<Plain> plain = new ArrayList<>();
    private final List<Goal> goals = new ArrayList<>();
    private final Map<String, Posting> postings = new HashMap<>();
    private final Map<LocalDate, Boolean> holidays = new HashMap<>();
    private final List<List<String>> units =
            List.of(List.of("370781-a"), List.of("370781-a", "370781-b"), List.of(), List.of("370781-c", "370781-b"));

    @Test
    void everyMonthAgreesWithANaiveCalendar() throws Exception {
        makeIndicators();
        makeGoals();
        makeFigures();
        for (int year = 2023; year <= 2026; year++) {
            List<Map<String, Object>> days =
                    get("/v1/holidays/" + year).extract().jsonPath().getList("");
            days.forEach(day -> holidays.put(LocalDate.parse((String) day.get("date")), (Boolean) day.get("working")));
        }
        int seen = 0;
        for (YearMonth month = YearMonth.of(2024, 6);
                month.isBefore(YearMonth.of(2026, 7));
                month = month.plusMonths(1)) {
            for (String region : REGIONS) {
                Map<String, Line> expected = expected(month, region);
                assertEquals(expected, answered(month, region), month + " " + region);
                assertSummary(expected, month, region);
                seen += expected.size();
            }
        }
        assertFalse(seen < 300, "the random targets are too few to say anything: " + seen);
    }

    private void makeIndicators() {
        REGIONS.forEach(PlanFeedStub::region);
        PlanFeedStub.plan(
                "plan-oracle",
                IntStream.range(0, units.size())
                        .mapToObj(task -> units.get(task).isEmpty()
                                ? Integer.toString(task)
                                : task + "=" + String.join("+", units.get(task)))
                        .toArray(String[]::new));
        for (int i = 0; i < 14; i++) {
            String frequency = FREQUENCIES.get(i < 8 ? 0 : random.nextInt(4));
            Plain one = new Plain(
                    "due-oracle-" + i, frequency, 1 + random.nextInt(28), frequency.equals("MONTH") && i % 3 == 0);
            plain.add(one);
            CalendarIT.indicator(one.code(), one.frequency(), one.dueDay(), one.combined());
        }
        for (int i = 0; i < 4; i++) {
            putIndicator("due-oracle-share-" + i, """
                            {"name":"占比","unit":"%%","direction":"HIGHER","decimals":2,"numerator":"due-oracle-%d",
                            "denominator":"due-oracle-%d","factor":100}
                            """.formatted(i, i + 5)).statusCode(201);
        }
    }

    private void makeGoals() {
        for (int i = 0; i < 60; i++) {
            boolean derived = random.nextInt(4) == 0;
            int which = random.nextInt(derived ? 4 : plain.size());
            List<Plain> parts = derived ? List.of(plain.get(which), plain.get(which + 5)) : List.of(plain.get(which));
            YearMonth from = YearMonth.of(2024, 1).plusMonths(random.nextInt(20));
            Goal goal = new Goal(
                    parts,
                    REGIONS.get(random.nextInt(REGIONS.size())),
                    STATUSES.get(random.nextInt(STATUSES.size())),
                    from,
                    from.plusMonths(random.nextInt(26)),
                    random.nextInt(units.size()));
            goals.add(goal);
            putTarget("due-oracle-" + i, """
                            {"plan":"plan-oracle","task":"%d","indicator":"%s","region":"%s","status":"%s","from":"%s",
                            "to":"%s"%s}
                            """.formatted(
                                    goal.task(),
                                    (derived ? "due-oracle-share-" : "due-oracle-") + which,
                                    goal.region(),
                                    goal.status(),
                                    goal.from(),
                                    goal.to(),
                                    goal.status().equals("SET") ? ",\"comparator\":\"AT_LEAST\",\"value\":1" : ""))
                    .statusCode(201);
        }
        goals.remove(59);
        delete("/v1/targets/due-oracle-59").statusCode(204);
    }

    private void makeFigures() throws Exception {
        StringBuilder file = new StringBuilder("indicator,region,period,value\n");
        StringBuilder again = new StringBuilder(file);
        List<String> keys = new ArrayList<>();
        for (Plain one : plain) {
            for (String region : REGIONS) {
                for (YearMonth month = YearMonth.of(2024, 1);
                        month.isBefore(YearMonth.of(2026, 4));
                        month = month.plusMonths(1)) {
                    String period = period(one.frequency(), month);
                    if (period == null || random.nextInt(3) == 0) {
                        continue;
                    }
                    String key = one.code() + "/" + region + "/" + period;
                    keys.add(key);
                    file.append(key.replace('/', ',')).append(",1\n");
                    boolean revised = random.nextInt(5) == 0;
                    if (revised) {
                        again.append(key.replace('/', ',')).append(",2\n");
                    }
                    Instant first = month.plusMonths(1)
                            .atDay(one.dueDay())
                            .atStartOfDay(SHANGHAI)
                            .plusDays(random.nextInt(12) - 4)
                            .plusHours(random.nextInt(24))
                            .toInstant();
                    postings.put(key, new Posting(revised ? 2 : 1, first, false));
                }
            }
        }
        importCsv(file.toString()).statusCode(200);
        importCsv(again.toString()).statusCode(200);
        for (int i = 0; i < 30; i++) {
            String key = keys.remove(random.nextInt(keys.size()));
            delete("/v1/actuals/" + key).statusCode(204);
            postings.compute(key, (same, posting) -> new Posting(posting.revision() + 1, posting.first(), true));
        }
        String sql = """
                update actual a set recorded_at = ?::timestamptz from series s
                where s.id = a.series_id and a.revision = 1 and s.indicator = ? and s.region = ? and a.period = ?
                """;
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (Map.Entry<String, Posting> posting : postings.entrySet()) {
                String[] key = posting.getKey().split("/");
                statement.setString(1, posting.getValue().first().toString());
                statement.setString(2, key[0]);
                statement.setString(3, key[1]);
                statement.setInt(
                        4, org.planledger.kernel.period.Period.parse(key[2]).toNumber());
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    /// The period of the frequency that ends with the month; null when none does.
    private static String period(String frequency, YearMonth month) {
        int number = month.getMonthValue();
        return switch (frequency) {
            case "MONTH" -> month.toString();
            case "QUARTER" -> number % 3 == 0 ? month.getYear() + "-Q" + number / 3 : null;
            case "HALF_YEAR" -> number % 6 == 0 ? month.getYear() + "-H" + number / 6 : null;
            default -> number == 12 ? Integer.toString(month.getYear()) : null;
        };
    }

    private static int months(String frequency) {
        return switch (frequency) {
            case "MONTH" -> 1;
            case "QUARTER" -> 3;
            case "HALF_YEAR" -> 6;
            default -> 12;
        };
    }

    /// How many months the figure stands for that is due for the month.
    private static int monthsOf(Plain part, YearMonth month) {
        return part.combined() && month.getMonthValue() == 2 ? 2 : months(part.frequency());
    }

    private Map<String, Line> expected(YearMonth month, String region) {
        Map<String, TreeSet<String>> due = new TreeMap<>();
        Map<String, Plain> indicators = new HashMap<>();
        for (Goal goal : goals) {
            for (Plain part : goal.parts()) {
                String period = period(part.frequency(), month);
                if (!goal.region().equals(region)
                        || goal.status().equals("PENDING")
                        || period == null
                        || goal.from().isAfter(month.minusMonths(monthsOf(part, month) - 1))
                        || goal.to().isBefore(month)
                        || (part.combined() && month.getMonthValue() == 1)) {
                    continue;
                }
                due.computeIfAbsent(part.code(), code -> new TreeSet<>()).addAll(units.get(goal.task()));
                indicators.put(part.code(), part);
            }
        }
        Map<String, Line> lines = new TreeMap<>();
        due.forEach((code, who) -> lines.put(code, line(indicators.get(code), region, month, List.copyOf(who))));
        return lines;
    }

    private Line line(Plain indicator, String region, YearMonth month, List<String> who) {
        LocalDate deadline = month.plusMonths(1).atDay(indicator.dueDay());
        while (holidays.containsKey(deadline)
                ? !holidays.get(deadline)
                : deadline.getDayOfWeek().getValue() > 5) {
            deadline = deadline.plusDays(1);
        }
        String period = period(indicator.frequency(), month);
        Posting posting = postings.get(indicator.code() + "/" + region + "/" + period);
        if (posting == null || posting.withdrawn()) {
            return new Line(period, who, deadline.toString(), TODAY.isAfter(deadline) ? "OVERDUE" : "DUE", null);
        }
        boolean late = LocalDate.ofInstant(posting.first(), SHANGHAI).isAfter(deadline);
        return new Line(period, who, deadline.toString(), late ? "LATE" : "POSTED", posting.revision());
    }

    private static Map<String, Line> answered(YearMonth month, String region) {
        Map<String, Line> lines = new TreeMap<>();
        String cursor = "";
        do {
            JsonPath page = get("/v1/calendar?month=%s&region=%s&limit=7%s".formatted(month, region, cursor))
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            List<Map<String, Object>> items = page.getList("items");
            for (Map<String, Object> item : items) {
                @SuppressWarnings("unchecked")
                List<String> who = (List<String>) item.get("units");
                lines.put(
                        (String) item.get("indicator"),
                        new Line(
                                (String) item.get("period"),
                                who,
                                (String) item.get("deadline"),
                                (String) item.get("state"),
                                (Integer) item.get("revision")));
            }
            cursor = page.getString("nextCursor") == null ? null : "&cursor=" + page.getString("nextCursor");
        } while (cursor != null);
        return lines;
    }

    private static void assertSummary(Map<String, Line> lines, YearMonth month, String region) {
        JsonPath summary = get("/v1/calendar/summary?month=%s&region=%s".formatted(month, region))
                .statusCode(200)
                .extract()
                .jsonPath();
        assertCounts(List.copyOf(lines.values()), summary.getMap("whole"));
        TreeSet<String> who = new TreeSet<>();
        lines.values().forEach(line -> who.addAll(line.units()));
        assertEquals(List.copyOf(who), summary.getList("units.unit"));
        for (String unit : who) {
            List<Line> own = lines.values().stream()
                    .filter(line -> line.units().contains(unit))
                    .toList();
            assertCounts(own, summary.getMap("units.find { it.unit == '" + unit + "' }.figures"));
        }
    }

    private static void assertCounts(List<Line> lines, Map<String, Object> counts) {
        long onTime =
                lines.stream().filter(line -> line.state().equals("POSTED")).count();
        long posted = onTime
                + lines.stream().filter(line -> line.state().equals("LATE")).count();
        assertEquals(lines.size(), counts.get("due"));
        assertEquals((int) posted, counts.get("posted"));
        assertEquals((int) onTime, counts.get("onTime"));
        if (lines.isEmpty()) {
            assertEquals(null, counts.get("onTimeRate"));
        } else {
            BigDecimal rate =
                    BigDecimal.valueOf(onTime).divide(BigDecimal.valueOf(lines.size()), 4, RoundingMode.HALF_UP);
            assertEquals(
                    0, rate.compareTo(new BigDecimal(counts.get("onTimeRate").toString())));
        }
    }
}
