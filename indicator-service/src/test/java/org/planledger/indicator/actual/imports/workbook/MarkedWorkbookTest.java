package org.planledger.indicator.actual.imports.workbook;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.planledger.indicator.SmallHeap;

/// Which workbooks are marked.
class MarkedWorkbookTest {
    private static final String CELL = "<c r=\"A1\"><v>1</v></c>";

    @TempDir
    Path folder;

    private boolean isMarked(TestWorkbook workbook) throws IOException {
        Path file = Files.write(folder.resolve("workbook.xlsx"), workbook.bytes());
        return MarkedWorkbook.of(file, List.of(new MarkedWorkbook.Mark(1, 1, "fault")))
                .isPresent();
    }

    @Test
    void neighboursAreMarkedInWhateverOrderTheirFaultsAreFound() throws IOException {
        String cells = CELL + "<c r=\"B1\"><v>2</v></c><c r=\"C1\"><v>3</v></c>";
        TestWorkbook workbook =
                TestWorkbook.openable("xl/s2.xml", TestWorkbook.sheet("<row r=\"1\">" + cells + "</row>"));
        Path file = Files.write(folder.resolve("workbook.xlsx"), workbook.bytes());
        byte[] marked = MarkedWorkbook.of(
                        file,
                        List.of(
                                new MarkedWorkbook.Mark(1, 3, "third"),
                                new MarkedWorkbook.Mark(1, 2, "second"),
                                new MarkedWorkbook.Mark(1, 1, "first")))
                .orElseThrow();
        Map<String, String> comments = new TreeMap<>();
        try (XSSFWorkbook read = new XSSFWorkbook(new ByteArrayInputStream(marked))) {
            read.getSheetAt(0)
                    .getCellComments()
                    .forEach((address, comment) -> comments.put(
                            address.formatAsString(), comment.getString().getString()));
        }
        String mark = "— Plan Ledger —\n";
        assertEquals(Map.of("A1", mark + "first", "B1", mark + "second", "C1", mark + "third"), comments);
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
            assertEquals(true, isMarked(TestWorkbook.openable(part, cells(10))), part);
            assertEquals(false, isMarked(TestWorkbook.openable(part, cells(70_000))), part);
            assertEquals(false, isMarked(TestWorkbook.openable(part, " ".repeat(2000) + cells(70_000))), part);
        }
    }

    /// The rest of the heap is for what the service does otherwise.
    @Test
    void severalOfTheLargestAreMarkedAtOnceWhileOthersHoldMostOfTheHeap() throws Exception {
        SmallHeap.run(HeavyWorkbooks.class, folder.toString(), "3", "150", "names", "empty cells", "long texts");
    }

    @Test
    void aPartInAnotherEncodingIsNotMarkedSinceItCannotBeCounted() throws IOException {
        String sheet = TestWorkbook.sheet("<row r=\"1\">" + CELL + "</row>");
        TestWorkbook workbook = TestWorkbook.openable("xl/s2.xml", sheet);
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
