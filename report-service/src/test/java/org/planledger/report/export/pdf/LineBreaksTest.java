package org.planledger.report.export.pdf;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LineBreaksTest {
    @ParameterizedTest
    @CsvSource({
        "务, 工, true",
        "务, ，, false",
        "务, ）, false",
        "（, 务, false",
        "《, 务, false",
        "，, 务, true",
        "务, （, true",
        "0, 个, true",
        "达, 9, true",
        "9, 0, false",
        "9, %, false",
        "a, b, false",
        "3, -, false",
        "-, 0, false",
        "-, b, true"
    })
    void aLineEndsOnlyWhereOneMay(char last, char next, boolean may) {
        assertEquals(may, LineBreaks.mayBreak(last, next));
    }

    @ParameterizedTest
    @CsvSource({"0, false", "1, true"})
    void aCharacterOfTwoUnitsStaysWhole(int current, boolean may) {
        char[] text = "𬭚镇".toCharArray();
        assertEquals(may, LineBreaks.RULE.isSplitCharacter(0, current, text.length, text, null));
    }
}
