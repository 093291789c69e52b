package org.planledger.kernel.logging;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;

class HiddenTokensTest {
    private static final String TOKEN = "eyJhbGciOiJSUzI1NiJ9.eyJ1cG4iOiJhIn0.c2lnbmF0dXJl";

    private static LogRecord logged(String message, Object... parameters) {
        LogRecord record = new LogRecord(Level.SEVERE, message);
        record.setParameters(parameters);
        assertTrue(new HiddenTokens().isLoggable(record));
        return record;
    }

    @Test
    void aTokenIsLoggedNeitherInTheMessageNorInWhatItNames() {
        LogRecord record = logged("failed with " + TOKEN, "/v1/plans?access_token=" + TOKEN + "&limit=1", 7, null);
        assertEquals("failed with …", record.getMessage());
        assertArrayEquals(new Object[] {"/v1/plans?access_token=…&limit=1", 7, null}, record.getParameters());
    }

    @Test
    void whatHoldsNoTokenIsLoggedAsItIs() {
        LogRecord record = logged("HTTP Request to %s failed", "/v1/plans?q=eyJ");
        assertEquals("HTTP Request to %s failed", record.getMessage());
        assertArrayEquals(new Object[] {"/v1/plans?q=eyJ"}, record.getParameters());
        assertEquals(null, logged(null).getMessage());
    }
}
