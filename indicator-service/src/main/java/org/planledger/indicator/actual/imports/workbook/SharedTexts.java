package org.planledger.indicator.actual.imports.workbook;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.planledger.kernel.problem.Text;

/// The texts that cells refer to by number. They are kept as bytes, one after the other, since there may be a
/// million.
final class SharedTexts {
    static final int MOST_BYTES = 16 << 20;
    static final int MOST_TEXTS = 1 << 20;

    private static final int LONGEST_TEXT = 32_767;
    private static final int RECENT = 1 << 10;

    private byte[] bytes = new byte[1 << 10];
    private int[] ends = new int[64];
    private int count;
    private final int[] recentNumbers = new int[RECENT];
    private final String[] recent = new String[RECENT];

    void read(XMLStreamReader xml) throws IOException, XMLStreamException {
        StringBuilder text = new StringBuilder();
        while (SheetXml.next(xml) != XMLStreamConstants.END_DOCUMENT) {
            if (xml.isStartElement()) {
                switch (xml.getLocalName()) {
                    case "t" -> SheetXml.append(xml, text, LONGEST_TEXT);
                    case "rPh" -> SheetXml.skip(xml);
                    default -> {
                        // How the text looks.
                    }
                }
            } else if (xml.isEndElement() && xml.getLocalName().equals("si")) {
                add(text.toString());
                text.setLength(0);
            }
        }
    }

    private void add(String text) throws IOException {
        byte[] added = text.getBytes(StandardCharsets.UTF_8);
        int begin = count == 0 ? 0 : ends[count - 1];
        if (count == MOST_TEXTS || begin + added.length > MOST_BYTES) {
            throw Broken.tooLarge(Text.of(
                    "最多 %1$d 种、%2$d MB 不同的文字",
                    "at most %1$d different texts of %2$d MB together", MOST_TEXTS, MOST_BYTES >> 20));
        }
        if (begin + added.length > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.min(Math.max(2 * bytes.length, begin + added.length), MOST_BYTES));
        }
        if (count == ends.length) {
            ends = Arrays.copyOf(ends, 2 * count);
        }
        System.arraycopy(added, 0, bytes, begin, added.length);
        ends[count] = begin + added.length;
        count++;
    }

    String get(int number) throws IOException {
        if (number < 0 || number >= count) {
            throw Broken.of("sharedStrings.xml");
        }
        int place = number & RECENT - 1;
        if (recent[place] == null || recentNumbers[place] != number) {
            int begin = number == 0 ? 0 : ends[number - 1];
            recent[place] = new String(bytes, begin, ends[number] - begin, StandardCharsets.UTF_8);
            recentNumbers[place] = number;
        }
        return recent[place];
    }
}
