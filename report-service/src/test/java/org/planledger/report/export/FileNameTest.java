package org.planledger.report.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.planledger.kernel.problem.Language;
import org.planledger.kernel.problem.Text;

class FileNameTest {
    private static String proper(String title) {
        String header = FileName.of(
                        "results-p",
                        title,
                        new Text("结果", "results"),
                        new Text("2023-09，按原定目标", "2023-09, original goals"),
                        Language.CHINESE,
                        "csv")
                .attachment();
        assertTrue(header.matches("[\\x20-\\x7E]+"), header);
        return URLDecoder.decode(header.replaceFirst(".*''", ""), StandardCharsets.UTF_8);
    }

    @Test
    void whatNoFileSystemTakesIsReplaced() {
        assertEquals("a_b_c_d 100%+1 结果 2023-09，按原定目标.csv", proper("a/b\"c*d 100%+1"));
        assertEquals("a__b 结果 2023-09，按原定目标.csv", proper("a\r\nb"));
    }

    @Test
    void aLongTitleIsCutBetweenCharacters() {
        String name = proper("𠀀".repeat(500));
        assertEquals("𠀀".repeat(45) + " 结果 2023-09，按原定目标.csv", name);
        assertTrue(name.getBytes(StandardCharsets.UTF_8).length < 255);
    }
}
