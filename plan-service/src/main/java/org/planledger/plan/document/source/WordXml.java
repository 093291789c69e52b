package org.planledger.plan.document.source;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.planledger.kernel.problem.Text;
import org.planledger.kernel.xml.BoundedXml;

/// The XML of a part, element by element, in bounded memory: UTF-8, without a document type, and so without entities
/// of its own.
final class WordXml implements Closeable {
    static final int MOST_CHARACTERS = 48 << 20;

    private static final int DEEPEST = 500;
    private static final int MOST_NAMES = 5000;
    private static final XMLInputFactory FACTORY = factory();

    private final String part;
    private final InputStream bytes;
    private final XMLStreamReader xml;
    private final Set<String> names = new HashSet<>();
    private int depth;

    private WordXml(String part, InputStream bytes, XMLStreamReader xml) {
        this.part = part;
        this.bytes = bytes;
        this.xml = xml;
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        factory.setProperty("jdk.xml.maxElementDepth", Integer.toString(DEEPEST + 1));
        return factory;
    }

    /// @throws UnreadableDocumentException when the part is not there
    static WordXml open(ZipParts parts, String part, Deadline deadline) {
        InputStream bytes = parts.open(part);
        InputStreamReader text = new InputStreamReader(bytes, StandardCharsets.UTF_8.newDecoder());
        try {
            return new WordXml(part, bytes, FACTORY.createXMLStreamReader(bounded(text, deadline)));
        } catch (XMLStreamException broken) {
            throw because(part, broken);
        }
    }

    private static BoundedXml bounded(Reader text, Deadline deadline) {
        return new BoundedXml(text, MOST_CHARACTERS, new BoundedXml.Refusal() {
            @Override
            public void mayGoOn() {
                deadline.check();
            }

            @Override
            public void tooLong() {
                throw tooLarge(MOST_CHARACTERS);
            }

            @Override
            public void longPiece() {
                throw tooLarge(BoundedXml.LONGEST_PIECE);
            }

            @Override
            public void documentType() {
                throw Unreadable.broken(DocumentFormat.DOCX, "DOCTYPE");
            }
        });
    }

    private static UnreadableDocumentException tooLarge(int most) {
        return Unreadable.tooLarge(
                Text.of("XML 的每个部分最多 %,d 个字符", "at most %,d characters in each part of the XML", most));
    }

    /// Goes to the next event.
    int next() {
        int event;
        try {
            event = xml.hasNext() ? xml.next() : XMLStreamConstants.END_DOCUMENT;
        } catch (XMLStreamException | RuntimeException broken) {
            // On some broken input the parser fails with what it does not declare.
            throw because(part, broken);
        }
        switch (event) {
            case XMLStreamConstants.START_ELEMENT -> bound();
            case XMLStreamConstants.END_ELEMENT -> depth--;
            case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                throw Unreadable.broken(DocumentFormat.DOCX, "DOCTYPE");
            default -> {
                // Text, or what is not read.
            }
        }
        return event;
    }

    private static UnreadableDocumentException because(String part, Exception broken) {
        for (Throwable cause = broken; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnreadableDocumentException unreadable) {
                return unreadable;
            }
        }
        return Unreadable.broken(DocumentFormat.DOCX, part, broken);
    }

    /// The parser keeps all names and where it is.
    private void bound() {
        depth++;
        names.add(xml.getLocalName());
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            names.add(xml.getAttributeLocalName(i));
        }
        for (int i = 0; i < xml.getNamespaceCount(); i++) {
            names.add(xml.getNamespacePrefix(i) + "=" + xml.getNamespaceURI(i));
        }
        if (depth > DEEPEST || names.size() > MOST_NAMES) {
            throw Unreadable.tooLarge(Text.of(
                    "最多 %1$d 层、%2$d 种元素", "at most %1$d levels and %2$d kinds of elements", DEEPEST, MOST_NAMES));
        }
    }

    /// The name of the element without its prefix.
    String name() {
        return xml.getLocalName();
    }

    /// What the attribute of the element says.
    ///
    /// @param name the name without its prefix
    /// @return null when it has none
    String attribute(String name) {
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            if (xml.getAttributeLocalName(i).equals(name)) {
                return xml.getAttributeValue(i);
            }
        }
        return null;
    }

    /// A whole number that the attribute of the element says.
    ///
    /// @return `otherwise` when it has none
    int number(String name, int otherwise) {
        String said = attribute(name);
        if (said == null) {
            return otherwise;
        }
        try {
            return Integer.parseInt(said.strip());
        } catch (NumberFormatException none) {
            throw Unreadable.broken(DocumentFormat.DOCX, part, none);
        }
    }

    /// The text of the event.
    String text() {
        return xml.getText();
    }

    /// Passes over the element that was begun.
    void skip() {
        int around = depth - 1;
        while (depth > around) {
            if (next() == XMLStreamConstants.END_DOCUMENT) {
                throw Unreadable.broken(DocumentFormat.DOCX, part);
            }
        }
    }

    @Override
    public void close() {
        try {
            xml.close();
            bytes.close();
        } catch (XMLStreamException | IOException broken) {
            throw Unreadable.broken(DocumentFormat.DOCX, part, broken);
        }
    }
}
