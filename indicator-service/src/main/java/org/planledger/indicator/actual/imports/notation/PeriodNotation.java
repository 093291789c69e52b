package org.planledger.indicator.actual.imports.notation;

import java.time.YearMonth;
import java.util.Locale;
import org.planledger.kernel.period.Frequency;
import org.planledger.kernel.period.Period;
import org.planledger.kernel.problem.Text;

/// Periods as people write them (rule book, section 1): `2023-04`, `2023/4`, `202304`, `2023年4月`, `2023年二季度`,
/// `2023年上半年`, and `2023年1—9月` for a figure that is accumulated since January.
public final class PeriodNotation {

    /// What is read of a text.
    public sealed interface Reading {}

    /// @param cumulative whether it is said to be accumulated since January; the period is the last one, then
    public record Read(Period period, boolean cumulative) implements Reading {}

    /// Why a text is not read.
    public enum Unread implements Reading {
        /// It is no period.
        NONE,
        /// It is a period of a year that is not said.
        WITHOUT_YEAR,
        /// It is a period of another year than the one that is said beside it.
        OTHER_YEAR,
        /// It is a day, and neither the first nor the last one of a month, for which a spreadsheet may have put it.
        DAY,
        /// It is a date before [#FIRST_YEAR_OF_DATES].
        EARLY_DATE,
        /// `2023.1` may be October, whose zero a spreadsheet has dropped.
        AMBIGUOUS,
        /// It is accumulated since another month than January.
        NOT_SINCE_JANUARY
    }

    /// In a cell with the format of dates a spreadsheet takes any number for a day counted from 1900 or 1904: 9 for one
    /// in January 1900, 2024 for one in 1905, 24 hours for the first of all. Nobody posts figures of so long ago.
    private static final int FIRST_YEAR_OF_DATES = 1950;

    private static final int LONGEST = 40;
    private static final int NO_YEAR = 0;
    private static final String DASHES = "-~\u2010\u2011\u2012\u2013\u2014\u2015\u2212至到";
    private static final String NUMERALS = "一二三四";

    private final String text;
    private final int yearBeside;
    private int next;
    private int year;

    private PeriodNotation(String text, int yearBeside) {
        this.text = text;
        this.yearBeside = yearBeside;
    }

    /// @param yearBeside the year of a text that names none; 0 when there is none either
    public static Reading read(String written, int yearBeside) {
        if (written.length() > LONGEST) {
            return Unread.NONE;
        }
        String text = FullWidth.withoutBlanks(FullWidth.folded(written)).toUpperCase(Locale.ROOT);
        return new PeriodNotation(text, yearBeside).read();
    }

    /// Reads a year: `2023`, `2023年`, `2023年度`; 0 when the text is none.
    public static int readYear(String written) {
        return read(written, NO_YEAR) instanceof Read(Period period, boolean _) && period.frequency() == Frequency.YEAR
                ? period.year()
                : NO_YEAR;
    }

    /// The month of a date such as `2023-04-14`; the date itself where it is before [#FIRST_YEAR_OF_DATES], so that it
    /// is read as that.
    public static String monthOf(String date) {
        boolean isEarly = Integer.parseInt(date.substring(0, 4)) < FIRST_YEAR_OF_DATES;
        return isEarly ? date : date.substring(0, 7);
    }

    /// What is wrong with a text that is a date before [#FIRST_YEAR_OF_DATES].
    public static Text earlyDate(String shown) {
        return Text.of(
                "“%1$s”是 %2$d 年以前的日期，应是设成日期格式的数字或时长",
                "\"%1$s\" is a date before %2$d, and most likely a number or a duration in a cell with the format of dates",
                shown,
                FIRST_YEAR_OF_DATES);
    }

    /// A period as it is written for people; what is accumulated since January, and not in the first period of the
    /// year, so that it shows.
    public static String written(Period period, boolean cumulative) {
        if (cumulative && period.number() > 1) {
            return "%d年1—%d月".formatted(period.year(), period.lastMonth().getMonthValue());
        }
        return switch (period.frequency()) {
            case MONTH -> "%d年%d月".formatted(period.year(), period.number());
            case QUARTER -> "%d年%c季度".formatted(period.year(), NUMERALS.charAt(period.number() - 1));
            case HALF_YEAR -> "%d年%s半年".formatted(period.year(), period.number() == 1 ? "上" : "下");
            case YEAR -> "%d年".formatted(period.year());
        };
    }

    private Reading read() {
        int digits = digitsAhead();
        if (digits == 4 || digits == 6) {
            year = number(4);
            if (year < Period.FIRST_YEAR || year > Period.LAST_YEAR) {
                return Unread.NONE;
            }
            return digits == 6 ? period(Frequency.MONTH, number(2), "") : afterYear();
        }
        return inYear();
    }

    private Reading afterYear() {
        if (ended()) {
            return period(Frequency.YEAR, 1, "");
        }
        char separator = text.charAt(next);
        switch (separator) {
            case '年' -> {
                next++;
                if (ended() || rest("度")) {
                    return period(Frequency.YEAR, 1, text.substring(next));
                }
                return inYear();
            }
            case '-', '/', '.' -> {
                next++;
                if (separator == '-' && !ended() && isLetter(text.charAt(next))) {
                    return inYear();
                }
                int digits = digitsAhead();
                if (digits < 1 || digits > 2) {
                    return Unread.NONE;
                }
                int month = number(digits);
                if (!ended() && text.charAt(next) == separator) {
                    return day(month, "");
                }
                return separator == '.' && digits == 1 && month == 1 && ended()
                        ? Unread.AMBIGUOUS
                        : period(Frequency.MONTH, month, "");
            }
            default -> {
                return isLetter(separator) ? inYear() : Unread.NONE;
            }
        }
    }

