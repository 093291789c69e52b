package org.planledger.report.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import org.junit.jupiter.api.Test;

class FileNameTest {
    private static String proper(String title) {
        String header = FileName.of("results-p", title, "结果", YearMonth.of(2023, 9), "csv")
                .attachment();
        assertTrue(header.matches("[\\x20-\\x7E]+"), header);
        return URLDecoder.decode(header.replaceFirst(".*''", ""), StandardCharsets.UTF_8);
    }

    @Test
    void whatNoFileSystemTakesIsReplaced() {
        assertEquals("a_b_c_d 100%+1 结果 2023-09.csv", proper("a/b\"c*d 100%+1"));
        assertEquals("a__b 结果 2023-09.csv", proper("a\r\nb"));
    }

    @Test
    void aLongTitleIsCutBetweenCharacters() {
        String name = proper("𠀀".repeat(500));
        assertEquals("𠀀".repeat(55) + " 结果 2023-09.csv", name);
        assertTrue(name.getBytes(StandardCharsets.UTF_8).length < 255);
    }
}
