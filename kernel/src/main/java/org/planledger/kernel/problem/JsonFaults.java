package org.planledger.kernel.problem;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.Collection;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.planledger.kernel.json.TooManyItems;
import org.planledger.kernel.period.Period;

/// Says where a JSON body went wrong and what would have been right.
public final class JsonFaults {
    private static final Pattern REPEATED = Pattern.compile("Duplicate field '(.*)'");

    private JsonFaults() {}

    /// The failure to answer with for a body that is not JSON, or not the JSON that was asked for.
    public static Failure failureOf(JsonProcessingException fault) {
        return switch (fault) {
            case UnrecognizedPropertyException unknown -> Failure.invalid(unknownField(unknown));
            case MismatchedInputException trailing
            when trailing.getOriginalMessage().startsWith("Trailing token") -> malformed(trailing);
            case MismatchedInputException mismatch -> Failure.invalid(wrongType(mismatch));
            case ValueInstantiationException impossible -> Failure.invalid(impossibleValue(impossible));
            case JsonMappingException cut
            when cut.getCause() instanceof StreamReadException unreadable -> malformed(unreadable);
            case JsonMappingException cut
            when cut.getCause() instanceof StreamConstraintsException -> Failure.invalid(tooMuch(cut, path(cut)));
            case StreamConstraintsException tooMuch -> Failure.invalid(tooMuch(tooMuch, null));
            case JsonMappingException full
            when full.getCause() instanceof TooManyItems items -> Failure.invalid(tooManyItems(full, items.most()));
            case JsonMappingException refused -> Failure.invalid(refusedValue(refused));
            default -> malformed(fault);
        };
    }

    private static Violation tooMuch(JsonProcessingException fault, String field) {
        JsonLocation location = fault.getLocation();
        return new Violation(
                field,
                location == null ? null : location.getLineNr(),
                location == null ? null : location.getColumnNr(),
                "too-long",
                Text.of("数或文字过长，或嵌套过深", "a number or text is too long, or nested too deeply"),
                Text.of("数最多 40 位，嵌套最多 32 层", "at most 40 digits and 32 levels"));
    }

    private static Violation unknownField(UnrecognizedPropertyException unknown) {
        Collection<Object> known = unknown.getKnownPropertyIds();
        String names = known == null
                ? ""
                : known.stream().map(Object::toString).sorted().collect(Collectors.joining(", "));
        return at(
                unknown,
                "unknown-field",
                Text.of("没有字段“%s”", "there is no field \"%s\"", unknown.getPropertyName()),
                Text.of("可用字段：%s", "one of: %s", names));
    }

    private static Violation wrongType(MismatchedInputException mismatch) {
        Object value = mismatch instanceof InvalidFormatException format ? format.getValue() : null;
        if (value instanceof String && mismatch.getTargetType() == String.class) {
            return at(
                    mismatch,
                    "text",
                    Text.of("文字中有控制字符或残缺的字符", "the text has control characters or halves of characters"),
                    Text.of("不含控制字符的文字", "text without control characters"));
        }
        Text message = value == null
                ? Text.of("值的类型不对", "the value has the wrong type")
                : Text.of("“%s”不能用在这里", "\"%s\" does not fit here", shortened(value.toString()));
        return at(mismatch, "type", message, expected(mismatch.getTargetType()));
    }

    /// @param most null when it is the body that has too many
    private static Violation tooManyItems(JsonMappingException full, Integer most) {
        String item = path(full);
        String list = item == null ? "" : item.substring(0, item.lastIndexOf('['));
        JsonLocation location = full.getLocation();
        return new Violation(
                most == null || list.isEmpty() ? null : list,
                location == null ? null : location.getLineNr(),
                location == null ? null : location.getColumnNr(),
                "size",
                Text.of("列表项过多", "there are too many items"),
                most == null
                        ? Text.of("最多 1000 项，另加每 16 字节一项", "at most 1,000 items, and one more for each 16 bytes")
                        : Text.of("最多 %d 项", "at most %d items", most));
    }

