package org.planledger.kernel.logging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.logging.Level;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.ExtLogRecord.FormatStyle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HiddenTokensTest {
    private static final String TOKEN = "eyJhbGciOiJSUzI1NiJ9.eyJ1cG4iOiJhIn0.c2lnbmF0dXJl";

    private static ExtLogRecord logged(String message, FormatStyle style, Object... parameters) {
        ExtLogRecord record = new ExtLogRecord(Level.SEVERE, message, style, "here");
        record.setParameters(parameters);
        assertTrue(new HiddenTokens().isLoggable(record));
        return record;
    }

    @Test
    void aTokenIsLoggedNeitherInTheMessageNorInWhatItNames() {
        assertEquals(
                "/v1/plans?access_token=…&limit=1 failed after 7 ms: …",
                logged(
                                "%s failed after %d ms: " + TOKEN,
                                FormatStyle.PRINTF,
                                "/v1/plans?access_token=" + TOKEN + "&limit=1",
                                7)
                        .getFormattedMessage());
        assertEquals(
                "… {0} %s",
                logged("{0} '{0}' %s", FormatStyle.MESSAGE_FORMAT, TOKEN).getFormattedMessage());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            PRINTF         | %s 100%% %d     | eyJ 100% 7
            MESSAGE_FORMAT | {0} 100% {1}    | eyJ 100% 7
            NO_FORMAT      | {0} %s 100%     | {0} %s 100%
            """)
    void whatHoldsNoTokenIsLoggedAsItIs(FormatStyle style, String message, String expected) {
        ExtLogRecord record = logged(message, style, "eyJ", 7);
        assertEquals(expected, record.getFormattedMessage());
        assertEquals(style, record.getFormatStyle());
        assertEquals(message, record.getMessage());
    }

    @Test
    void whatWasThrownTellsNoTokenAndWhere() {
        ExtLogRecord record = new ExtLogRecord(Level.SEVERE, "failed", FormatStyle.NO_FORMAT, "here");
        Throwable thrown = new IllegalStateException("outer", new IllegalArgumentException("inner " + TOKEN));
        record.setThrown(thrown);
        assertTrue(new HiddenTokens().isLoggable(record));
        StringWriter trace = new StringWriter();
        record.getThrown().printStackTrace(new PrintWriter(trace));
        assertFalse(trace.toString().contains("c2lnbmF0dXJl"));
        assertTrue(trace.toString().contains("IllegalStateException: outer"));
        assertTrue(trace.toString().contains("IllegalArgumentException: inner …"));
        assertTrue(trace.toString().contains("HiddenTokensTest"));
        Throwable harmless = new IllegalStateException("outer");
        record.setThrown(harmless);
        assertTrue(new HiddenTokens().isLoggable(record));
        assertSame(harmless, record.getThrown());
    }
}
