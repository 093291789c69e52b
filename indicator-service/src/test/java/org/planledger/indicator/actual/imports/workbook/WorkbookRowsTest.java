package org.planledger.indicator.actual.imports.workbook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.planledger.indicator.actual.imports.workbook.TestWorkbook.row;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.planledger.indicator.actual.imports.Recorded;
import org.planledger.indicator.actual.imports.table.TableFile;

class WorkbookRowsTest {
    private static final Path TEMPORARY = Path.of(System.getProperty("java.io.tmpdir"));

    private static final String HEADER = row(1, "指标", "地区", "期间", "数值");

    private static Recorded read(byte[] bytes) throws IOException {
        return Recorded.of(new TableFile(() -> WorkbookRows.open(new ByteArrayInputStream(bytes), TEMPORARY), null));
    }

    private static void refused(TestWorkbook workbook, String code) throws IOException {
        refused(workbook.bytes(), code);
    }

    private static void refused(byte[] bytes, String code) throws IOException {
        Recorded read = read(bytes);
        assertEquals(List.of("null:null " + code), read.faults);
    }

    private static String figure(String period, String value) {
        return "<row><c t=\"inlineStr\"><is><t>a</t></is></c><c><v>371503</v></c>" + period + value + "</row>";
    }

    @Test
    void aLongSheetIsReadAsCsvIs() throws IOException {
        TestWorkbook workbook = TestWorkbook.of(row(1, "2023年主要指标")
                        + row(3, "指标", "地区", "期间", "数值", "备注")
                        + "<row r=\"4\"><c r=\"A4\" t=\"s\"><v>0</v></c><c r=\"B4\"><v>371503</v></c>"
                        + "<c r=\"C4\" t=\"s\"><v>1</v></c><c r=\"D4\"><v>5</v></c></row>"
                        + "<row r=\"6\" spans=\"1:5\"><c r=\"A6\" s=\"1\"/><c r=\"XFD6\"/></row>"
                        + "<row r=\"7\"><c r=\"A7\" t=\"s\"><v>0</v></c><c r=\"B7\"><v>371503</v></c>"
                        + "<c r=\"C7\"><v>202302</v></c><c r=\"D7\"><v>0.30000000000000004</v></c>"
                        + "<c r=\"E7\" t=\"str\"><f>A1</f><v>n</v></c></row>")
                .texts("<si><t>a</t></si><si><r><t>2023</t></r><r><t>-01</t></r><rPh><t>x</t></rPh></si>");
        Recorded read = read(workbook.bytes());
        assertEquals(List.of(), read.faults);
        assertEquals(List.of("4:4 a|371503|2023-01||5", "7:4 a|371503|202302||0.3|||n"), read.figures);
    }

    private static TestWorkbook merged(String rows, String... ranges) {
        StringBuilder merged = new StringBuilder();
        for (String range : ranges) {
            merged.append("<mergeCell ref=\"%s\"/>".formatted(range));
        }
        return TestWorkbook.of("")
                .part(
                        "xl/worksheets/sheet1.xml",
                        TestWorkbook.sheet(rows)
                                .replace("</sheetData>", "</sheetData><mergeCells>" + merged + "</mergeCells>"));
    }