    private static Violation impossibleValue(ValueInstantiationException impossible) {
        return at(
                impossible,
                "type",
                Text.of("值不能用在这里", "the value does not fit here"),
                expected(impossible.getType().getRawClass()));
    }

    private static Violation refusedValue(JsonMappingException refused) {
        return at(
                refused,
                "value",
                Text.of("值不能用在这里", "the value does not fit here"),
                refused.getCause() instanceof IllegalArgumentException said ? same(said.getMessage()) : null);
    }

    private static Failure malformed(JsonProcessingException fault) {
        Matcher repeated = REPEATED.matcher(fault.getOriginalMessage());
        if (repeated.lookingAt()) {
            return Failure.invalid(new Violation(
                    repeated.group(1),
                    fault.getLocation().getLineNr(),
                    fault.getLocation().getColumnNr(),
                    "repeated-field",
                    Text.of("字段“%s”出现了两次", "the field \"%s\" is there twice", repeated.group(1)),
                    Text.of("每个字段只出现一次", "every field once")));
        }
        JsonLocation location = fault.getLocation();
        Integer line = location == null ? null : location.getLineNr();
        Integer column = location == null ? null : location.getColumnNr();
        boolean encoding = fault.getOriginalMessage().contains("UTF-8");
        return new Failure(
                ProblemType.MALFORMED_REQUEST,
                Text.of("内容不是有效的 JSON", "the content is not valid JSON"),
                java.util.List.of(new Violation(
                        null,
                        line,
                        column,
                        encoding ? "encoding" : "json",
                        encoding
                                ? Text.of("此处不是有效的 UTF-8 编码", "there is invalid UTF-8 here")
                                : Text.of("JSON 从此处起无法读取", "the JSON cannot be read from here on"),
                        encoding
                                ? Text.of("UTF-8 编码的 JSON", "JSON in UTF-8")
                                : Text.of("一份完整的 JSON", "one complete JSON document"))));
    }

    private static Violation at(JsonMappingException fault, String code, Text message, Text expected) {
        JsonLocation location = fault.getLocation();
        return new Violation(
                path(fault),
                location == null ? null : location.getLineNr(),
                location == null ? null : location.getColumnNr(),
                code,
                message,
                expected);
    }

    private static String path(JsonMappingException fault) {
        StringBuilder path = new StringBuilder();
        for (JsonMappingException.Reference reference : fault.getPath()) {
            if (reference.getFieldName() == null) {
                path.append('[').append(reference.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(reference.getFieldName());
            }
        }
        return path.isEmpty() ? null : path.toString();
    }

    /// What a field of the type takes; null when the type is not known.
    static Text expected(Class<?> type) {
        if (type == null) {
            return null;
        }
        if (type.isEnum()) {
            String names =
                    Arrays.stream(type.getEnumConstants()).map(Object::toString).collect(Collectors.joining(", "));
            return Text.of("以下之一：%s", "one of: %s", names);
        }
        if (type == YearMonth.class) {
            return Text.of("月份，如 2023-04", "a month such as 2023-04");
        }
        if (type == Period.class) {
            return PeriodText.EXPECTED;
        }
        if (type == LocalDate.class) {
            return Text.of("实际存在的日期，如 2023-04-30", "a date that exists, such as 2023-04-30");
        }
        if (type == BigDecimal.class) {
            return Text.of("不带引号的数，最多 40 位，如 12.5", "a number without quotes of at most 40 digits, such as 12.5");
        }
        if (type == Integer.class || type == int.class || type == Long.class || type == long.class) {
            return Text.of("不带引号的整数", "a whole number without quotes");
        }
        if (type == Boolean.class || type == boolean.class) {
            return Text.of("true 或 false", "true or false");
        }
        if (type == String.class) {
            return Text.of("带引号的文字", "text in quotes");
        }
        if (Collection.class.isAssignableFrom(type)) {
            return Text.of("列表 […]", "a list […]");
        }
        return Text.of("对象 {…}", "an object {…}");
    }

    private static Text same(String sentence) {
        return new Text(sentence, sentence);
    }

    private static String shortened(String text) {
        return text.length() <= 60 ? text : text.substring(0, 60) + "…";
    }
}
