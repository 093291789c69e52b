package org.planledger.indicator.actual.imports.workbook;

import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.planledger.kernel.problem.Text;

/// What the numbers of cells are shown as.
final class CellStyles {
    /// Excel has fewer.
    private static final int MOST = 1 << 16;

    /// How a number is shown.
    enum Kind {
        PLAIN,
        PERCENT,
        /// As a day, a time of it, or a duration.
        DATE
    }

    private final Map<Integer, Kind> custom = new HashMap<>();
    private Kind[] kinds = new Kind[16];
    private int count;

    void read(XMLStreamReader xml) throws IOException, XMLStreamException {
        boolean ofCells = false;
        while (SheetXml.next(xml) != XMLStreamConstants.END_DOCUMENT) {
            String name = xml.isStartElement() || xml.isEndElement() ? xml.getLocalName() : "";
            if (name.equals("cellXfs")) {
                ofCells = xml.isStartElement();
            } else if (xml.isStartElement() && name.equals("numFmt")) {
                add(xml.getAttributeValue(null, "numFmtId"), xml.getAttributeValue(null, "formatCode"));
            } else if (xml.isStartElement() && name.equals("xf") && ofCells) {
                String format = xml.getAttributeValue(null, "numFmtId");
                add(format == null ? Kind.PLAIN : kindOf(SheetXml.number(format)));
            }
        }
    }

    private void add(String number, String format) throws IOException {
        if (number != null && format != null && custom.size() < MOST) {
            custom.put(SheetXml.number(number), kindOfFormat(format));
        }
    }

    private void add(Kind kind) throws IOException {
        if (count == MOST) {
            throw Broken.tooLarge(Text.of("最多 %d 种样式", "at most %d styles", MOST));
        }
        if (count == kinds.length) {
            kinds = Arrays.copyOf(kinds, 2 * count);
        }
        kinds[count] = kind;
        count++;
    }

    /// The built-in formats, those of Chinese versions of Excel among them, and those of the workbook.
    private Kind kindOf(int format) {
        Kind own = custom.get(format);
        if (own != null) {
            return own;
        }
        if (format == 9 || format == 10) {
            return Kind.PERCENT;
        }
        boolean date = (format >= 14 && format <= 22)
                || (format >= 27 && format <= 36)
                || (format >= 45 && format <= 47)
                || (format >= 50 && format <= 58);
        return date ? Kind.DATE : Kind.PLAIN;
    }

    static Kind kindOfFormat(String format) {
        boolean quoted = false;
        boolean bracketed = false;
        String plain = format.toLowerCase(Locale.ROOT);
        Kind kind = Kind.PLAIN;
        for (int i = 0; i < plain.length(); i++) {
            char unit = plain.charAt(i);
            if (unit == '"') {
                quoted = !quoted;
            } else if (quoted) {
                continue;
            } else if (unit == '\\' || unit == '_' || unit == '*') {
                i++;
            } else if (unit == '[' || unit == ']') {
                bracketed = unit == '[';
            } else if (!bracketed && unit == '%') {
                return Kind.PERCENT;
            } else if (!bracketed && "ydmhs".indexOf(unit) >= 0) {
                kind = Kind.DATE;
            }
        }
        return kind;
    }

    /// @param style the style of a cell; null when it has none
    Kind kindOf(String style) throws IOException {
        int number = style == null ? -1 : SheetXml.number(style);
        return number >= 0 && number < count ? kinds[number] : Kind.PLAIN;
    }
}
