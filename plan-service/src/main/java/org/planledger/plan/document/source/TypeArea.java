package org.planledger.plan.document.source;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Where the text of pages stands, without titles, notes and what browsers print around it.
///
/// @param size the height of the characters of most of the text
/// @param left where its lines begin
/// @param right where its full lines end
/// @param outermost where the line begins that begins furthest out
record TypeArea(float size, float left, float right, float outermost) {
    private static final float ALIKE = 0.2f;

    /// @param lines those of the text
    /// @param all those in tables as well
    static TypeArea of(List<PdfLine> lines, List<PdfLine> all) {
        float size = mostUsed(all);
        List<PdfLine> alike = lines.stream()
                .filter(line -> Math.abs(line.size() - size) < ALIKE * size)
                .toList();
        List<PdfLine> used = alike.isEmpty() ? lines : alike;
        return new TypeArea(
                size,
                quantile(used.stream().map(PdfLine::left).toList(), 5),
                quantile(used.stream().map(PdfLine::right).toList(), 90),
                (float) all.stream()
                        .filter(line -> !isSmaller(line, size))
                        .mapToDouble(PdfLine::left)
                        .min()
                        .orElse(0));
    }

    private static float mostUsed(List<PdfLine> lines) {
        Map<Float, Float> lengths = new TreeMap<>();
        lines.forEach(line -> lengths.merge(line.size(), line.right() - line.left(), Float::sum));
        return lengths.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse(0f);
    }

    private static float quantile(List<Float> values, int percent) {
        List<Float> sorted = new ArrayList<>(values);
        sorted.sort(Comparator.naturalOrder());
        return sorted.isEmpty() ? 0 : sorted.get(Math.min(sorted.size() - 1, sorted.size() * percent / 100));
    }

    /// Whether a line is set in smaller characters than the text.
    boolean isSmall(PdfLine line) {
        return isSmaller(line, size);
    }

    private static boolean isSmaller(PdfLine line, float size) {
        return line.size() < (1 - ALIKE) * size;
    }

    /// Whether a line begins left of all text.
    boolean isOutside(PdfLine line) {
        return line.left() < outermost - size;
    }
}
