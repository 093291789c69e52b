package org.planledger.indicator.actual.imports.workbook;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// A workbook as Excel saves it, part by part; any part can be replaced by another.
public final class TestWorkbook {
    private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    private final Map<String, byte[]> parts = new LinkedHashMap<>();

    private TestWorkbook() {}

    /// @param rows the `row` elements of the only sheet
    public static TestWorkbook of(String rows) {
        TestWorkbook workbook = new TestWorkbook();
        workbook.sheets("<sheet name=\"Sheet1\" sheetId=\"1\" r:id=\"rId1\"/>");
        workbook.part("xl/_rels/workbook.xml.rels", """
                <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">\
                <Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/>\
                <Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="/xl/worksheets/sheet2.xml"/>\
                </Relationships>""");
        workbook.part("xl/worksheets/sheet1.xml", sheet(rows));
        workbook.part("xl/styles.xml", """
                <styleSheet xmlns="%s"><numFmts count="6"><numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/>\
                <numFmt numFmtId="165" formatCode="0.0&quot;%% d&quot;"/><numFmt numFmtId="166" formatCode="[Red]0.00%%"/>\
                <numFmt numFmtId="167" formatCode="[h]:mm:ss"/><numFmt numFmtId="168" formatCode="m&quot;月&quot;"/>\
                <numFmt numFmtId="169" formatCode="yyyy&quot;年&quot;"/></numFmts>\
                <cellStyleXfs><xf numFmtId="9"/></cellStyleXfs>\
                <cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="10"/><xf numFmtId="165"/>\
                <xf numFmtId="166"/><xf numFmtId="57"/><xf numFmtId="167"/><xf numFmtId="168"/><xf numFmtId="169"/>\
                <xf numFmtId="46"/></cellXfs></styleSheet>""".formatted(MAIN));
        return workbook;
    }

    /// A workbook that the library opens, whose only sheet is a part of that name.
    static TestWorkbook openable(String sheetPart, String sheet) {
        String types = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
        return of("").part("[Content_Types].xml", """
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

    public TestWorkbook sheets(String sheets) {
        return part("xl/workbook.xml", """
                <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
                <workbook xmlns="%s" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>%s</sheets></workbook>""".formatted(MAIN, sheets));
    }

    /// @param texts the `si` elements
    public TestWorkbook texts(String texts) {
        return part("xl/sharedStrings.xml", "<sst xmlns=\"" + MAIN + "\">" + texts + "</sst>");
    }

    public TestWorkbook part(String name, String xml) {
        return part(name, xml.getBytes(StandardCharsets.UTF_8));
    }

    public TestWorkbook part(String name, byte[] bytes) {
        parts.put(name, bytes);
        return this;
    }

    /// The content of a part.
    String text(String name) {
        return new String(parts.get(name), StandardCharsets.UTF_8);
    }

    public static String sheet(String rows) {
        return "<worksheet xmlns=\"" + MAIN + "\"><sheetData>" + rows + "</sheetData></worksheet>";
    }

    /// A row of texts in the cells themselves.
    public static String row(int number, String... texts) {
        StringBuilder row = new StringBuilder("<row r=\"" + number + "\">");
        for (int i = 0; i < texts.length; i++) {
            row.append("<c r=\"%c%d\" t=\"inlineStr\"><is><t>%s</t></is></c>".formatted('A' + i, number, texts[i]));
        }
        return row.append("</row>").toString();
    }

    /// A workbook of texts.
    ///
    /// @param csv lines without quotes
    public static byte[] ofCsv(String csv) {
        String[] lines = csv.split("\n", -1);
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < lines.length; i++) {
            if (!lines[i].isEmpty()) {
                rows.append(row(i + 1, lines[i].split(",", -1)));
            }
        }
        return of(rows.toString()).bytes();
    }

    public byte[] bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            writeInto(zip, "");
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    /// @param without the name of a part that is left out
    void writeInto(ZipOutputStream zip, String without) throws IOException {
        for (Map.Entry<String, byte[]> part : parts.entrySet()) {
            if (!part.getKey().equals(without)) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue());
                zip.closeEntry();
            }
        }
    }
}
