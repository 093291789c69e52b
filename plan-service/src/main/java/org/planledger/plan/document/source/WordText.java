package org.planledger.plan.document.source;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import javax.xml.stream.XMLStreamConstants;

/// Reads what a word processor's document says, with the changes that were made to it, and with the numbers that it
/// counts itself. What stands outside of the running text (headers, footers, notes) is left out.
final class WordText {
    /// The part that makes an archive such a document.
    static final String DOCUMENT = "word/document.xml";

    private final WordXml xml;
    private final WordNumbering numbering;
    private final DocumentLines lines;
    private final Deque<Paragraph> open = new ArrayDeque<>();
    private int length;

    private static final Set<String> SWITCHED_OFF = Set.of("0", "false", "off");

    /// A paragraph as far as it is read; in a text box one may stand in another.
    private static final class Paragraph {
        private final StringBuilder text = new StringBuilder();
        private String style;
        private Integer list;
        private Integer level;
    }

    private boolean isHidden;

    private WordText(WordXml xml, WordNumbering numbering, DocumentLines lines) {
        this.xml = xml;
        this.numbering = numbering;
        this.lines = lines;
    }

    /// @throws UnreadableDocumentException when it is damaged, or larger than it may be
    static String read(byte[] document, Deadline deadline) {
        ZipParts parts = ZipParts.of(document);
        WordNumbering numbering = WordNumbering.read(parts, deadline);
        DocumentLines lines = new DocumentLines(deadline);
        try (WordXml xml = WordXml.open(parts, DOCUMENT, deadline)) {
            new WordText(xml, numbering, lines).read();
        }
        return lines.text();
    }

    private void read() {
        int event = xml.next();
        while (event != XMLStreamConstants.END_DOCUMENT) {
            if (event == XMLStreamConstants.START_ELEMENT) {
                begin(xml.name());
            } else if (event == XMLStreamConstants.END_ELEMENT && xml.name().equals("p") && !open.isEmpty()) {
                end(open.pop());
            }
            event = xml.next();
        }
    }

    private void begin(String name) {
        switch (name) {
            case "p" -> open.push(new Paragraph());
            case "t" -> readText();
            case "tab" -> add("\t");
            case "br", "cr" -> add("\n");
            case "noBreakHyphen" -> add("-");
            case "pPr" -> readProperties();
            case "r" -> isHidden = false;
            case "rPr" -> readRunProperties();
            case "del", "moveFrom", "Fallback", "rt", "sectPr", "sdtPr", "tblPr", "trPr", "tcPr" -> xml.skip();
            default -> {
                // What it holds is read.
            }
        }
    }

    private void add(String text) {
        if (!open.isEmpty() && !isHidden) {
            length += text.length();
            DocumentLines.bound(length);
            open.peek().text.append(text);
        }
    }

    private void readText() {
        int event = xml.next();
        while (event != XMLStreamConstants.END_ELEMENT) {
            switch (event) {
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
                    add(xml.text().replace('\n', ' ').replace('\r', ' '));
                case XMLStreamConstants.START_ELEMENT -> xml.skip();
                case XMLStreamConstants.END_DOCUMENT -> throw Unreadable.broken(DocumentFormat.DOCX, DOCUMENT);
                default -> {
                    // A comment or an instruction.
                }
            }
            event = xml.next();
        }
    }

    /// What nobody sees on the page was not published.
    private void readRunProperties() {
        int event = xml.next();
        while (event != XMLStreamConstants.END_DOCUMENT
                && !(event == XMLStreamConstants.END_ELEMENT && xml.name().equals("rPr"))) {
            if (event == XMLStreamConstants.START_ELEMENT) {
                switch (xml.name()) {
                    case "vanish" -> isHidden = !SWITCHED_OFF.contains(String.valueOf(xml.attribute("val")));
                    case "rPrChange" -> xml.skip();
                    default -> {
                        // How it looks.
                    }
                }
            }
            event = xml.next();
        }
    }

    private void readProperties() {
        Paragraph paragraph = open.isEmpty() ? new Paragraph() : open.peek();
        int event = xml.next();
        boolean isInNumber = false;
        while (event != XMLStreamConstants.END_DOCUMENT) {
            if (event == XMLStreamConstants.START_ELEMENT) {
                switch (xml.name()) {
                    case "pStyle" -> paragraph.style = xml.attribute("val");
                    case "numPr" -> isInNumber = true;
                    case "numId" -> paragraph.list = isInNumber ? Integer.valueOf(xml.number("val", 0)) : null;
                    case "ilvl" -> paragraph.level = isInNumber ? Integer.valueOf(xml.number("val", 0)) : null;
                    case "pPrChange", "rPr", "sectPr", "tabs" -> xml.skip();
                    default -> {
                        // How it looks.
                    }
                }
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                if (xml.name().equals("pPr")) {
                    return;
                }
                isInNumber = isInNumber && !xml.name().equals("numPr");
            }
            event = xml.next();
        }
    }

    private void end(Paragraph paragraph) {
        String label = numbering.label(paragraph.style, paragraph.list, paragraph.level);
        if (!paragraph.text.toString().isBlank()) {
            lines.add(label);
            lines.add(paragraph.text);
        }
        lines.end();
    }
}