    @Test
    void aTextThatIsMergedOverRowsIsThatOfEach() throws IOException {
        Recorded read = read(merged(
                        row(1, "表一") + row(2, "地区", "指标", "期间", "数值", "备注")
                                + row(3, "371503", "a", "2023-01", "1", "共同")
                                + "<row r=\"4\"><c r=\"B4\" t=\"inlineStr\"><is><t>b</t></is></c><c r=\"D4\"><v>2</v></c></row>"
                                + "<row r=\"5\"><c r=\"A5\"/></row>"
                                + "<row r=\"6\"><c r=\"D6\"><v>3</v></c></row>"
                                + row(7, "371521", "c", "2023-02", "4"),
                        "A1:E1",
                        "A3:A6",
                        "C3:C4",
                        "E3:F4")
                .bytes());
        assertEquals(
                List.of(
                        "3:4 a|371503|2023-01||1|||共同",
                        "4:4 b|371503|2023-01||2|||共同",
                        "6:4 |371503|||3",
                        "7:4 c|371521|2023-02||4"),
                read.figures);
        assertEquals(List.of(), read.faults);
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "\n", "\t", "\r\n", "  "})
    void whateverWhiteSpaceStandsBeforeTheRangeItIsMerged(String space) throws IOException {
        String sheet = TestWorkbook.sheet(row(1, "地区", "指标", "期间", "数值")
                        + row(2, "371503", "a", "2023-01", "1")
                        + "<row r=\"3\"><c r=\"B3\" t=\"inlineStr\"><is><t>b</t></is></c>"
                        + "<c r=\"C3\" t=\"inlineStr\"><is><t>2023-01</t></is></c><c r=\"D3\"><v>2</v></c></row>")
                .replace("</sheetData>", "</sheetData><mergeCells><mergeCell" + space + "ref=\"A2:A3\"/></mergeCells>");
        Recorded read =
                read(TestWorkbook.of("").part("xl/worksheets/sheet1.xml", sheet).bytes());
        assertEquals(List.of("2:4 a|371503|2023-01||1", "3:4 b|371503|2023-01||2"), read.figures);
    }

    @Test
    void ofAWideSheetTheRegionIsMergedAsAnExcelFileHasItAndANumberIsOfItsOwnCellOnly() throws IOException {
        Recorded read = read(merged(
                        row(1, "地区", "指标", "2023-01", "2023-02")
                                + row(2, "371503", "a", "1", "2")
                                + "<row r=\"3\"><c r=\"A3\" s=\"1\"/><c r=\"B3\" t=\"inlineStr\"><is><t>b</t></is></c>"
                                + "<c r=\"C3\"><v>3</v></c></row>",
                        "A2:A3",
                        "D2:D3")
                .bytes());
        assertEquals(
                List.of("2:3 a|371503|2023-01||1", "2:4 a|371503|2023-02||2", "3:3 b|371503|2023-01||3"), read.figures);
        assertEquals(List.of(), read.faults);
    }

    @Test
    void aWideSheetHasAFigureInEachCellThatIsNotEmpty() throws IOException {
        Recorded read = read(TestWorkbook.of(
                        "<row><c t=\"inlineStr\"><is><t>指标</t></is></c><c t=\"inlineStr\"><is><t>地区</t></is></c>"
                                + "<c s=\"2\"><v>44927</v></c><c t=\"inlineStr\"><is><t>2023年2月</t></is></c><c><v>202303</v></c></row>"
                                + figure("<c><v>5</v></c>", "<c/><c><v>0</v></c>"))
                .bytes());
        assertEquals(List.of(), read.faults);
        assertEquals(List.of("2:3 a|371503|2023-01||5", "2:5 a|371503|202303||0"), read.figures);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<c><v>1234.5</v></c> | 1234.5",
                "<c><v>0.1</v></c> | 0.1",
                "<c><v>41.300000000000004</v></c> | 41.3",
                "<c><v>1.0E-2</v></c> | 0.01",
                "<c><v>1.2345678901234567E+14</v></c> | 123456789012346",
                "<c><v>-5</v></c> | -5",
                "<c><v>1E+300</v></c> | 1E+300",
                "<c><v>1E100000000</v></c> | 1E100000000",
                "<c><v>1E999999999</v></c> | 1E999999999",
                "<c><v>-1E2147483647</v></c> | -1E2147483647",
                "<c><v>1E2147483648</v></c> | 1E2147483648",
                "<c><v>0E2147483647</v></c> | 0E2147483647",
                "<c s='3'><v>1E-2147483647</v></c> | 1E-2147483647%",
                "<c s='3'><v>0.125</v></c> | 12.5%",
                "<c s='5'><v>0.125</v></c> | 12.5%",
                "<c s='4'><v>12.5</v></c> | 12.5",
                "<c s='1'><v>45030</v></c> | 2023-04-14",
                "<c t='e'><v>#N/A</v></c> | #N/A",
                "<c><f>1+1</f><v>2</v></c> | 2",
                "<c><f>1+1</f></c> | #CALC!",
                "<c t='b'><v>1</v></c> | TRUE",
                "<c t='inlineStr'><is><t>1,234</t></is></c> | 1,234",
                "<c t='str'><v> 7 </v></c> | 7"
            })
    void aValueIsAsExcelShowsIt(String cell, String expected) throws IOException {
        Recorded read = read(TestWorkbook.of(HEADER + figure("<c t='str'><v>p</v></c>", cell))
                .bytes());
        assertEquals(List.of("2:4 a|371503|p||" + expected), read.figures);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<c s='1'><v>45030</v></c> | 2023-04",
                "<c s='2'><v>44927</v></c> | 2023-01",
                "<c s='6'><v>45291.75</v></c> | 2023-12",
                "<c t='d'><v>2023-04-14T00:00:00</v></c> | 2023-04",
                "<c s='1'><v>60</v></c> | 1900-03-01",
                "<c s='1'><v>18263</v></c> | 1949-12-31",
                "<c s='1'><v>18264</v></c> | 1950-01",
                "<c s='7'><v>1</v></c> | 1900-01-01",
                "<c s='8'><v>9</v></c> | 1900-01-09",
                "<c s='9'><v>2024</v></c> | 1905-07-16",
                "<c s='10'><v>1</v></c> | 1900-01-01",
                "<c t='d'><v>1905-07-16</v></c> | 1905-07-16",
                "<c t='d'><v>T24:00</v></c> | T24:00",
                "<c s='1'><v>-1</v></c> | -1",
                "<c><v>2023</v></c> | 2023",
                "<c><v>2023.1</v></c> | 2023.1"
            })
    void aDateInTheColumnOfPeriodsIsItsMonth(String cell, String expected) throws IOException {
        Recorded read =
                read(TestWorkbook.of(HEADER + figure(cell, "<c><v>5</v></c>")).bytes());
        assertEquals(List.of("2:4 a|371503|" + expected + "||5"), read.figures);
    }

    @Test
    void aNumberThatIsShownAsADateOfLongAgoIsNoPeriodInTheHeaderEither() throws IOException {
        Recorded read = read(TestWorkbook.of(
                        "<row><c t=\"inlineStr\"><is><t>指标</t></is></c><c t=\"inlineStr\"><is><t>地区</t></is></c>"
                                + "<c s=\"8\"><v>9</v></c><c t=\"inlineStr\"><is><t>2023年2月</t></is></c></row>"
                                + figure("<c><v>5</v></c>", "<c><v>6</v></c>"))
                .bytes());
        assertEquals(List.of("1:3 period"), read.faults);
        assertTrue(read.violations.getFirst().message().english().contains("date before 1950"));
        assertEquals(List.of("2:4 a|371503|2023年2月||6"), read.figures);
    }

    @Test
    void daysMayBeCountedFrom1904() throws IOException {
        TestWorkbook workbook = TestWorkbook.of(HEADER + figure("<c s='1'><v>43568</v></c>", "<c><v>5</v></c>"));
        workbook.part("xl/workbook.xml", """
                <workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">\
                <workbookPr date1904="1"/><sheets><sheet name="x" r:id="rId1"/></sheets></workbook>""");
        assertEquals(List.of("2:4 a|371503|2023-04||5"), read(workbook.bytes()).figures);
    }

    @Test
    void theSheetOfFiguresIsTheNamedOneOrTheFirstVisibleOne() throws IOException {
        String second = TestWorkbook.sheet(HEADER + row(2, "b", "1", "p", "6"));
        TestWorkbook workbook =
                TestWorkbook.of(HEADER + row(2, "a", "1", "p", "5")).part("xl/worksheets/sheet2.xml", second);
        String one = "<sheet name=\"one\" r:id=\"rId1\"%s/>";
        String two = "<sheet name=\"%s\" r:id=\"rId2\"/>";
        assertEquals(
                "2:4 a|1|p||5",
                read(workbook.sheets(one.formatted("") + two.formatted("two")).bytes())
                        .figures
                        .getFirst());
        assertEquals(
                "2:4 b|1|p||6",
                read(workbook.sheets(one.formatted(" state=\"hidden\"") + two.formatted("two"))
                                .bytes())
                        .figures
                        .getFirst());
        assertEquals(
                "2:4 b|1|p||6",
                read(workbook.sheets(one.formatted("") + two.formatted("数据")).bytes())
                        .figures
                        .getFirst());
        refused(workbook.sheets(one.formatted(" state=\"veryHidden\"")), "xlsx");
    }

    @Test
    void whatIsNoWorkbookIsRefused() throws IOException {
        refused(new byte[0], "xlsx");
        refused("指标,地区".getBytes(StandardCharsets.UTF_8), "xlsx");
        refused(new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 0, 0}, "xlsx");
        refused(TestWorkbook.of("").part("xl/workbook.xml", "<x"), "xlsx");
        refused(TestWorkbook.of(HEADER + "<row><c t='s'><v>3</v></c></row>"), "xlsx");
        refused(TestWorkbook.of(HEADER + "<row r='1'></row>"), "xlsx");
        refused(TestWorkbook.of(HEADER + "<row r='1048577'></row>"), "xlsx");
        refused(TestWorkbook.of(HEADER + "<row><c r='XFE2'><v>1</v></c></row>"), "xlsx");
        refused(TestWorkbook.of(HEADER + "<row><c r='B2'><v>1</v></c><c r='A2'><v>1</v></c></row>"), "xlsx");
        refused(TestWorkbook.of(HEADER + "<row><c><v>1"), "xlsx");
        byte[] whole = TestWorkbook.of(HEADER).bytes();
        refused(Arrays.copyOf(whole, whole.length / 2), "xlsx");
    }

    @Test
    void entitiesOfItsOwnAreRefused() throws IOException {
        String xxe = "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/hostname\">]>"
                + TestWorkbook.sheet(HEADER + row(2, "&e;", "1", "p", "5"));
        refused(TestWorkbook.of("").part("xl/worksheets/sheet1.xml", xxe), "xlsx");
        String laughs =
                "<!DOCTYPE x [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;\">]>" + TestWorkbook.sheet(row(1, "&b;"));
        refused(TestWorkbook.of("").part("xl/worksheets/sheet1.xml", laughs), "xlsx");
        refused(TestWorkbook.of("").part("xl/sharedStrings.xml", xxe), "xlsx");
    }

    /// Each would need far more memory than the tests have, if it were kept.
    @Test
    void bombsAreRefusedWithinLittleMemory() throws IOException {
        long before = used();
        refused(
                bomb("xl/sharedStrings.xml", "<sst>", "<si><t>" + "x".repeat(30_000) + "</t></si>", 100_000),
                "too-large");
        refused(bomb("xl/sharedStrings.xml", "<sst>", "<si/>", 2_000_000), "too-large");
        refused(bomb("xl/sharedStrings.xml", "<sst><si><t>", "x".repeat(1000), 2_000_000), "xlsx");
        refused(bomb("xl/worksheets/sheet1.xml", "<worksheet a=\"", "x".repeat(1000), 2_000_000), "too-large");
        refused(bomb("xl/worksheets/sheet1.xml", "<worksheet><!--", "<x>".repeat(300), 2_000_000), "too-large");
        refused(bomb("xl/worksheets/sheet1.xml", "<worksheet><![CDATA[", "<x>".repeat(300), 2_000_000), "too-large");
        refused(bomb("xl/workbook.xml", "<workbook>", "<x/>".repeat(300), 2_000_000), "too-large");
        refused(bomb("xl/styles.xml", "<styleSheet><cellXfs>", "<xf/>".repeat(300), 2_000_000), "too-large");
        assertTrue(used() - before < 64 << 20, "kept " + (used() - before));
    }

    private static long used() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private static byte[] bomb(String part, String begin, String piece, int times) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] repeated = piece.getBytes(StandardCharsets.UTF_8);
        try (ZipOutputStream zip = new ZipOutputStream(bytes);
                OutputStream out = zip) {
            TestWorkbook.of(HEADER).writeInto(zip, part);
            zip.putNextEntry(new ZipEntry(part));
            out.write(begin.getBytes(StandardCharsets.UTF_8));
            for (int i = 0; i < times && i * (long) repeated.length < 200L << 20; i++) {
                out.write(repeated);
            }
        }
        return bytes.toByteArray();
    }

    @Test
    void rowsAndColumnsWithoutEndAreReadOneAfterTheOther() throws IOException {
        StringBuilder rows = new StringBuilder(HEADER);
        for (int row = 2; row <= 30_000; row++) {
            rows.append("<row r=\"%d\"><c r=\"XFD%d\" s=\"1\"/></row>".formatted(row, row));
        }
        rows.append(row(1_048_576, "a", "1", "p", "5"));
        Recorded read = read(TestWorkbook.of(rows.toString()).bytes());
        assertEquals(List.of("1048576:4 a|1|p||5"), read.figures);
    }

    /// The directory is what a spreadsheet opens an archive by; the parts alone are all there.
    @Test
    void aWorkbookWhoseDirectoryIsDamagedIsRefused() throws IOException {
        byte[] sound = TestWorkbook.of(HEADER + row(2, "a", "1", "p", "5")).bytes();
        assertEquals(1, read(sound).figures.size());
        int end = sound.length - 22;
        ByteBuffer record = ByteBuffer.wrap(sound).order(ByteOrder.LITTLE_ENDIAN);
        int directory = record.getInt(end + 16);
        int parts = record.getShort(end + 10);
        refused(Arrays.copyOf(sound, directory), "xlsx");
        refused(Arrays.copyOf(sound, directory + 10), "xlsx");
        refused(Arrays.copyOf(sound, end), "xlsx");
        refused(Arrays.copyOf(sound, sound.length - 1), "xlsx");
        for (int at : new int[] {directory, directory + 16, directory + 24, directory + 46, end, end + 12}) {
            byte[] damaged = sound.clone();
            damaged[at] ^= 0x15;
            refused(damaged, "xlsx");
        }
        refused(withoutLastOf(parts, sound, directory, end), "xlsx");
    }

    /// An archive whose directory has forgotten a part.
    private static byte[] withoutLastOf(int parts, byte[] archive, int directory, int end) {
        ByteBuffer record = ByteBuffer.wrap(archive).order(ByteOrder.LITTLE_ENDIAN);
        int last = directory;
        for (int i = 1; i < parts; i++) {
            last += 46 + record.getShort(last + 28) + record.getShort(last + 30) + record.getShort(last + 32);
        }
        ByteBuffer shorter = ByteBuffer.allocate(last + 22).order(ByteOrder.LITTLE_ENDIAN);
        shorter.put(archive, 0, last).put(archive, end, 22);
        shorter.putShort(last + 8, (short) (parts - 1)).putShort(last + 10, (short) (parts - 1));
        shorter.putInt(last + 12, last - directory);
        return shorter.array();
    }

    @Test
    void whateverTheBytesAreTheyAreReadOrRefused() throws IOException {
        Random random = new Random(2026);
        String rows = HEADER + row(2, "a", "1", "p", "5") + figure("<c s='1'><v>45030</v></c>", "<c><v>1</v></c>");
        for (int round = 0; round < 2_000; round++) {
            byte[] sheet = TestWorkbook.sheet(rows).getBytes(StandardCharsets.UTF_8);
            boolean inside = random.nextBoolean();
            if (inside) {
                damage(sheet, random);
            }
            byte[] bytes =
                    TestWorkbook.of("").part("xl/worksheets/sheet1.xml", sheet).bytes();
            if (!inside) {
                damage(bytes, random);
            }
            Recorded read = read(bytes);
            assertTrue(read.figures.size() <= 3);
        }
    }

    private static void damage(byte[] bytes, Random random) {
        int places = 1 + random.nextInt(4);
        for (int i = 0; i < places; i++) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
    }
}
