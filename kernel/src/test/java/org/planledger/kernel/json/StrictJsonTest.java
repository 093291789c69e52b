package org.planledger.kernel.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.planledger.kernel.period.Frequency;
import org.planledger.kernel.period.Period;

class StrictJsonTest {
    private final ObjectMapper json = new ObjectMapper().registerModule(new JavaTimeModule());

    record Sample(
            String text,
            BigDecimal number,
            Integer count,
            Boolean flag,
            YearMonth month,
            LocalDate day,
            Period period,
            Frequency frequency,
            List<String> list) {}

    @BeforeEach
    void makeStrict() {
        new StrictJson().customize(json);
    }

    @ParameterizedTest
    @ValueSource(strings = {"29.20", "0.1", "12345678901234567890.123456789", "1800", "-0.50"})
    void decimalsComeAndGoExactly(String number) throws JsonProcessingException {
        String body = "{\"number\":" + number + "}";

        assertEquals(body, json.writeValueAsString(json.readValue(body, Sample.class)));
    }

    @Test
    void aLargeDecimalIsWrittenWithoutAnExponent() throws JsonProcessingException {
        Sample sample = json.readValue("{\"number\":1E+3}", Sample.class);

        assertEquals("{\"number\":1000}", json.writeValueAsString(sample));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"unknown\":1}",
                "{\"number\":1,\"number\":2}",
                "{\"number\":\"1\"}",
                "{\"number\":true}",
                "{\"count\":1.5}",
                "{\"count\":\"1\"}",
                "{\"flag\":1}",
                "{\"flag\":\"true\"}",
                "{\"text\":1}",
                "{\"text\":false}",
                "{\"text\":\"a\\u0000b\"}",
                "{\"text\":\"\\ud800\"}",
                "{\"month\":\"2023-13\"}",
                "{\"month\":202304}",
                "{\"day\":\"2023-02-29\"}",
                "{\"day\":19000}",
                "{\"period\":\"2023-Q5\"}",
                "{\"frequency\":0}",
                "{\"frequency\":\"\"}",
                "{\"frequency\":\"month\"}",
                "{\"list\":\"a\"}",
                "{\"number\":1} {}",
                "{\"number\":99999999999999999999999999999999999999999999}",
                "{\"number\":NaN}",
                "[]",
                "\"\"",
                "{",
            })
    void whatIsNotExactlyWhatWasAskedForIsRefused(String body) {
        assertThrows(JsonProcessingException.class, () -> json.readValue(body, Sample.class));
    }

    @Test
    void textKeepsLineEndsTabsAndCharactersOutsideTheBasicPlane() throws JsonProcessingException {
        assertEquals(
                "a\n\t\r\uD840\uDC00",
                json.readValue("{\"text\":\"a\\n\\t\\r\uD840\uDC00\"}", Sample.class)
                        .text());
    }
}
