package org.planledger.indicator.actual.imports.workbook;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.planledger.kernel.problem.Text;
import org.planledger.kernel.xml.BoundedXml;

/// Reads the XML of a workbook's part in bounded memory: UTF-8, without a document type, and so without
/// entities of its own.
final class SheetXml {
    /// How many bytes of a part's XML are read. A full sheet of texts and numbers takes some hundred million.
    static final long MOST_OF_A_SHEET = 4L << 30;

    static final long MOST_OF_A_PART = 64L << 20;

    private static final XMLInputFactory XML = factory();

    private SheetXml() {}

    private static XMLInputFactory factory() {
        XMLInputFactory xml = XMLInputFactory.newDefaultFactory();
        xml.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        xml.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        xml.setProperty(XMLInputFactory.IS_COALESCING, false);
        return xml;
    }

    /// @param most how many characters are read at the most
    static XMLStreamReader reader(InputStream part, long most) throws XMLStreamException {
        Reader text = new InputStreamReader(new Kept(part), StandardCharsets.UTF_8.newDecoder());
        return XML.createXMLStreamReader(new BoundedXml(text, most, new Refusal(most)));
    }

    /// Goes to the next event.
    static int next(XMLStreamReader xml) throws XMLStreamException, IOException {
        int event;
        try {
            event = xml.hasNext() ? xml.next() : XMLStreamConstants.END_DOCUMENT;
        } catch (RuntimeException broken) {
            // On some broken input the parser fails with what it does not declare.
            throw Broken.because(broken);
        }
        if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
            throw Broken.of("DOCTYPE");
        }
        return event;
    }

    /// The text of the element that the reader is at.
    static String text(XMLStreamReader xml, int longest) throws XMLStreamException, IOException {
        StringBuilder text = new StringBuilder();
        append(xml, text, longest);
        return text.toString();
    }

    static void append(XMLStreamReader xml, StringBuilder text, int longest) throws XMLStreamException, IOException {
        int depth = 1;
        while (depth > 0) {
            switch (next(xml)) {
                case XMLStreamConstants.START_ELEMENT -> depth++;
                case XMLStreamConstants.END_ELEMENT -> depth--;
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
                    if (text.length() + xml.getTextLength() > longest) {
                        throw Broken.of("text");
                    }
                    text.append(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
                }
                case XMLStreamConstants.END_DOCUMENT -> throw Broken.of("XML");
                default -> {
                    // A comment or an instruction.
                }
            }
        }
    }

    /// Passes over the element that the reader is at.
    static void skip(XMLStreamReader xml) throws XMLStreamException, IOException {
        int depth = 1;
        while (depth > 0) {
            switch (next(xml)) {
                case XMLStreamConstants.START_ELEMENT -> depth++;
                case XMLStreamConstants.END_ELEMENT -> depth--;
                case XMLStreamConstants.END_DOCUMENT -> throw Broken.of("XML");
                default -> {
                    // What is in it.
                }
            }
        }
    }

    /// A whole number of an attribute or a cell.
    static int number(String text) throws IOException {
        try {
            return Integer.parseInt(text.strip());
        } catch (NumberFormatException none) {
            throw Broken.of("number");
        }
    }

    private record Refusal(long most) implements BoundedXml.Refusal {
        @Override
        public void tooLong() throws IOException {
            throw Broken.tooLarge(Text.of("每个部分最多 %d MB", "at most %d MB in each of its parts", most >> 20));
        }

        @Override
        public void longPiece() throws IOException {
            throw Broken.tooLarge(Text.of("每个单元格最多 32767 个字符", "at most 32,767 characters in a cell"));
        }

        @Override
        public void documentType() throws IOException {
            throw Broken.of("DOCTYPE");
        }
    }

    /// Stays open when the parser is done with it.
    private static final class Kept extends FilterInputStream {
        Kept(InputStream part) {
            super(part);
        }

        @Override
        public void close() {
            // The archive goes on after the part.
        }
    }
}
