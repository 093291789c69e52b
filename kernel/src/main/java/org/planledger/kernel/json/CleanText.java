package org.planledger.kernel.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import java.io.IOException;

/// Reads text without characters that no name, title or note has and the database cannot hold: control characters
/// other than tab and line ends, and halves of surrogate pairs.
public final class CleanText extends StdScalarDeserializer<String> {
    private static final long serialVersionUID = 1L;

    private static final int REPLACED = 0xFFFD;

    CleanText() {
        super(String.class);
    }

    @Override
    public String deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        if (parser.currentToken() != JsonToken.VALUE_STRING) {
            return (String) context.handleUnexpectedToken(String.class, parser);
        }
        String text = parser.getText();
        return isClean(text)
                ? text
                : (String) context.handleWeirdStringValue(String.class, "…", "text has control characters");
    }

    /// Whether the text has none of these characters.
    public static boolean isClean(String text) {
        for (int i = 0; i < text.length(); ) {
            int point = text.codePointAt(i);
            if (!isClean(point)) {
                return false;
            }
            i += Character.charCount(point);
        }
        return true;
    }

    /// The text with a mark in the place of each of these characters, so that it can be told and kept like any other.
    ///
    /// @param text null stays null
    public static String shown(String text) {
        if (text == null || isClean(text)) {
            return text;
        }
        StringBuilder shown = new StringBuilder(text.length());
        text.codePoints().map(point -> isClean(point) ? point : REPLACED).forEach(shown::appendCodePoint);
        return shown.toString();
    }

    private static boolean isClean(int point) {
        if (Character.isISOControl(point)) {
            return point == '\n' || point == '\r' || point == '\t';
        }
        return point < Character.MIN_SURROGATE || point > Character.MAX_SURROGATE;
    }
}
