package org.planledger.indicator.actual.imports.workbook;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Which workbooks are marked.
class MarkedWorkbookTest {
    private static final String CELL = "<c r=\"A1\"><v>1</v></c>";

    @TempDir
    Path folder;

    /// A workbook whose only sheet is a part of that name.
    private static TestWorkbook workbook(String sheetPart, String sheet) {
        String types = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
        return TestWorkbook.of("")
                .part("[Content_Types].xml", """
                <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">\
                <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
                <Default Extension="xml" ContentType="application/xml"/>\
                <Override PartName="/xl/workbook.xml" ContentType="%1$ssheet.main+xml"/>\
                <Override PartName="/xl/styles.xml" ContentType="%1$sstyles+xml"/>\
                <Override PartName="/%2$s" ContentType="%1$sworksheet+xml"/>\
                </Types>""".formatted(types, sheetPart))
                .part("_rels/.rels", """
                <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">\
                <Relationship Id="r" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/>\
                </Relationships>""")
                .part("xl/_rels/workbook.xml.rels", """
                <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">\
                <Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="/%s"/>\
                <Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/>\
                </Relationships>""".formatted(sheetPart))
                .part("xl/styles.xml", """
                <styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">\
                <fonts count="1"><font/></fonts><fills count="1"><fill><patternFill patternType="none"/></fill></fills>\
                <borders count="1"><border/></borders>\
                <cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>\
                <cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs>\
                </styleSheet>""")
                .part(sheetPart, sheet);
    }

    private boolean isMarked(TestWorkbook workbook) throws IOException {
        Path file = Files.write(folder.resolve("workbook.xlsx"), workbook.bytes());
        return MarkedWorkbook.of(file, List.of(new MarkedWorkbook.Mark(1, 1, "fault")))
                .isPresent();
    }

    private static String cells(int count) {
        StringBuilder rows = new StringBuilder();
        for (int row = 1; row <= count / 10; row++) {
            rows.append("<row r=\"").append(row).append("\">");
            for (char column = 'A'; column < 'A' + 10; column++) {
                rows.append("<c r=\"" + column + row + "\"><v>" + row * 7919L + "</v></c>");
            }
            rows.append("</row>");
        }
        return TestWorkbook.sheet(rows.toString());
    }

    @Test
    void aLargeSheetIsLargeWhateverItsPartIsCalled() throws IOException {
        for (String part : List.of("xl/worksheets/sheet1.xml", "xl/s2.xml", "xl/media/image1.png")) {
            assertEquals(true, isMarked(workbook(part, cells(10))), part);
            assertEquals(false, isMarked(workbook(part, cells(70_000))), part);
            assertEquals(false, isMarked(workbook(part, " ".repeat(2000) + cells(70_000))), part);
        }
    }

    @Test
    void aPartInAnotherEncodingIsNotMarkedSinceItCannotBeCounted() throws IOException {
        String sheet = TestWorkbook.sheet("<row r=\"1\">" + CELL + "</row>");
        TestWorkbook workbook = workbook("xl/s2.xml", sheet);
        assertEquals(true, isMarked(workbook));
        for (String encoding : List.of("UTF-8", "utf-8")) {
            assertEquals(
                    true,
                    isMarked(workbook.part(
                            "xl/s2.xml", "<?xml version=\"1.0\" encoding=\"" + encoding + "\"?>" + sheet)));
        }
        workbook.part("xl/s2.xml", sheet);
        for (String other : List.of(
                "<?xml version=\"1.0\" encoding='IBM037'?><a/>",
                "<?xml version=\"1.0\"" + " ".repeat(2000) + "?><a/>")) {
            assertEquals(false, isMarked(workbook.part("xl/other.xml", other)), other);
        }
        assertEquals(false, isMarked(workbook.part("xl/other.xml", "<a/>".getBytes(StandardCharsets.UTF_16LE))));
    }
}
