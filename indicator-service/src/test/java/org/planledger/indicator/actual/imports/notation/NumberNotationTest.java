package org.planledger.indicator.actual.imports.notation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumberNotationTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1234.5 | 1234.5",
                "-3 | -3",
                "0 | 0",
                "+3 | 3",
                "+1,234 | 1234",
                "1,234.5 | 1234.5",
                "1，234 | 1234",
                "-1,234,567.89 | -1234567.89",
                "１２３４．５ | 1234.5",
                "－１２ | -12",
                "＋１２ | 12",
                "−12 | -12",
                "1\u00A0234 | 1234",
                "1\u202F234\u202F567 | 1234567",
                "123,456,789,012,345 | 123456789012345",
                "'  12.5\u3000' | 12.5",
                "1,23 | number",
                "1,2345 | number",
                "1234,567 | number",
                "12,34,567 | number",
                "1,234,56 | number",
                "0,123 | number",
                ",123 | number",
                "1,,234 | number",
                "1.234,5 | number",
                "1,234\u00A0567 | number",
                "1,234. | number",
                "1 234 | number",
                "1.2.3 | number",
                ".5 | 0.5",
                "-.5 | -0.5",
                "＋．５ | 0.5",
                ". | number",
                ".5万 | unit",
                ".5% | percent",
                "5. | number",
                "- | number",
                "+ | number",
                "+-3 | number",
                "--3 | number",
                "1-2 | number",
                "1e5 | scientific",
                "1.5E+05 | scientific",
                ".5e3 | scientific",
                "1234567890123456 | number",
                "x | number",
                "— | number",
                "12.5% | percent",
                "１２．５％ | percent",
                "-3 % | percent",
                "5‰ | percent",
                "12万 | unit",
                "1,234.5 亿元 | unit",
                "30天 | unit",
                "5km | unit",
                "36℃ | unit",
                "3e | unit"
            })
    void aTextIsReadAsWhatItSays(String text, String expected) {
        assertEquals(
                expected,
                NumberNotation.isPlain(text)
                        ? text
                        : switch (NumberNotation.read(text)) {
                            case NumberNotation.Plain(String plain) -> plain;
                            case NumberNotation.Refused refused -> refused.code();
                        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"—", "——", "–", "-", "--", "/", "…", "……", "－", "／", "−", "― "})
    void aDashAStrokeAndAnEllipsisSayThatThereIsNoFigure(String text) {
        assertTrue(NumberNotation.saysNoFigure(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "-/", "---", "/1", "...", "无", "1-", "~"})
    void whateverElseDoesNot(String text) {
        assertFalse(NumberNotation.saysNoFigure(text));
    }

    @Test
    void everyGroupedNumberIsReadBack() {
        Random random = new Random(4);
        for (char separator : new char[] {',', '，', '\u00A0', '\u202F'}) {
            DecimalFormatSymbols symbols = new DecimalFormatSymbols(Locale.ROOT);
            symbols.setGroupingSeparator(separator);
            DecimalFormat format = new DecimalFormat("#,##0.######", symbols);
            for (int round = 0; round < 5_000; round++) {
                BigDecimal number = BigDecimal.valueOf(random.nextLong(), 4 + random.nextInt(15));
                String text = format.format(number);
                BigDecimal shown = new BigDecimal(text.replace(String.valueOf(separator), ""));
                String read = NumberNotation.isPlain(text)
                        ? text
                        : NumberNotation.read(text) instanceof NumberNotation.Plain(String plain) ? plain : "";
                assertEquals(shown.toPlainString(), read, text);
            }
        }
    }

    @Test
    void whateverIsWrittenIsReadWithoutAnException() {
        Random random = new Random(5);
        String alphabet = "0123456789,，.．-+－％%‰eE 万\u00A0\u202F\u3000x";
        for (int round = 0; round < 200_000; round++) {
            StringBuilder text = new StringBuilder();
            int length = random.nextInt(12);
            for (int i = 0; i < length; i++) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            if (NumberNotation.read(text.toString()) instanceof NumberNotation.Plain(String plain)) {
                assertTrue(NumberNotation.isPlain(plain), plain);
            }
        }
    }
}