    /// Reads what comes after the year, or stands without one.
    private Reading inYear() {
        if (rest("上半年")) {
            return period(Frequency.HALF_YEAR, 1, "上半年");
        }
        if (rest("下半年")) {
            return period(Frequency.HALF_YEAR, 2, "下半年");
        }
        if (rest("全年")) {
            return period(Frequency.YEAR, 1, "全年");
        }
        if (text.length() == next + 2 && isLetter(text.charAt(next))) {
            Frequency frequency = text.charAt(next) == 'Q' ? Frequency.QUARTER : Frequency.HALF_YEAR;
            next++;
            return digitsAhead() == 1 ? period(frequency, number(1), "") : Unread.NONE;
        }
        if (next < text.length() && text.charAt(next) == '第') {
            next++;
            return quarter();
        }
        int digits = digitsAhead();
        if (digits == 0) {
            return quarter();
        }
        if (digits > 2) {
            return Unread.NONE;
        }
        int number = number(digits);
        if (year != NO_YEAR && !ended() && text.charAt(next) == '月' && text.length() > next + 1) {
            char last = text.charAt(text.length() - 1);
            if (last == '日' || last == '号') {
                return day(number, String.valueOf(last));
            }
        }
        if (rest("季度")) {
            return digits == 1 ? period(Frequency.QUARTER, number, "季度") : Unread.NONE;
        }
        if (rest("月") || rest("月份")) {
            return period(Frequency.MONTH, number, text.substring(next));
        }
        if (rest("月累计")) {
            return cumulative(number, "月累计");
        }
        return range(number);
    }

    /// Reads the day of a month, before which there is one separator: the first and the last one are the month, of
    /// which a spreadsheet may have made them.
    private Reading day(int month, String end) {
        next++;
        int digits = digitsAhead();
        if (digits < 1 || digits > 2) {
            return Unread.NONE;
        }
        int day = number(digits);
        if (!rest(end) || month < 1 || month > Frequency.MONTH.perYear()) {
            return Unread.NONE;
        }
        int last = YearMonth.of(year, month).lengthOfMonth();
        if (day < 1 || day > last) {
            return Unread.NONE;
        }
        if (year < FIRST_YEAR_OF_DATES) {
            return Unread.EARLY_DATE;
        }
        return day == 1 || day == last ? period(Frequency.MONTH, month, end) : Unread.DAY;
    }

    private Reading quarter() {
        if (digitsAhead() == 1) {
            int number = number(1);
            return rest("季度") ? period(Frequency.QUARTER, number, "季度") : Unread.NONE;
        }
        int number = ended() ? -1 : NUMERALS.indexOf(text.charAt(next)) + 1;
        if (number < 1) {
            return Unread.NONE;
        }
        next++;
        return rest("季度") ? period(Frequency.QUARTER, number, "季度") : Unread.NONE;
    }

    private Reading range(int first) {
        if (!ended() && text.charAt(next) == '月') {
            next++;
        }
        int dashes = next;
        while (!ended() && DASHES.indexOf(text.charAt(next)) >= 0) {
            next++;
        }
        if (next == dashes || next > dashes + 2) {
            return Unread.NONE;
        }
        int digits = digitsAhead();
        if (digits < 1 || digits > 2) {
            return Unread.NONE;
        }
        int last = number(digits);
        if (!rest("月") && !rest("月份") && !rest("月累计") && !rest("月份累计")) {
            return Unread.NONE;
        }
        if (first < 1 || first > last || last > Frequency.MONTH.perYear()) {
            return Unread.NONE;
        }
        return first == 1 ? cumulative(last, text.substring(next)) : Unread.NOT_SINCE_JANUARY;
    }

    private Reading cumulative(int month, String rest) {
        Reading reading = period(Frequency.MONTH, month, rest);
        return reading instanceof Read(Period period, boolean _) ? new Read(period, true) : reading;
    }

    private Reading period(Frequency frequency, int number, String rest) {
        next += rest.length();
        int of = year == NO_YEAR ? yearBeside : year;
        if (!ended() || of == NO_YEAR || number < 1 || number > frequency.perYear()) {
            return missing(frequency, number);
        }
        if (yearBeside != NO_YEAR && of != yearBeside) {
            return Unread.OTHER_YEAR;
        }
        return new Read(new Period(frequency, of, number), false);
    }

    private Unread missing(Frequency frequency, int number) {
        boolean possible = ended() && number >= 1 && number <= frequency.perYear();
        return possible && year == NO_YEAR && yearBeside == NO_YEAR ? Unread.WITHOUT_YEAR : Unread.NONE;
    }

    private boolean ended() {
        return next >= text.length();
    }

    private boolean rest(String wanted) {
        return text.length() == next + wanted.length() && text.startsWith(wanted, next);
    }

    private int digitsAhead() {
        int end = next;
        while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
            end++;
        }
        return end - next;
    }

    private int number(int digits) {
        int number = 0;
        for (int i = 0; i < digits; i++) {
            number = number * 10 + text.charAt(next) - '0';
            next++;
        }
        return number;
    }

    private static boolean isLetter(char unit) {
        return unit == 'Q' || unit == 'H';
    }
}
