package org.planledger.kernel.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import java.io.IOException;

/// Reads `true` and `false`, and looks at nothing else: a number in their place may have millions of digits.
final class TrueOrFalse extends StdScalarDeserializer<Boolean> {
    private static final long serialVersionUID = 1L;

    TrueOrFalse() {
        super(Boolean.class);
    }

    @Override
    public Boolean deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        return switch (parser.currentToken()) {
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            default -> (Boolean) context.handleUnexpectedToken(Boolean.class, parser);
        };
    }
}
