package org.planledger.kernel.request;

import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.planledger.kernel.feed.ChangeToken;
import org.planledger.kernel.paging.Cursor;
import org.planledger.kernel.period.Period;
import org.planledger.kernel.problem.Failure;
import org.planledger.kernel.problem.PeriodText;
import org.planledger.kernel.problem.Text;
import org.planledger.kernel.problem.Violation;

/// Reads path and query parameters. JAX-RS would answer a query parameter that cannot be read with "not found"; here it
/// is a fault that names the parameter and says what would be right.
@Provider
public class StrictParameters implements ParamConverterProvider {
    private static final Pattern WHOLE = Pattern.compile("-?[0-9]+");
    private static final BigInteger LARGEST = BigInteger.valueOf(Integer.MAX_VALUE);
    private static final BigInteger SMALLEST = BigInteger.valueOf(Integer.MIN_VALUE);

    @Override
    @SuppressWarnings("unchecked")
    public <T> ParamConverter<T> getConverter(Class<T> rawType, Type genericType, Annotation[] annotations) {
        return (ParamConverter<T>) reader(nameOf(annotations), rawType);
    }

    /// What reads a parameter of that type.
    ///
    /// @return null for text
    static Reader<?> reader(String name, Class<?> rawType) {
        if (rawType == YearMonth.class) {
            return new Reader<>(name, YearMonth::parse, Text.of("月份，如 2023-04", "a month such as 2023-04"));
        }
        if (rawType == Period.class) {
            return new Reader<>(name, Period::parse, PeriodText.EXPECTED);
        }
        if (rawType == LocalDate.class) {
            return new Reader<>(name, LocalDate::parse, Text.of("日期，如 2023-04-30", "a date such as 2023-04-30"));
        }
        if (rawType == OffsetDateTime.class) {
            return new Reader<>(
                    name,
                    StrictParameters::parseTime,
                    Text.of(
                            "带时区的时刻，如 2023-07-10T18:00:00+08:00",
                            "a time with its offset, such as 2023-07-10T18:00:00+08:00"));
        }
        if (rawType == Integer.class || rawType == int.class) {
            return new Reader<>(name, StrictParameters::parseInteger, Text.of("整数", "a whole number"));
        }
        if (rawType == BigDecimal.class) {
            return new Reader<>(name, StrictParameters::parseDecimal, Text.of("小数，如 0.9", "a decimal such as 0.9"));
        }
        if (rawType == Boolean.class || rawType == boolean.class) {
            return new Reader<>(name, StrictParameters::parseBoolean, Text.of("true 或 false", "true or false"));
        }
        if (rawType == ChangeToken.class) {
            return new Reader<>(name, ChangeToken::parse, null);
        }
        if (rawType == Cursor.class) {
            return new Reader<>(name, Cursor::parse, null);
        }
        if (rawType.isEnum()) {
            String names = Arrays.stream(rawType.getEnumConstants())
                    .map(Object::toString)
                    .collect(Collectors.joining(", "));
            return new Reader<>(name, text -> enumConstant(rawType, text), Text.of("以下之一：%s", "one of: %s", names));
        }
        return null;
    }

    private static Object enumConstant(Class<?> type, String text) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.toString().equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(text));
    }

    /// In an address a plus stands for a space, and who writes `+08:00` as it is means the plus.
    private static OffsetDateTime parseTime(String text) {
        return OffsetDateTime.parse(text.replace(' ', '+'));
    }

    /// A number that is too large for the type is the largest one, so that the limit of the parameter is told.
    private static Integer parseInteger(String text) {
        if (!WHOLE.matcher(text).matches()) {
            throw new IllegalArgumentException(text);
        }
        return new BigInteger(text).min(LARGEST).max(SMALLEST).intValue();
    }

    /// Without an exponent, which could stand for a number that no memory holds.
    private static BigDecimal parseDecimal(String text) {
        if (!text.matches("-?[0-9]{1,15}(\\.[0-9]{1,15})?")) {
            throw new IllegalArgumentException(text);
        }
        return new BigDecimal(text);
    }

    private static Boolean parseBoolean(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException(text);
        };
    }

    private static String nameOf(Annotation[] annotations) {
        for (Annotation annotation : annotations) {
            if (annotation instanceof QueryParam query) {
                return query.value();
            }
            if (annotation instanceof PathParam path) {
                return path.value();
            }
        }
        return null;
    }

    /// @param parse throws a failure that says what is wrong, or another exception
    /// @param expected what would be right, where parsing does not say so
    record Reader<T>(String name, Function<String, T> parse, Text expected) implements ParamConverter<T> {

        /// @throws Failure when the text is not of the type
        T read(String text) {
            try {
                return parse.apply(text);
            } catch (Failure said) {
                throw said;
            } catch (RuntimeException unreadable) {
                throw Failure.invalid(Violation.of(
                        name, "parameter", Text.of("“%s”不能用在这里", "\"%s\" does not fit here", text), expected));
            }
        }

        @Override
        public T fromString(String text) {
            if (text == null) {
                return null;
            }
            try {
                return read(text);
            } catch (Failure unreadable) {
                // The framework passes on only its own exceptions from a converter.
                throw new WebApplicationException(unreadable, 400);
            }
        }

        @Override
        public String toString(T value) {
            return value.toString();
        }
    }
}
