package org.planledger.plan.document.source;

import java.util.HashMap;
import java.util.Map;
import javax.xml.stream.XMLStreamConstants;
import org.planledger.kernel.problem.Text;

/// Which styles of a document number their paragraphs.
final class WordStyles {
    private static final String STYLES = "word/styles.xml";
    private static final int MOST = 20_000;
    private static final int LONGEST_DESCENT = 20;

    private final Map<String, Style> styles = new HashMap<>();

    private static final class Style {
        private String base;
        private Integer list;
        private Integer level;
    }

    private WordStyles() {}

    static WordStyles none() {
        return new WordStyles();
    }

    /// @throws UnreadableDocumentException when they cannot be read
    static WordStyles read(ZipParts parts, Deadline deadline) {
        WordStyles styles = new WordStyles();
        if (parts.has(STYLES)) {
            try (WordXml xml = WordXml.open(parts, STYLES, deadline)) {
                styles.read(xml);
            }
        }
        return styles;
    }

    private void read(WordXml xml) {
        Style style = new Style();
        int event = xml.next();
        while (event != XMLStreamConstants.END_DOCUMENT) {
            if (event == XMLStreamConstants.START_ELEMENT) {
                switch (xml.name()) {
                    case "style" -> {
                        style = new Style();
                        styles.put(xml.attribute("styleId"), style);
                    }
                    case "basedOn" -> style.base = xml.attribute("val");
                    case "numId" -> style.list = xml.number("val", 0);
                    case "ilvl" -> style.level = xml.number("val", 0);
                    case "rPr", "tblPr", "tblStylePr" -> xml.skip();
                    default -> {
                        // How it looks.
                    }
                }
                if (styles.size() > MOST) {
                    throw Unreadable.tooLarge(Text.of("最多 %,d 种样式", "at most %,d styles", MOST));
                }
            }
            event = xml.next();
        }
    }

    /// The list that paragraphs of the style are in.
    ///
    /// @param name null for the usual style
    /// @return null when they are in none
    Integer list(String name) {
        Style style = styles.get(name);
        for (int i = 0; style != null && i < LONGEST_DESCENT; i++) {
            if (style.list != null) {
                return style.list;
            }
            style = styles.get(style.base);
        }
        return null;
    }

    /// Their level in it.
    ///
    /// @param name null for the usual style
    /// @return null when the style does not tell
    Integer level(String name) {
        Style style = styles.get(name);
        for (int i = 0; style != null && i < LONGEST_DESCENT; i++) {
            if (style.level != null) {
                return style.level;
            }
            style = styles.get(style.base);
        }
        return null;
    }
}
