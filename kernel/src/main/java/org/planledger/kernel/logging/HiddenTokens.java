package org.planledger.kernel.logging;

import io.quarkus.logging.LoggingFilter;
import java.util.logging.Filter;
import java.util.logging.LogRecord;
import java.util.regex.Pattern;
import org.jboss.logmanager.ExtLogRecord;

/// Puts a sign in the place of tokens in what is logged on the console: the server logs the whole address of a request
/// that ends in a way which nobody has foreseen. What holds no token is logged as it is.
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
        if (record instanceof ExtLogRecord formatted) {
            String text = formatted.getFormattedMessage();
            if (hasToken(text)) {
                formatted.setMessage(in(text), ExtLogRecord.FormatStyle.NO_FORMAT);
                formatted.setParameters(null);
            }
        } else if (hasToken(record.getMessage())) {
            record.setMessage(in(record.getMessage()));
        }
        for (Throwable thrown = record.getThrown(); thrown != null; thrown = thrown.getCause()) {
            if (hasToken(thrown.getMessage())) {
                record.setThrown(new WithoutTokens(record.getThrown()));
                return true;
            }
        }
        return true;
    }

    private static boolean hasToken(String text) {
        return text != null && TOKEN.matcher(text).find();
    }

    /// What was thrown, where it told a token.
    private static final class WithoutTokens extends RuntimeException {
        private static final long serialVersionUID = 1L;

        WithoutTokens(Throwable thrown) {
            super(in(thrown.toString()));
            setStackTrace(thrown.getStackTrace());
            if (thrown.getCause() != null) {
                initCause(new WithoutTokens(thrown.getCause()));
            }
        }
    }
}
