package org.planledger.plan.document.source;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Joins the lines of pages to the paragraphs that they were broken from.
final class PdfParagraphs {
    private static final float INDENT = 1.3f;
    private static final float RAGGED = 2.2f;
    private static final float WIDTH_OF_A_LETTER = 0.6f;
    /// More room at the end of a line has another reason.
    private static final float WIDEST_ROOM = 1 / 3f;
    private static final char LATIN = 0x250;
    private static final int LONGEST_HEADING_NUMBER = 4;
    private static final String ENDS = "。！？；：:;!?”）)";

    private final TypeArea area;
    private final boolean hasIndents;

    private PdfParagraphs(List<PdfLine> lines, TypeArea area) {
        this.area = area;
        this.hasIndents = lines.stream().filter(this::isIndented).count() * 20 > lines.size();
    }

    /// Adds the paragraphs, and the cells of tables, to the lines of the text.
    static void join(List<PdfPart> pages, DocumentLines text) {
        List<PdfLine> outside = linesOf(pages);
        List<PdfLine> all = pages.stream().flatMap(PdfParagraphs::linesIn).toList();
        List<PdfLine> lines = RunningLines.leaveOut(outside, TypeArea.of(outside, all));
        PdfParagraphs paragraphs = new PdfParagraphs(lines, TypeArea.of(lines, all));
        PdfPart last = null;
        for (PdfPart part : withTablesJoined(pages, lines)) {
            switch (part) {
                case PdfLine line -> paragraphs.add(line, last, text);
                case PdfTable table -> {
                    text.end();
                    PdfCellText.add(table, text);
                }
            }
            last = part;
        }
        text.end();
    }

    private static List<PdfLine> linesOf(List<PdfPart> pages) {
        return pages.stream()
                .filter(PdfLine.class::isInstance)
                .map(PdfLine.class::cast)
                .toList();
    }

    private static Stream<PdfLine> linesIn(PdfPart part) {
        return switch (part) {
            case PdfLine line -> Stream.of(line);
            case PdfTable table -> table.rows().stream().flatMap(List::stream).flatMap(cell -> cell.lines().stream());
        };
    }

    /// What is kept of the pages, with tables put together that have nothing but headers and footers between them.
    private static List<PdfPart> withTablesJoined(List<PdfPart> pages, List<PdfLine> kept) {
        List<PdfPart> parts = new ArrayList<>();
        int next = 0;
        for (PdfPart part : pages) {
            if (part instanceof PdfTable table && !parts.isEmpty() && parts.getLast() instanceof PdfTable before) {
                parts.set(parts.size() - 1, before.joined(table));
            } else if (part instanceof PdfTable) {
                parts.add(part);
            } else if (next < kept.size() && part == kept.get(next)) {
                parts.add(part);
                next++;
            }
        }
        return parts;
    }

    private void add(PdfLine line, PdfPart last, DocumentLines text) {
        if (last instanceof PdfLine before && !goesOn(before, line)) {
            text.end();
        } else if (last instanceof PdfLine before && needsBlank(before, line)) {
            text.add(' ');
        }
        text.add(line.text().strip());
    }

    private boolean isIndented(PdfLine line) {
        return line.left() > area.left() + INDENT * line.size() && isFull(line);
    }

    /// Whether the next line is of the same paragraph: this one is full, or ends within a sentence, and the next begins
    /// neither further in nor with a number of its own.
    private boolean goesOn(PdfLine line, PdfLine next) {
        boolean isSet = next.left() > area.left() + INDENT * next.size();
        boolean isSameSize = Math.abs(line.size() - next.size()) < 0.2f * line.size();
        String text = line.text().strip();
        boolean isWithinSentence = "、，".indexOf(text.charAt(text.length() - 1)) >= 0;
        if (!isFull(line) && !isWithinSentence && !isBeforeWordWithoutRoom(line, next)
                || isSet
                || !isSameSize
                || beginsHeading(next.text().strip())) {
            return false;
        }
        return hasIndents || ENDS.indexOf(text.charAt(text.length() - 1)) < 0;
    }

    private boolean isFull(PdfLine line) {
        return line.right() > area.right() - RAGGED * line.size();
    }

    /// Whether a line ended early because the word or number with which the next begins cannot be broken: 800PFLOPS.
    private boolean isBeforeWordWithoutRoom(PdfLine line, PdfLine next) {
        String words = next.text().strip();
        int end = 0;
        while (end < words.length() && words.charAt(end) < LATIN && words.charAt(end) > ' ') {
            end++;
        }
        float room = area.right() - line.right();
        return room < WIDEST_ROOM * (area.right() - area.left()) && room < end * next.size() * WIDTH_OF_A_LETTER;
    }

    /// Whether a line was broken between words, as those of other scripts than Chinese are.
    static boolean needsBlank(PdfLine line, PdfLine next) {
        String text = line.text().strip();
        char last = text.charAt(text.length() - 1);
        char first = next.text().strip().charAt(0);
        boolean isEndOfWord = last < LATIN && Character.isLetter(last) || ",.;:!?)".indexOf(last) >= 0;
        return isEndOfWord && first < LATIN && Character.isLetter(first);
    }

    /// Whether a line begins as 一、 （一） 1. or 第一章 does.
    static boolean beginsHeading(String line) {
        int from = !line.isEmpty() && "(（".indexOf(line.charAt(0)) >= 0 ? 1 : 0;
        int end = ChineseNumeral.end(line, from);
        boolean isChinese = end > from;
        while (!isChinese && end < line.length() && Character.isDigit(line.charAt(end))) {
            end++;
        }
        if (end > from && end - from <= LONGEST_HEADING_NUMBER && end < line.length()) {
            boolean isDecimal = end + 1 < line.length() && Character.isDigit(line.charAt(end + 1));
            return (from == 1 ? ")）" : isChinese ? "、" : "、.．").indexOf(line.charAt(end)) >= 0 && !isDecimal;
        }
        int ordinal = line.startsWith("第") ? ChineseNumeral.end(line, 1) : 0;
        return ordinal > 1 && ordinal < line.length() && "章节条编".indexOf(line.charAt(ordinal)) >= 0;
    }
}
