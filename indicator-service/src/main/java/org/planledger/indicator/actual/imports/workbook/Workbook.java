package org.planledger.indicator.actual.imports.workbook;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// What a sheet is read with: where it is, the texts that cells share, and the styles that make numbers dates.
///
/// @param sheetPart the name of the sheet's part
/// @param hasMergedCells whether the sheet may have merged cells
/// @param isFrom1904 whether days are counted from 1904
record Workbook(String sheetPart, boolean hasMergedCells, boolean isFrom1904, SharedTexts texts, CellStyles styles) {
    private static final String SHEET_OF_FIGURES = "数据";
    private static final byte[] MERGED = "mergeCell".getBytes(StandardCharsets.US_ASCII);
    private static final int MOST_SHEETS = 10_000;
    private static final String RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String STRICT_RELATIONS = "http://purl.oclc.org/ooxml/officeDocument/relationships";

    private record Sheet(String name, boolean hidden, String relation) {}

    static Workbook read(SpooledWorkbook spooled) throws IOException {
        Builder builder = new Builder();
        spooled.readParts(builder::read);
        return builder.build();
    }

    private static final class Builder {
        private final List<Sheet> sheets = new ArrayList<>();
        private final Map<String, String> parts = new HashMap<>();
        private final Set<String> withMergedCells = new HashSet<>();
        private boolean from1904;
        private SharedTexts texts = new SharedTexts();
        private CellStyles styles = new CellStyles();

        void read(String name, InputStream part) throws IOException, XMLStreamException {
            switch (name) {
                case "xl/workbook.xml" -> readWorkbook(SheetXml.reader(part, SheetXml.MOST_OF_A_PART));
                case "xl/_rels/workbook.xml.rels" -> readRelations(SheetXml.reader(part, SheetXml.MOST_OF_A_PART));
                case "xl/sharedstrings.xml" -> {
                    texts = new SharedTexts();
                    texts.read(SheetXml.reader(part, SheetXml.MOST_OF_A_SHEET));
                }
                case "xl/styles.xml" -> {
                    styles = new CellStyles();
                    styles.read(SheetXml.reader(part, SheetXml.MOST_OF_A_PART));
                }
                default -> {
                    if (withMergedCells.size() < MOST_SHEETS && hasMergedCells(part)) {
                        withMergedCells.add(name);
                    }
                }
            }
        }

        /// Whether a part has those letters as a whole name, after which XML may have any white space. To look for
        /// them takes little beside reading its XML.
        private static boolean hasMergedCells(InputStream part) throws IOException {
            byte[] buffer = new byte[1 << 13];
            int matched = 0;
            int count = part.read(buffer);
            while (count >= 0) {
                for (int i = 0; i < count; i++) {
                    if (matched == MERGED.length && isWhite(buffer[i])) {
                        return true;
                    }
                    if (matched < MERGED.length && buffer[i] == MERGED[matched]) {
                        matched++;
                    } else {
                        matched = buffer[i] == MERGED[0] ? 1 : 0;
                    }
                }
                count = part.read(buffer);
            }
            return false;
        }

        private static boolean isWhite(byte character) {
            return character == ' ' || character == '\n' || character == '\t' || character == '\r';
        }

        private void readWorkbook(XMLStreamReader xml) throws IOException, XMLStreamException {
            while (SheetXml.next(xml) != XMLStreamConstants.END_DOCUMENT) {
                if (!xml.isStartElement()) {
                    continue;
                }
                if (xml.getLocalName().equals("workbookPr")) {
                    String told = xml.getAttributeValue(null, "date1904");
                    from1904 = told != null && (told.equals("1") || told.equals("true"));
                } else if (xml.getLocalName().equals("sheet") && sheets.size() < MOST_SHEETS) {
                    String state = xml.getAttributeValue(null, "state");
                    String relation = xml.getAttributeValue(RELATIONS, "id");
                    sheets.add(new Sheet(
                            xml.getAttributeValue(null, "name"),
                            state != null && !state.equals("visible"),
                            relation == null ? xml.getAttributeValue(STRICT_RELATIONS, "id") : relation));
                }
            }
        }

        private void readRelations(XMLStreamReader xml) throws IOException, XMLStreamException {
            while (SheetXml.next(xml) != XMLStreamConstants.END_DOCUMENT) {
                if (!xml.isStartElement() || !xml.getLocalName().equals("Relationship")) {
                    continue;
                }
                String type = xml.getAttributeValue(null, "Type");
                String target = xml.getAttributeValue(null, "Target");
                if (type != null && target != null && type.endsWith("/worksheet") && parts.size() < MOST_SHEETS) {
                    String part = target.startsWith("/") ? target.substring(1) : "xl/" + target;
                    parts.put(xml.getAttributeValue(null, "Id"), part.toLowerCase(Locale.ROOT));
                }
            }
        }

        Workbook build() throws IOException {
            List<Sheet> readable = sheets.stream()
                    .filter(sheet -> parts.containsKey(sheet.relation()))
                    .toList();
            Optional<Sheet> chosen = readable.stream()
                    .filter(sheet -> SHEET_OF_FIGURES.equals(sheet.name()))
                    .findFirst()
                    .or(() -> readable.stream().filter(sheet -> !sheet.hidden()).findFirst());
            if (chosen.isEmpty()) {
                throw Broken.of("workbook.xml");
            }
            String part = parts.get(chosen.get().relation());
            return new Workbook(part, withMergedCells.contains(part), from1904, texts, styles);
        }
    }
}
