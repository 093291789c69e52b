package org.planledger.kernel.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import java.io.IOException;
import java.time.DateTimeException;
import java.util.function.Function;
import java.util.regex.Pattern;

/// Reads a date or a month in the one form in which it is written, `2023-04-30` and `2023-04`: no lists of numbers, no
/// times, no years of five digits.
final class StrictDates<T> extends StdScalarDeserializer<T> {
    private static final long serialVersionUID = 1L;

    private final Pattern form;
    private final transient Function<String, T> parse;

    StrictDates(Class<T> type, String form, Function<String, T> parse) {
        super(type);
        this.form = Pattern.compile(form);
        this.parse = parse;
    }

    @Override
    @SuppressWarnings("unchecked")
    public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        if (parser.currentToken() != JsonToken.VALUE_STRING) {
            return (T) context.handleUnexpectedToken(_valueClass, parser);
        }
        String text = parser.getText();
        try {
            if (form.matcher(text).matches()) {
                return parse.apply(text);
            }
        } catch (DateTimeException noSuchDay) {
            return (T) context.handleWeirdStringValue(_valueClass, text, "%s", noSuchDay.getMessage());
        }
        return (T) context.handleWeirdStringValue(_valueClass, text, "not of the form %s", form);
    }
}
