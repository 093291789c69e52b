package org.planledger.plan.document.source;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLStreamConstants;
import org.planledger.kernel.problem.Text;

/// Counts the paragraphs that a word processor numbers by itself, since their numbers stand nowhere in the text.
final class WordNumbering {
    private static final String NUMBERING = "word/numbering.xml";
    private static final int LEVELS = 9;
    private static final int MOST_LISTS = 20_000;
    private static final int LONGEST_LABEL = 100;

    private final Map<Integer, Kind> kinds = new HashMap<>();
    private final Map<Integer, NumberedList> lists = new HashMap<>();
    private WordStyles styles = WordStyles.none();

    /// How a level is numbered: `%1` in its pattern stands for the number of the first level.
    private static final class Level {
        private int start = 1;
        private String format = "decimal";
        private String pattern = "";
        private String style;
        private boolean isSpaced = true;
    }

    /// A kind of list, whose lists go on counting where the last of them has ended.
    private static final class Kind {
        private final Level[] levels = new Level[LEVELS];
        private final int[] counts = new int[LEVELS];
        private final boolean[] isCounting = new boolean[LEVELS];

        private Level level(int number) {
            if (levels[number] == null) {
                levels[number] = new Level();
            }
            return levels[number];
        }
    }

    private static final class NumberedList {
        private Kind kind;
        private final Map<Integer, Integer> starts = new HashMap<>();
        private final Set<Integer> begun = new HashSet<>();
    }

    /// What the document tells of numbers; nothing when it has none.
    ///
    /// @throws UnreadableDocumentException when that cannot be read
    static WordNumbering read(ZipParts parts, Deadline deadline) {
        WordNumbering numbering = new WordNumbering();
        if (parts.has(NUMBERING)) {
            try (WordXml xml = WordXml.open(parts, NUMBERING, deadline)) {
                numbering.readLists(xml);
            }
            numbering.styles = WordStyles.read(parts, deadline);
        }
        return numbering;
    }

    private void readLists(WordXml xml) {
        Kind kind = new Kind();
        NumberedList list = new NumberedList();
        Level level = new Level();
        int number = 0;
        int event = xml.next();
        while (event != XMLStreamConstants.END_DOCUMENT) {
            if (event == XMLStreamConstants.START_ELEMENT) {
                switch (xml.name()) {
                    case "abstractNum" -> {
                        kind = new Kind();
                        kinds.put(xml.number("abstractNumId", -1), kind);
                    }
                    case "num" -> {
                        list = new NumberedList();
                        lists.put(xml.number("numId", -1), list);
                    }
                    case "abstractNumId" -> list.kind = kinds.get(xml.number("val", -1));
                    case "lvlOverride" -> number = xml.number("ilvl", 0);
                    case "startOverride" -> list.starts.put(number, xml.number("val", 1));
                    case "lvl" -> level = list.kind == null ? kind.level(bounded(xml.number("ilvl", 0))) : new Level();
                    case "start" -> level.start = xml.number("val", 1);
                    case "numFmt" -> level.format = xml.attribute("val");
                    case "lvlText" -> level.pattern = xml.attribute("val");
                    case "pStyle" -> level.style = xml.attribute("val");
                    case "suff" -> level.isSpaced = !"nothing".equals(xml.attribute("val"));
                    case "pPr", "rPr" -> xml.skip();
                    default -> {
                        // How it looks.
                    }
                }
                if (kinds.size() + lists.size() > MOST_LISTS) {
                    throw Unreadable.tooLarge(Text.of("最多 %,d 种编号", "at most %,d numbered lists", MOST_LISTS));
                }
            }
            event = xml.next();
        }
    }

    private static int bounded(int level) {
        return Math.clamp(level, 0, LEVELS - 1);
    }

    /// The number of the next paragraph, as it stands before that.
    ///
    /// @param style how the paragraph is formatted; null when in the usual way
    /// @param list the number of its list; null when that is told by its style, if at all
    /// @param level its level in the list; null when that is told by its style, if at all
    /// @return nothing when it has none
    String label(String style, Integer list, Integer level) {
        Integer chosen = list == null ? styles.list(style) : list;
        NumberedList numbered = chosen == null ? null : lists.get(chosen);
        if (numbered == null || numbered.kind == null) {
            return "";
        }
        int depth = level == null ? levelOf(numbered.kind, style) : bounded(level);
        count(numbered, depth);
        return label(numbered.kind, depth);
    }

    private int levelOf(Kind kind, String style) {
        for (int i = 0; style != null && i < LEVELS; i++) {
            if (kind.levels[i] != null && style.equals(kind.levels[i].style)) {
                return i;
            }
        }
        Integer told = styles.level(style);
        return told == null ? 0 : bounded(told);
    }

    private static void count(NumberedList list, int depth) {
        Kind kind = list.kind;
        if (list.begun.add(depth) && list.starts.containsKey(depth)) {
            kind.counts[depth] = list.starts.get(depth);
        } else {
            kind.counts[depth] = kind.isCounting[depth] ? kind.counts[depth] + 1 : kind.level(depth).start;
        }
        kind.isCounting[depth] = true;
        for (int i = depth + 1; i < LEVELS; i++) {
            kind.isCounting[i] = false;
        }
    }

    private static String label(Kind kind, int depth) {
        Level level = kind.level(depth);
        if (level.pattern == null || level.format == null || level.format.equals("bullet")) {
            return "";
        }
        StringBuilder label = new StringBuilder();
        for (int i = 0; i < level.pattern.length() && label.length() < LONGEST_LABEL; i++) {
            char sign = level.pattern.charAt(i);
            int number = i + 1 < level.pattern.length() ? level.pattern.charAt(i + 1) - '1' : -1;
            if (sign == '%' && number >= 0 && number < LEVELS) {
                Level said = kind.level(number);
                label.append(WordNumber.of(said.format, kind.isCounting[number] ? kind.counts[number] : said.start));
                i++;
            } else {
                label.append(sign);
            }
        }
        boolean needsSpace = level.isSpaced && !label.isEmpty() && label.charAt(label.length() - 1) < 0x80;
        return needsSpace ? label.append(' ').toString() : label.toString();
    }
}
