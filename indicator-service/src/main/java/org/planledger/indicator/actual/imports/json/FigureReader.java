package org.planledger.indicator.actual.imports.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.planledger.indicator.actual.imports.file.RawFigure;
import org.planledger.indicator.actual.imports.file.RowSink;
import org.planledger.indicator.actual.imports.notation.NumberNotation;
import org.planledger.kernel.problem.Text;
import org.planledger.kernel.problem.Violation;

/// Reads one figure after the other out of JSON. An unknown or repeated field is a fault of its figure.
final class FigureReader {
    private static final List<String> FIELDS =
            List.of("indicator", "region", "period", "value", "status", "source", "note", "reason");
    private static final int VALUE = FIELDS.indexOf("value");
    private static final Text EXPECTED_FIELDS = Text.of("可用字段：%s", "one of: %s", String.join(", ", FIELDS));

    /// A longer number is not read on. Shorter ones that are too long are faults of their field.
    private static final int LONGEST_NUMBER = 1_000_000;

    private final String[] values = new String[FIELDS.size()];

    /// The parsers that figures are read with: strict, but for repeated fields, which are found here.
    static JsonFactory parsers(ObjectMapper json) {
        JsonFactory strict = json.getFactory();
        return strict.copy()
                .disable(StreamReadFeature.STRICT_DUPLICATE_DETECTION.mappedFeature())
                .setStreamReadConstraints(strict.streamReadConstraints()
                        .rebuild()
                        .maxNumberLength(LONGEST_NUMBER)
                        .build());
    }

    /// Reads the object that the parser is at the beginning of.
    ///
    /// @param line the line of the file that is the parser's first
    RawFigure read(JsonParser parser, long number, int line, RowSink sink, Placing placing) throws IOException {
        Arrays.fill(values, null);
        int seen = 0;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String field = parser.currentName();
            int which = FIELDS.indexOf(field);
            if (which < 0) {
                Text message = Text.of("没有此字段", "there is no such field");
                Violation unknown = fault(parser, line, field, "unknown-field", message, EXPECTED_FIELDS);
                sink.fault(number, placing.at(number, unknown));
                parser.nextToken();
                parser.skipChildren();
                continue;
            }
            if ((seen & 1 << which) != 0) {
                Text message = Text.of("字段“%s”出现了两次", "the field \"%s\" is there twice", field);
                Text once = Text.of("每个字段只出现一次", "every field once");
                sink.fault(number, placing.at(number, fault(parser, line, field, "repeated-field", message, once)));
            }
            seen |= 1 << which;
            parser.nextToken();
            values[which] = which == VALUE ? number(parser) : text(parser);
        }
        return new RawFigure(
                number, values[0], values[1], values[2], null, values[3], values[4], values[5], values[6], values[7],
                Set.of(), List.of());
    }

    /// Names the place of a fault in the file's own way.
    @FunctionalInterface
    interface Placing {
        Violation at(long number, Violation fault);
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

    /// JSON may write a number with an exponent. One that is long, or would be without the exponent, stays as
    /// it is, and is refused.
    private static String plain(String number) {
        if (number.length() > NumberNotation.LONGEST || (number.indexOf('e') < 0 && number.indexOf('E') < 0)) {
            return number;
        }
        try {
            BigDecimal decimal = new BigDecimal(number);
            return Math.abs((long) decimal.scale()) > NumberNotation.LONGEST ? number : decimal.toPlainString();
        } catch (NumberFormatException exponentTooLarge) {
            return number;
        }
    }

    static Violation fault(JsonParser parser, int line, String field, String code, Text message, Text expected) {
        JsonLocation place = parser.currentTokenLocation();
        return new Violation(field, line + place.getLineNr() - 1, place.getColumnNr(), code, message, expected);
    }
}
