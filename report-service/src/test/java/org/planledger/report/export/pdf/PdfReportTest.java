package org.planledger.report.export.pdf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.planledger.kernel.problem.Language;

class PdfReportTest {
    @Test
    void pagesAreWrittenWhileRowsComeIn() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PdfReport report = new PdfReport(out, new PdfReport.About("题", null, "题", Language.CHINESE));
        report.chapter("章");
        PdfRows rows = report.table("表", List.of(new PdfRows.Heading("列", 1)));
        // Some kilobytes wait in a buffer.
        int before = out.size();
        for (int part = 1; part <= 5; part++) {
            for (int row = 1; row <= 1000; row++) {
                rows.add(report.cells().name("第" + row + "行"));
            }
            assertTrue(out.size() > before, "nothing was written of part " + part);
            before = out.size();
        }
        rows.finish();
        report.finish();
    }

    @Test
    void aCharacterThatTheFontLacksIsToldByItsNumber() throws IOException {
        PdfText text = new PdfText();
        assertEquals("𬭚镇", text.legible("𬭚镇"));
        assertEquals("a[U+10330]b", text.legible("a\uD800\uDF30b"));
        // Selectors of variants and marks of direction have no shape.
        assertEquals("一a", text.legible("一\uFE00\u200Fa"));
        assertEquals("a b　c", text.legible("a\nb　c"));
    }

    @Test
    void aTextThatHasNoRoomIsShortened() throws IOException {
        PdfText text = new PdfText();
        assertEquals("一二三", text.shortened("一二三", TextStyle.NOTE, 100));
        assertEquals("一二…", text.shortened("一二三四", TextStyle.NOTE, 3.9f * TextStyle.NOTE.points()));
        assertEquals("…", text.shortened("𬭚𬭚", TextStyle.NOTE, 1.5f * TextStyle.NOTE.points()));
    }
}
