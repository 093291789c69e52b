package org.planledger.kernel.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.math.BigDecimal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.planledger.kernel.problem.Failure;
import org.planledger.kernel.problem.JsonFaults;

class ExactNumberTest {
    private final ObjectMapper json = new ObjectMapper().registerModule(new JavaTimeModule());

    record Sample(BigDecimal number) {}

    @BeforeEach
    void makeStrict() {
        new StrictJson().customize(json);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1e-999999999",
                "1e999999999",
                "9e2147483648",
                "1e-2147483649",
                "7e99999999999",
                "0e500",
                "1e41",
                "1e-41",
                "12345678901234567890123456789012345678901",
                "0.12345678901234567890123456789012345678901",
            })
    void aNumberThatOnlyLooksShortIsAFaultOfItsField(String number) {
        InvalidFormatException fault = assertThrows(
                InvalidFormatException.class, () -> json.readValue("{\"number\":" + number + "}", Sample.class));

        Failure failure = JsonFaults.failureOf(fault);
        assertEquals("number", failure.violations().getFirst().field());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-0.50", "29.20", "1e3", "1.5E-7", "1234567890123456789012345678901234567890"})
    void aNumberOfUpToFortyDigitsIsReadExactly(String number) throws JsonProcessingException {
        assertEquals(
                new BigDecimal(number),
                json.readValue("{\"number\":" + number + "}", Sample.class).number());
    }

    @Test
    void aFieldThatIsThereTwiceIsNamed() {
        JsonProcessingException fault = assertThrows(
                JsonProcessingException.class, () -> json.readValue("{\"number\":1,\"number\":2}", Sample.class));

        Failure failure = JsonFaults.failureOf(fault);
        assertEquals("number", failure.violations().getFirst().field());
        assertEquals("repeated-field", failure.violations().getFirst().code());
    }
}
