package org.planledger.kernel.period;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A period (期间) that a figure is posted for: a month `2023-04`, a quarter `2023-Q2`, a half year `2023-H1` or a
/// year `2023` (rule book, section 1). The text form is the one used in paths, JSON and files.
///
/// @param frequency how long the period is
/// @param year the calendar year, 1900 to 2199
/// @param number which period of its year, counted from 1
@Schema(
        type = SchemaType.STRING,
        pattern = "^(19|20|21)[0-9]{2}(-(0[1-9]|1[0-2]|Q[1-4]|H[12]))?$",
        description = "A month 2023-04, a quarter 2023-Q2, a half year 2023-H1 or a year 2023.",
        examples = "2023-04")
public record Period(Frequency frequency, int year, int number) implements Comparable<Period> {
    public static final int FIRST_YEAR = 1900;
    public static final int LAST_YEAR = 2199;

    private static final Pattern TEXT = Pattern.compile("([0-9]{4})(?:-(?:(Q)([1-4])|(H)([12])|([0-9]{2})))?");

    public Period {
        if (year < FIRST_YEAR || year > LAST_YEAR) {
            throw new DateTimeException("year " + year + " is not within " + FIRST_YEAR + " to " + LAST_YEAR);
        }
        if (number < 1 || number > frequency.perYear()) {
            throw new DateTimeException("a year has no " + frequency + " number " + number);
        }
    }

    /// Reads the text form.
    ///
    /// @throws DateTimeException when the text is not a period
    @JsonCreator
    public static Period parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            throw new DateTimeException("not a period: " + text);
        }
        int year = Integer.parseInt(matcher.group(1));
        if (matcher.group(2) != null) {
            return new Period(Frequency.QUARTER, year, Integer.parseInt(matcher.group(3)));
        }
        if (matcher.group(4) != null) {
            return new Period(Frequency.HALF_YEAR, year, Integer.parseInt(matcher.group(5)));
        }
        if (matcher.group(6) != null) {
            return new Period(Frequency.MONTH, year, Integer.parseInt(matcher.group(6)));
        }
        return new Period(Frequency.YEAR, year, 1);
    }

    /// The period of the given frequency that the month lies in.
    public static Period containing(Frequency frequency, YearMonth month) {
        return new Period(frequency, month.getYear(), (month.getMonthValue() - 1) / frequency.months() + 1);
    }

    public YearMonth firstMonth() {
        return YearMonth.of(year, (number - 1) * frequency.months() + 1);
    }

    public YearMonth lastMonth() {
        return YearMonth.of(year, number * frequency.months());
    }

    /// The number of days in the period, the weight of a level in its mean.
    public int days() {
        int days = 0;
        for (YearMonth month = firstMonth(); !month.isAfter(lastMonth()); month = month.plusMonths(1)) {
            days += month.lengthOfMonth();
        }
        return days;
    }

    /// Whether every month of the period lies in `[from..to]`.
    public boolean liesWithin(YearMonth from, YearMonth to) {
        return !firstMonth().isBefore(from) && !lastMonth().isAfter(to);
    }

    /// The period as one number, by which it is stored: the year times 100 and a part that sets the frequencies
    /// apart (months 1 to 12, quarters 21 to 24, half years 31 and 32, the year 40). Years never overlap, so a
    /// range of these numbers is a range of years.
    public int toNumber() {
        int part = switch (frequency) {
            case MONTH -> number;
            case QUARTER -> 20 + number;
            case HALF_YEAR -> 30 + number;
            case YEAR -> 40;
        };
        return year * 100 + part;
    }

    /// The inverse of [#toNumber()].
    ///
    /// @throws DateTimeException when no period has that number
    public static Period ofNumber(int stored) {
        int year = stored / 100;
        int part = stored % 100;
        if (part == 40) {
            return new Period(Frequency.YEAR, year, 1);
        }
        if (part > 30) {
            return new Period(Frequency.HALF_YEAR, year, part - 30);
        }
        if (part > 20) {
            return new Period(Frequency.QUARTER, year, part - 20);
        }
        return new Period(Frequency.MONTH, year, part);
    }

    /// Earlier end first; of two periods with the same end the longer one first.
    @Override
    public int compareTo(Period other) {
        int byEnd = lastMonth().compareTo(other.lastMonth());
        return byEnd != 0 ? byEnd : firstMonth().compareTo(other.firstMonth());
    }

    @JsonValue
    @Override
    public String toString() {
        return switch (frequency) {
            case MONTH -> "%04d-%02d".formatted(year, number);
            case QUARTER -> "%04d-Q%d".formatted(year, number);
            case HALF_YEAR -> "%04d-H%d".formatted(year, number);
            case YEAR -> "%04d".formatted(year);
        };
    }
}
