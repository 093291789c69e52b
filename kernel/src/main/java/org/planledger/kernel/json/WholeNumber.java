package org.planledger.kernel.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonParser.NumberType;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import java.io.IOException;

/// Reads a whole number. One that is too large is a fault of its field, not of the JSON.
final class WholeNumber extends StdScalarDeserializer<Integer> {
    private static final long serialVersionUID = 1L;
    private static final int MOST_CHARACTERS =
            Integer.toString(Integer.MIN_VALUE).length();

    WholeNumber() {
        super(Integer.class);
    }

    @Override
    public Integer deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        if (parser.currentToken() != JsonToken.VALUE_NUMBER_INT) {
            return (Integer) context.handleUnexpectedToken(Integer.class, parser);
        }
        if (parser.getTextLength() > MOST_CHARACTERS || parser.getNumberType() != NumberType.INT) {
            return (Integer) context.handleWeirdStringValue(Integer.class, parser.getText(), "too large");
        }
        return parser.getIntValue();
    }
}
