package org.planledger.deploy.overview;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DisplayWidthTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            abc          | 3
            指标         | 4
            PM2.5浓度    | 9
            (二)目标     | 8
            、。         | 4
            𠮷           | 2
            """)
    void aChineseCharacterTakesTwoColumns(String text, int width) {
        assertEquals(width, DisplayWidth.of(text));
    }

    @Test
    void aTextIsFilledUpToItsColumns() {
        assertEquals("指标  ", DisplayWidth.left("指标", 6));
        assertEquals("  指标", DisplayWidth.right("指标", 6));
    }

    @Test
    void aTextThatIsTooWideIsCutBetweenCharacters() {
        assertEquals("一二… ", DisplayWidth.left("一二三四", 6));
        assertEquals(6, DisplayWidth.of(DisplayWidth.left("一二三四", 6)));
    }
}
