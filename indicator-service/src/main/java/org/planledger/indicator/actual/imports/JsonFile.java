package org.planledger.indicator.actual.imports;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.commons.io.input.ReaderInputStream;
import org.planledger.kernel.problem.Failure;
import org.planledger.kernel.problem.ProblemType;
import org.planledger.kernel.problem.Text;
import org.planledger.kernel.problem.Violation;

/// Figures as a JSON array of objects.
final class JsonFile implements FigureFile {
    private static final Text FIELDS = Text.of(
            "可用字段：indicator, region, period, value, status, source, note, reason",
            "one of: indicator, region, period, value, status, source, note, reason");

    /// A longer number is not read on. Shorter ones that are too long are faults of their field.
    private static final int LONGEST_NUMBER = 1_000_000;

    private final JsonFactory factory;
    private final InputStream body;

    JsonFile(ObjectMapper json, InputStream body) {
        JsonFactory strict = json.getFactory();
        this.factory = strict.copy()
                .setStreamReadConstraints(strict.streamReadConstraints()
                        .rebuild()
                        .maxNumberLength(LONGEST_NUMBER)
                        .build());
        this.body = body;
    }

    @Override
    public Violation at(int number, Violation fault) {
        return new Violation(
                fault.field() == null ? "[" + number + "]" : "[" + number + "]." + fault.field(),
                fault.line(),
                fault.column(),
                fault.code(),
                fault.message(),
                fault.expected());
    }

    @Override
    public String place(int number) {
        return "[" + number + "]";
    }

    @Override
    public void readInto(RowSink sink) throws IOException {
        try (JsonParser parser = factory.createParser(strictUtf8(body))) {
            if (parser.nextToken() != JsonToken.START_ARRAY) {
                throw malformed(parser, Text.of("内容不是数组", "the content is not an array"));
            }
            int number = 0;
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                readElement(parser, number, sink);
                number++;
            }
            if (parser.nextToken() != null) {
                throw malformed(parser, Text.of("数组之后还有内容", "there is more after the array"));
            }
        }
    }

    /// Jackson takes overlong forms of UTF-8, in which a forbidden character can hide.
    private static InputStream strictUtf8(InputStream body) throws IOException {
        return ReaderInputStream.builder()
                .setReader(new InputStreamReader(body, StandardCharsets.UTF_8.newDecoder()))
                .setCharset(StandardCharsets.UTF_8)
                .get();
    }

    private static Failure malformed(JsonParser parser, Text message) {
        return new Failure(
                ProblemType.MALFORMED_REQUEST,
                Text.of("内容不是所要的 JSON", "the content is not the JSON that was asked for"),
                List.of(new Violation(
                        null,
                        parser.currentLocation().getLineNr(),
                        parser.currentLocation().getColumnNr(),
                        "json",
                        message,
                        Text.of("对象的数组 [{…}, …]", "an array of objects [{…}, …]"))));
    }

    private void readElement(JsonParser parser, int number, RowSink sink) throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            Text expected = Text.of("对象 {…}", "an object {…}");
            sink.noFigure(
                    number, fault(parser, number, null, "type", Text.of("不是对象", "it is not an object"), expected));
            parser.skipChildren();
            return;
        }
        int line = parser.currentLocation().getLineNr();
        String indicator = null;
        String region = null;
        String period = null;
        String value = null;
        String status = null;
        String source = null;
        String note = null;
        String reason = null;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String field = parser.currentName();
            parser.nextToken();
            switch (field) {
                case "indicator" -> indicator = text(parser);
                case "region" -> region = text(parser);
                case "period" -> period = text(parser);
                case "value" -> value = number(parser);
                case "status" -> status = text(parser);
                case "source" -> source = text(parser);
                case "note" -> note = text(parser);
                case "reason" -> reason = text(parser);
                default -> {
                    Text message = Text.of("没有此字段", "there is no such field");
                    sink.fault(number, fault(parser, number, field, "unknown-field", message, FIELDS));
                    parser.skipChildren();
                }
            }
        }
        sink.row(new RawFigure(number, line, indicator, region, period, value, status, source, note, reason));
    }

    private static String text(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case VALUE_STRING -> parser.getText();
            case VALUE_NULL -> null;
            default -> wrongType(parser);
        };
    }

    private static String number(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case VALUE_NUMBER_INT -> parser.getText();
            case VALUE_NUMBER_FLOAT -> plain(parser.getText());
            case VALUE_NULL -> null;
            default -> wrongType(parser);
        };
    }

    private static String wrongType(JsonParser parser) throws IOException {
        parser.skipChildren();
        return RawFigure.WRONG_TYPE;
    }

    /// JSON may write a number with an exponent. One that is long, or would be without the exponent, stays as it is,
    /// and is refused.
    private static String plain(String number) {
        if (number.length() > RowCheck.LONGEST_NUMBER || (number.indexOf('e') < 0 && number.indexOf('E') < 0)) {
            return number;
        }
        try {
            BigDecimal decimal = new BigDecimal(number);
            return Math.abs((long) decimal.scale()) > RowCheck.LONGEST_NUMBER ? number : decimal.toPlainString();
        } catch (NumberFormatException exponentTooLarge) {
            return number;
        }
    }

    private Violation fault(JsonParser parser, int number, String field, String code, Text message, Text expected) {
        int line = parser.currentLocation().getLineNr();
        int column = parser.currentLocation().getColumnNr();
        return at(number, new Violation(field, line, column, code, message, expected));
    }
}
