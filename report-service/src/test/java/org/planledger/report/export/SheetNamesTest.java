package org.planledger.report.export;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import org.apache.poi.ss.util.WorkbookUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SheetNamesTest {
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "一、深入实施创新驱动发展战略, 一、深入实施创新驱动发展战略",
                "开发区/高新区[试点]:x, 开发区_高新区_试点__x",
                "'quoted', quoted",
                "History, History (2)"
            })
    void aNameIsAsLikeTheTitleAsExcelAllows(String title, String name) {
        assertEquals(name, new SheetNames().of(title));
    }

    @Test
    void theSameTitleAgainGetsANumberWhateverItsCaseAndLength() {
        SheetNames names = new SheetNames();
        assertEquals("Part", names.of("Part"));
        assertEquals("PART (2)", names.of("PART"));
        assertEquals("长".repeat(31), names.of("长".repeat(40)));
        assertEquals("长".repeat(27) + " (2)", names.of("长".repeat(41)));
        assertEquals("(2)", names.of("  ").strip());
    }

    @ParameterizedTest
    @ValueSource(strings = {"a/b\\c?d*e[f]g:h", "'", "''''", "x\ty", "?", "𠀀𠀀𠀀𠀀𠀀𠀀𠀀𠀀𠀀𠀀𠀀𠀀𠀀𠀀𠀀𠀀𠀀𠀀"})
    void everyNameIsValid(String title) {
        String name = new SheetNames().of(title);
        WorkbookUtil.validateSheetName(name);
        assertEquals(name, new String(name.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8));
    }
}
