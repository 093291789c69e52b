package org.planledger.indicator.actual.imports.workbook;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/// Marks workbooks that are as large as they may be, each in another way, and several of them at once. It runs in a
/// process of its own, which has the heap that is to be enough.
final class HeavyWorkbooks {
    private static final String MAIN = " xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";
    private static final String SHEET = "xl/worksheets/sheet1.xml";
    private static final String ONE_CELL = TestWorkbook.sheet("<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>");
    private static final int MARKS = 1000;

    /// The library refuses what has shrunk too well.
    private static final Random NOISE = new Random(7);

    private static final int PIECES_OF_THE_REST = 500;
    private static final int BYTES_OF_THE_REST = 16_384;

    private HeavyWorkbooks() {}

    /// @param arguments a folder for files; how many at once; how many MB of the heap others hold; and which kinds of
    /// workbooks, all when none is named
    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        byte[][] ofOthers = new byte[Integer.parseInt(arguments[2])][1 << 20];
        List<String> asked = List.of(arguments).subList(3, arguments.length);
        Map<String, Supplier<TestWorkbook>> kinds = kinds();
        for (String kind : asked.isEmpty() ? kinds.keySet() : asked) {
            Path file = Files.write(
                    folder.resolve("heavy.xlsx"), kinds.get(kind).get().bytes());
            mark(kind, file, Integer.parseInt(arguments[1]));
        }
        System.out.printf("beside %d MB of others%n", ofOthers.length);
    }

    private static void mark(String kind, Path file, int atOnce) throws Exception {
        List<MarkedWorkbook.Mark> marks = new ArrayList<>();
        for (int i = 0; i < MARKS; i++) {
            marks.add(new MarkedWorkbook.Mark(2 + i, 1 + i % 20, "数值过大，整数部分最多 15 位".repeat(4)));
        }
        List<Callable<Integer>> calls = new ArrayList<>();
        for (int i = 0; i < atOnce; i++) {
            calls.add(() -> MarkedWorkbook.of(file, marks)
                    .orElseThrow(() -> new IllegalStateException(kind + " is answered without marks"))
                    .length);
        }
        long begun = System.nanoTime();
        try (ExecutorService threads = Executors.newFixedThreadPool(atOnce)) {
            for (Future<Integer> marked : threads.invokeAll(calls)) {
                System.out.printf("%s: %d KB, marked %d KB%n", kind, Files.size(file) >> 10, marked.get() >> 10);
            }
        }
        System.out.printf("%s: %d ms%n", kind, (System.nanoTime() - begun) / 1_000_000);
    }

    private static Map<String, Supplier<TestWorkbook>> kinds() {
        Map<String, Supplier<TestWorkbook>> kinds = new LinkedHashMap<>();
        kinds.put("numbers", () -> cells(3, i -> "<c r=\"%c%d\"><v>%d</v></c>".formatted('A' + i % 10, 1 + i / 10, i)));
        kinds.put("empty cells", () -> cells(1, i -> "<c/>"));
        kinds.put("formulas", () -> cells(2, i -> "<c><f>A1</f></c>"));
        kinds.put(
                "rows",
                () -> with(SHEET, "<worksheet" + MAIN + "><sheetData>", 1, i -> "<row/>", "</sheetData></worksheet>"));
        kinds.put(
                "merged",
                () -> with(
                        SHEET,
                        ONE_CELL.replace("</worksheet>", "<mergeCells>"),
                        2,
                        i -> "<mergeCell ref=\"A%1$d:B%1$d\"/>".formatted(i + 5),
                        "</mergeCells></worksheet>"));
        kinds.put(
                "unknown",
                () -> with(
                        SHEET,
                        ONE_CELL.replace("</worksheet>", "<extLst><ext>"),
                        1,
                        i -> "<a/>",
                        "</ext></extLst></worksheet>"));
        kinds.put(
                "unknown attributes",
                () -> with(
                        SHEET,
                        ONE_CELL.replace("</worksheet>", "<extLst><ext"),
                        1,
                        i -> " a" + noise() + i + "=\"\"",
                        "/></extLst></worksheet>"));
        kinds.put(
                "formats",
                () -> with(
                        "xl/styles.xml",
                        "<styleSheet" + MAIN
                                + "><fonts><font/></fonts><fills><fill/></fills><borders><border/></borders>"
                                + "<cellStyleXfs><xf/></cellStyleXfs><cellXfs><xf fontId=\"0\"/>",
                        1,
                        i -> "<xf/>",
                        "</cellXfs></styleSheet>"));
        kinds.put(
                "fonts",
                () -> with(
                        "xl/styles.xml",
                        "<styleSheet" + MAIN + "><fonts><font/>",
                        1,
                        i -> "<font/>",
                        "</fonts><fills><fill/></fills><borders><border/></borders><cellStyleXfs><xf/></cellStyleXfs><cellXfs>"
                                + "<xf fontId=\"0\"/></cellXfs></styleSheet>"));
        kinds.put(
                "names",
                () -> with(
                        "xl/workbook.xml",
                        "<workbook" + MAIN
                                + " xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\">"
                                + "<sheets><sheet name=\"Sheet1\" sheetId=\"1\" r:id=\"rId1\"/></sheets><definedNames>",
                        2,
                        i -> "<definedName name=\"n" + i + "\">1</definedName>",
                        "</definedNames></workbook>"));
        kinds.put("texts", () -> texts(1, i -> "<si/>"));
        kinds.put("texts with text", () -> texts(2, i -> "<si><t>" + i + "</t></si>"));
        kinds.put("long texts", () -> texts(2, i -> "<si><t>" + text(100) + "</t></si>"));
        kinds.put("few long texts", () -> texts(1000, i -> "<si><t>" + text(100_000) + "</t></si>"));
        kinds.put(
                "links",
                () -> with(
                        "xl/worksheets/_rels/sheet1.xml.rels",
                        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">",
                        5,
                        i ->
                                "<Relationship Id=\"r%1$d\" Type=\"http://a/b\" Target=\"http://c/%1$d\" TargetMode=\"External\"/>"
                                        .formatted(i),
                        "</Relationships>"));
        kinds.put(
                "comments",
                () -> withComments(
                        "xl/comments1.xml",
                        "<comments" + MAIN + "><authors><author>a</author></authors><commentList>",
                        2,
                        i -> "<comment ref=\"A" + (i + 2) + "\"/>",
                        "</commentList></comments>"));
        kinds.put(
                "shapes",
                () -> withComments(
                        "xl/drawings/vmlDrawing1.vml",
                        "<xml xmlns:v=\"urn:schemas-microsoft-com:vml\">",
                        1,
                        i -> "<v:shape/>",
                        "</xml>"));
        kinds.put("picture", () -> {
            byte[] picture = new byte[(int) Math.min(MarkedWorkbook.MOST_XML - BYTES_OF_THE_REST, 14L << 20)];
            Arrays.fill(picture, (byte) 1);
            for (int i = 0; i < picture.length; i += 16) {
                picture[i] = (byte) NOISE.nextInt();
            }
            return TestWorkbook.openable(SHEET, ONE_CELL).part("xl/media/image1.png", picture);
        });
        return kinds;
    }

    private static String noise() {
        return Integer.toString(100 + NOISE.nextInt(900));
    }

    private static String text(int length) {
        StringBuilder text = new StringBuilder("一");
        while (text.length() < length) {
            text.append("abcdefghijklmnopqrstuvwxyz").append(noise());
        }
        return text.toString();
    }

    private static TestWorkbook cells(int pieces, IntFunction<String> cell) {
        return with(
                SHEET,
                "<worksheet" + MAIN + "><sheetData><row>",
                pieces,
                i -> i > 0 && i % 1000 == 0 ? "</row><row>" + cell.apply(i) : cell.apply(i),
                "</row></sheetData></worksheet>");
    }

    private static TestWorkbook texts(int pieces, IntFunction<String> text) {
        TestWorkbook workbook = with("xl/sharedStrings.xml", "<sst" + MAIN + ">", pieces, text, "</sst>");
        String rels = workbook.text("xl/_rels/workbook.xml.rels");
        String types = workbook.text("[Content_Types].xml");
        return workbook.part("xl/_rels/workbook.xml.rels", rels.replace("</Relationships>", """
                        <Relationship Id="t" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/></Relationships>"""))
                .part("[Content_Types].xml", types.replace("</Types>", """
                        <Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/></Types>"""));
    }

    private static TestWorkbook withComments(
            String part, String head, int pieces, IntFunction<String> item, String tail) {
        String comments = "<comments" + MAIN + "><authors><author>a</author></authors><commentList/></comments>";
        TestWorkbook workbook = TestWorkbook.openable(SHEET, ONE_CELL);
        String types = workbook.text("[Content_Types].xml");
        return workbook.part(
                        SHEET,
                        ONE_CELL.replace("<worksheet", """
                        <worksheet xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships\"""")
                                .replace("</worksheet>", "<legacyDrawing r:id=\"v\"/></worksheet>"))
                .part("xl/comments1.xml", comments)
                .part("xl/drawings/vmlDrawing1.vml", "<xml xmlns:v=\"urn:schemas-microsoft-com:vml\"></xml>")
                .part("xl/worksheets/_rels/sheet1.xml.rels", """
                        <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">\
                        <Relationship Id="v" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/vmlDrawing" Target="../drawings/vmlDrawing1.vml"/>\
                        <Relationship Id="c" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments" Target="../comments1.xml"/>\
                        </Relationships>""")
                .part("[Content_Types].xml", types.replace("</Types>", """
                        <Default Extension="vml" ContentType="application/vnd.openxmlformats-officedocument.vmlDrawing"/>\
                        <Override PartName="/xl/comments1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"/></Types>"""))
                .part(part, filled(head, pieces, item, tail));
    }

    private static TestWorkbook with(String part, String head, int pieces, IntFunction<String> item, String tail) {
        return TestWorkbook.openable(SHEET, ONE_CELL).part(part, filled(head, pieces, item, tail));
    }

    /// A part with as many items as may be.
    ///
    /// @param pieces how many elements and attributes an item has
    private static byte[] filled(String head, int pieces, IntFunction<String> item, String tail) {
        StringBuilder xml = new StringBuilder(head);
        int most = (MarkedWorkbook.MOST_PIECES - PIECES_OF_THE_REST) / pieces;
        for (int i = 0; i < most; i++) {
            String next = item.apply(i);
            if (xml.length() + next.length() * 1.02 + BYTES_OF_THE_REST > MarkedWorkbook.MOST_XML) {
                break;
            }
            xml.append(next).append(next.endsWith(">") ? noise() : "");
        }
        return xml.append(tail).toString().getBytes(StandardCharsets.UTF_8);
    }
}
