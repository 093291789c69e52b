package org.planledger.plan.document.source;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// Joins the lines of pages to the paragraphs that they were broken from.
final class PdfParagraphs {
    private static final float INDENT = 1.3f;
    private static final float RAGGED = 2.2f;
    private static final char LATIN = 0x250;
    private static final int LONGEST_HEADING_NUMBER = 4;
    private static final String ENDS = "。！？；：:;!?”）)";

    private final float left;
    private final float right;
    private final boolean hasIndents;

    private PdfParagraphs(List<PdfLine> lines) {
        this.left = quantile(lines.stream().map(PdfLine::left).toList(), 5);
        this.right = quantile(lines.stream().map(PdfLine::right).toList(), 90);
        this.hasIndents = lines.stream().filter(this::isIndented).count() * 20 > lines.size();
    }

    private static float quantile(List<Float> values, int percent) {
        List<Float> sorted = new ArrayList<>(values);
        Collections.sort(sorted);
        return sorted.isEmpty() ? 0 : sorted.get(Math.min(sorted.size() - 1, sorted.size() * percent / 100));
    }

    /// Adds the paragraphs to the lines of the text.
    static void join(List<PdfLine> visual, DocumentLines text) {
        List<PdfLine> lines = RunningLines.leaveOut(visual);
        PdfParagraphs paragraphs = new PdfParagraphs(lines);
        for (int i = 0; i < lines.size(); i++) {
            if (i > 0 && !paragraphs.goesOn(lines.get(i - 1), lines.get(i))) {
                text.end();
            } else if (i > 0 && needsBlank(lines.get(i - 1), lines.get(i))) {
                text.add(' ');
            }
            text.add(lines.get(i).text().strip());
        }
        text.end();
    }

    private boolean isIndented(PdfLine line) {
        return line.left() > left + INDENT * line.size() && line.right() > right - RAGGED * line.size();
    }

    /// Whether the next line is of the same paragraph: this one is full, and the next begins neither further in nor
    /// with a number of its own.
    private boolean goesOn(PdfLine line, PdfLine next) {
        boolean isFull = line.right() > right - RAGGED * line.size();
        boolean isSet = next.left() > left + INDENT * next.size();
        boolean isSameSize = Math.abs(line.size() - next.size()) < 0.2f * line.size();
        if (!isFull || isSet || !isSameSize || beginsHeading(next.text().strip())) {
            return false;
        }
        String text = line.text().strip();
        return hasIndents || ENDS.indexOf(text.charAt(text.length() - 1)) < 0;
    }

    /// Whether a line was broken between words, as those of other scripts than Chinese are.
    private static boolean needsBlank(PdfLine line, PdfLine next) {
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
