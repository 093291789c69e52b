package org.planledger.report.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShownNumbersTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "0; 0",
                "1210.50; 1,210.5",
                "-1234567.000001; -1,234,567.000001",
                "12345678901234567890.12345; " + "12,345,678,901,234,567,890.12345",
                "1E+3; 1,000"
            })
    void aNumberHasAllOfItsDigits(BigDecimal number, String shown) {
        assertEquals(shown, ShownNumbers.number(number));
    }

    @ParameterizedTest
    @CsvSource({"0.6722, 67.22%", "1, 100%", "1.0083, 100.83%", "0, 0%"})
    void aRatioIsAPercentage(BigDecimal ratio, String shown) {
        assertEquals(shown, ShownNumbers.percent(ratio));
    }

    @Test
    void nothingIsNotZero() {
        assertNull(ShownNumbers.number(null));
        assertNull(ShownNumbers.percent(null));
    }
}
