package org.planledger.plan.document.goal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.planledger.plan.document.source.Range;
import org.planledger.plan.document.source.SourceText;

/// What is read out of single sentences: each sentence of the table, and below it what it promises. They are of a plan
/// of 2023 to 2025, or of the year that stands before them, maybe with the time limit of the task: `[2025 8月底]`,
/// or of the years that do: `[2023-2030]`.
class GoalSentencesTest {
    private static final PlanYears YEARS = new PlanYears(YearMonth.of(2023, 1), YearMonth.of(2025, 12));
    private static final int YEAR = 5;

    record Case(String line, List<String> goals) {
        String sentence() {
            return line.substring(line.indexOf(']') + 1);
        }

        PlanYears years() {
            if (!line.startsWith("[")) {
                return YEARS;
            }
            int year = Integer.parseInt(line, 1, YEAR, 10);
            int last = isOfYears() ? Integer.parseInt(line, YEAR + 1, 2 * YEAR, 10) : year;
            return new PlanYears(YearMonth.of(year, 1), YearMonth.of(last, 12));
        }

        String timeLimit() {
            return line.startsWith("[") && !isOfYears() ? line.substring(YEAR, line.indexOf(']')) : "";
        }

        private boolean isOfYears() {
            return line.charAt(YEAR) == '-';
        }

        @Override
        public String toString() {
            return line;
        }
    }

    static Stream<Case> cases() throws IOException {
        List<Case> cases = new ArrayList<>();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(GoalSentencesTest.class.getResourceAsStream("../goals.txt")),
                StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("  ")) {
                    cases.getLast().goals().add(line.strip());
                } else {
                    cases.add(new Case(line, new ArrayList<>()));
                }
            }
        }
        return cases.stream();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aSentencePromisesWhatItsWordsSay(Case of) {
        SourceText source = new SourceText(of.sentence() + of.timeLimit());
        int end = of.sentence().length();
        Promise promised =
                new Promise(new Range(0, end), new Range(end, source.plain().length()));
        List<Goal> goals = GoalReader.read(source, List.of(promised), of.years(), null);
        assertEquals(
                String.join("\n", of.goals()),
                String.join("\n", goals.stream().map(GoalSentencesTest::told).toList()));
    }

    @Test
    void aNumberOfEachQuarterIsToldFromOneOfTheYear() {
        SourceText source = new SourceText("每季度召开会议2次,每年召开会议5次");
        Promise all = new Promise(new Range(0, source.plain().length()), new Range(0, 0));
        assertEquals(
                List.of(List.of(Reason.BARE_COUNT, Reason.EACH_PERIOD), List.of(Reason.BARE_COUNT)),
                GoalReader.read(source, List.of(all), YEARS, null).stream()
                        .map(Goal::reasons)
                        .toList());
    }

    @Test
    void aReadingThatIsGivenUpEnds() {
        SourceText source = new SourceText("新建公园3个");
        List<Promise> all = List.of(new Promise(new Range(0, source.plain().length()), new Range(0, 0)));
        Thread.currentThread().interrupt();
        try {
            assertThrows(CancellationException.class, () -> GoalReader.read(source, all, YEARS, null));
        } finally {
            assertTrue(Thread.interrupted());
        }
    }

    private static String told(Goal goal) {
        String value = plain(goal.value()) + (goal.valueHigh() == null ? "" : "-" + plain(goal.valueHigh()));
        return String.join(
                " | ",
                goal.indicator(),
                (goal.status() == GoalStatus.SET ? goal.comparator() : goal.status()).toString(),
                value,
                goal.unit() == null ? "" : goal.unit(),
                goal.measure().toString(),
                goal.recurrence().toString(),
                goal.strength().toString(),
                goal.due().toString());
    }

    private static String plain(BigDecimal value) {
        return value == null ? "" : value.toPlainString();
    }
}
