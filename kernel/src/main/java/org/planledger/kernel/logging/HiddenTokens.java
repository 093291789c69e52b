package org.planledger.kernel.logging;

import io.quarkus.logging.LoggingFilter;
import java.util.logging.Filter;
import java.util.logging.LogRecord;
import java.util.regex.Pattern;

/// Puts a sign in the place of tokens in whatever is logged: the server logs the whole address of a request that ends
/// in a way which nobody has foreseen.
@LoggingFilter(name = HiddenTokens.NAME)
public final class HiddenTokens implements Filter {
    static final String NAME = "hidden-tokens";

    /// What JSON that begins with a member looks like in base64, as every part of a token but the signature does.
    private static final Pattern TOKEN = Pattern.compile("eyJ[^/?&=#;,\\s]{10,}");

    private static final String HIDDEN = "…";

    /// A text without the tokens in it.
    public static String in(String text) {
        return TOKEN.matcher(text).replaceAll(HIDDEN);
    }

    @Override
    public boolean isLoggable(LogRecord record) {
        if (record.getMessage() != null) {
            record.setMessage(in(record.getMessage()));
        }
        Object[] parameters = record.getParameters();
        if (parameters != null) {
            Object[] shown = parameters.clone();
            for (int i = 0; i < shown.length; i++) {
                shown[i] = shown[i] instanceof CharSequence text ? in(text.toString()) : shown[i];
            }
            record.setParameters(shown);
        }
        return true;
    }
}
