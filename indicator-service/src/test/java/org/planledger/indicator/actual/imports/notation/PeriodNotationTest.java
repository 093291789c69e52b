package org.planledger.indicator.actual.imports.notation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.planledger.kernel.period.Frequency;
import org.planledger.kernel.period.Period;

class PeriodNotationTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2023-04 | 2023-04",
                "2023-4 | 2023-04",
                "2023/4 | 2023-04",
                "2023/04 | 2023-04",
                "2023/12 | 2023-12",
                "2023.4 | 2023-04",
                "2023.04 | 2023-04",
                "2023.01 | 2023-01",
                "2023.10 | 2023-10",
                "2023.1 | AMBIGUOUS",
                "202304 | 2023-04",
                "202313 | NONE",
                "202300 | NONE",
                "2023年4月 | 2023-04",
                "2023年04月 | 2023-04",
                "2023年4月份 | 2023-04",
                "2023 年 4 月 | 2023-04",
                "２０２３年４月 | 2023-04",
                "２０２３－０４ | 2023-04",
                "２０２３／４ | 2023-04",
                "2023年13月 | NONE",
                "2023年0月 | NONE",
                "2023Q2 | 2023-Q2",
                "2023q2 | 2023-Q2",
                "2023-Q2 | 2023-Q2",
                "2023年Q2 | 2023-Q2",
                "２０２３Ｑ２ | 2023-Q2",
                "2023Q5 | NONE",
                "2023-Q22 | NONE",
                "2023年2季度 | 2023-Q2",
                "2023年二季度 | 2023-Q2",
                "2023年第二季度 | 2023-Q2",
                "2023年第2季度 | 2023-Q2",
                "2023年五季度 | NONE",
                "2023年02季度 | NONE",
                "2023年上半年 | 2023-H1",
                "2023年下半年 | 2023-H2",
                "2023-H1 | 2023-H1",
                "2023H2 | 2023-H2",
                "2023-H3 | NONE",
                "2023年 | 2023",
                "2023年度 | 2023",
                "2023年全年 | 2023",
                "2023 | 2023",
                "２０２３ | 2023",
                "1899 | NONE",
                "2200 | NONE",
                "2023年1—9月 | since 2023-09",
                "2023年1——9月 | since 2023-09",
                "2023年1-9月 | since 2023-09",
                "2023年1～9月累计 | since 2023-09",
                "2023年1~9月 | since 2023-09",
                "2023年1至9月 | since 2023-09",
                "2023年1月—9月 | since 2023-09",
                "2023年01-09月 | since 2023-09",
                "2023年１－１２月 | since 2023-12",
                "2023年1–2月份 | since 2023-02",
                "2023年9月累计 | since 2023-09",
                "2023年1—1月 | since 2023-01",
                "2023年2—9月 | NOT_SINCE_JANUARY",
                "2023年9—1月 | NONE",
                "2023年1—13月 | NONE",
                "2023年1—9 | NONE",
                "2023年1———9月 | NONE",
                "1—9月 | WITHOUT_YEAR",
                "4月 | WITHOUT_YEAR",
                "二季度 | WITHOUT_YEAR",
                "上半年 | WITHOUT_YEAR",
                "全年 | WITHOUT_YEAR",
                "Q2 | WITHOUT_YEAR",
                "H1 | WITHOUT_YEAR",
                "13月 | NONE",
                "Q7 | NONE",
                "4 | NONE",
                "04-2023 | NONE",
                "2023-04-01 | 2023-04",
                "2023/4/1 | 2023-04",
                "2023-04-30 | 2023-04",
                "2023/04/30 | 2023-04",
                "2023.4.30 | 2023-04",
                "2023年4月1日 | 2023-04",
                "2023年4月30日 | 2023-04",
                "2023 年 4 月 30 号 | 2023-04",
                "２０２３／４／１ | 2023-04",
                "2024-02-29 | 2024-02",
                "2023-04-15 | DAY",
                "1900-01-01 | EARLY_DATE",
                "1905/7/16 | EARLY_DATE",
                "1949年12月31日 | EARLY_DATE",
                "1950-01-01 | 1950-01",
                "1949-12 | 1949-12",
                "2024-02-28 | DAY",
                "2023年4月2日 | DAY",
                "2023-04-31 | NONE",
                "2023-13-01 | NONE",
                "2023-04-0 | NONE",
                "2023-04/30 | NONE",
                "2023年4月日 | NONE",
                "2023-04-01-01 | NONE",
                "2023/4/1 0:00 | NONE",
                "2023-02-29 | NONE",
                "2023-1-9月 | NONE",
                "2023年4 | NONE",
                "2023-4月 | NONE",
                "20234 | NONE",
                "20230401 | NONE",
                "23年4月 | NONE",
                "2023-- | NONE",
                "-2023 | NONE",
                "2023年Q | NONE",
                "年 | NONE",
                "第 | NONE",
                "第二 | NONE",
                "month | NONE",
                "'' | NONE"
            })
    void aTextIsReadAsWhatItSays(String text, String expected) {
        assertEquals(expected, said(PeriodNotation.read(text, 0)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "4月 | 2023-04",
                "04月份 | 2023-04",
                "二季度 | 2023-Q2",
                "第1季度 | 2023-Q1",
                "Q4 | 2023-Q4",
                "上半年 | 2023-H1",
                "全年 | 2023",
                "1—9月 | since 2023-09",
                "9月累计 | since 2023-09",
                "3—9月 | NOT_SINCE_JANUARY",
                "2023-04 | 2023-04",
                "2022-04 | OTHER_YEAR",
                "2022年1—9月 | OTHER_YEAR",
                "2023 | 2023",
                "2022-04-30 | OTHER_YEAR",
                "4月30日 | NONE",
                "4 | NONE"
            })
    void aTextWithoutAYearIsOfTheYearBesideIt(String text, String expected) {
        assertEquals(expected, said(PeriodNotation.read(text, 2023)));
    }

    private static String said(PeriodNotation.Reading reading) {
        return switch (reading) {
            case PeriodNotation.Read(Period period, boolean cumulative) -> (cumulative ? "since " : "") + period;
            case PeriodNotation.Unread unread -> unread.name();
        };
    }

    @Test
    void aYearIsReadAloneOnly() {
        assertEquals(2023, PeriodNotation.readYear("2023"));
        assertEquals(2023, PeriodNotation.readYear(" ２０２３年 "));
        assertEquals(2023, PeriodNotation.readYear("2023年度"));
        List.of("2023-04", "23", "x", "", "0000", "2023Q1")
                .forEach(text -> assertEquals(0, PeriodNotation.readYear(text)));
    }

    /// Every way of writing a period reads as that period, whatever its width and blanks.
    @Test
    void everyPeriodIsReadBackFromEveryWayOfWritingIt() {
        Random random = new Random(20230409);
        for (int round = 0; round < 20_000; round++) {
            Frequency frequency = Frequency.values()[random.nextInt(Frequency.values().length)];
            Period period = new Period(
                    frequency,
                    Period.FIRST_YEAR + random.nextInt(Period.LAST_YEAR - Period.FIRST_YEAR + 1),
                    1 + random.nextInt(frequency.perYear()));
            List<String> forms = forms(period);
            String written = disguised(forms.get(random.nextInt(forms.size())), random);
            assertEquals(period.toString(), said(PeriodNotation.read(written, 0)), written);
        }
    }

    private static List<String> forms(Period period) {
        int year = period.year();
        int number = period.number();
        return switch (period.frequency()) {
            case MONTH ->
                List.of(
                        "%d-%02d".formatted(year, number),
                        "%d-%d".formatted(year, number),
                        "%d/%d".formatted(year, number),
                        "%d.%02d".formatted(year, number),
                        "%d%02d".formatted(year, number),
                        "%d年%d月".formatted(year, number),
                        "%d年%02d月份".formatted(year, number));
            case QUARTER ->
                List.of(
                        "%d-Q%d".formatted(year, number),
                        "%dq%d".formatted(year, number),
                        "%d年%d季度".formatted(year, number),
                        "%d年第%s季度".formatted(year, "一二三四".charAt(number - 1)));
            case HALF_YEAR ->
                List.of("%d-H%d".formatted(year, number), "%d年%s半年".formatted(year, number == 1 ? "上" : "下"));
            case YEAR -> List.of("%d".formatted(year), "%d年".formatted(year), "%d年度".formatted(year));
        };
    }

    private static String disguised(String text, Random random) {
        StringBuilder disguised = new StringBuilder();
        for (char unit : text.toCharArray()) {
            disguised.append(random.nextInt(6) == 0 ? " " : "");
            disguised.append(unit > ' ' && unit < 0x7F && random.nextInt(3) == 0 ? (char) (unit + 0xFEE0) : unit);
        }
        return disguised.append(random.nextBoolean() ? "\u3000" : "").toString();
    }

    @Test
    void whateverIsWrittenIsReadWithoutAnException() {
        Random random = new Random(9);
        String alphabet = "0123456789年月季度第一二三四上下半QHqh-—～/.累计份至 ２０Ｑ全x";
        for (int round = 0; round < 200_000; round++) {
            StringBuilder text = new StringBuilder();
            int length = random.nextInt(12);
            for (int i = 0; i < length; i++) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            PeriodNotation.Reading reading = PeriodNotation.read(text.toString(), random.nextBoolean() ? 2023 : 0);
            if (reading instanceof PeriodNotation.Read(Period period, boolean _)) {
                assertFalse(period.toString().isEmpty());
            }
        }
    }
}
