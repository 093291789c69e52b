package org.planledger.plan.document.source;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.text.TextPosition;

/// The columns of a table that rules no cells, or its rows alone. It is told by a head that begins with 序号 and has
/// wide gaps; columns end where all lines below have gaps, and rows in the widest gap between two numbers. The lines
/// that are not drawn are given as if they were.
final class PdfColumns {
    private static final int FEWEST = 3;
    private static final int MOST = 50;
    private static final int MOST_ROWS = 400;
    private static final int MOST_DRAWN = 1000;
    private static final int MOST_DIGITS = 3;
    private static final float GAP = 0.9f;
    private static final float NARROWEST = 2;
    private static final float MARGIN = 5;
    private static final float ALIKE = 0.7f;

    private final List<Line> table = new ArrayList<>();
    private final List<Gap> gaps = new ArrayList<>();

    /// What stands side by side without a gap.
    ///
    /// @param order which of the characters of the page is the first of it to be drawn
    private record Piece(float left, float right, String text, int order) {}

    /// A line over the whole page.
    private record Line(float top, float bottom, List<Piece> pieces) {
        float left() {
            return pieces.getFirst().left();
        }

        float right() {
            return pieces.getLast().right();
        }

        /// Whether all of it is drawn after something.
        boolean isBehind(int order) {
            return pieces.stream().allMatch(piece -> piece.order() >= order);
        }
    }

    /// Where nothing stands between two columns.
    private record Gap(float from, float to) {
        float middle() {
            return (from + to) / 2;
        }

        /// What is left of it beside a line; the widest part of it.
        Gap beside(Line line) {
            Gap widest = new Gap(from, from);
            float free = from;
            for (Piece piece : line.pieces()) {
                widest = widest.orWider(free, Math.min(to, piece.left()));
                free = Math.max(free, piece.right());
            }
            return widest.orWider(free, to);
        }

        private Gap orWider(float otherFrom, float otherTo) {
            return otherTo - otherFrom > to - from ? new Gap(otherFrom, otherTo) : this;
        }
    }

    private PdfColumns() {}

    /// The lines that would rule the table of a page.
    ///
    /// @param drawn those that are drawn
    /// @return none when there is no such table
    static List<PdfRuling> rulings(List<TextPosition> page, List<PdfRuling> drawn) {
        List<Line> lines = lines(page);
        for (int i = 0; i < lines.size(); i++) {
            List<Piece> heads = lines.get(i).pieces();
            if (heads.size() >= FEWEST
                    && heads.size() <= MOST
                    && PdfCells.isHead(heads.getFirst().text())) {
                PdfColumns columns = new PdfColumns();
                columns.take(lines, i);
                return columns.rulings(drawn);
            }
        }
        return List.of();
    }

    private static List<Line> lines(List<TextPosition> page) {
        Map<TextPosition, Integer> order = new IdentityHashMap<>();
        page.forEach(character -> order.put(character, order.size()));
        List<TextPosition> sorted = new ArrayList<>(page);
        sorted.sort(Comparator.comparingDouble(TextPosition::getYDirAdj));
        List<Line> lines = new ArrayList<>();
        int from = 0;
        for (int i = 1; i <= sorted.size(); i++) {
            if (i == sorted.size()
                    || sorted.get(i).getYDirAdj() - sorted.get(i - 1).getYDirAdj() > size(sorted.get(i)) / 4) {
                Line line = line(sorted.subList(from, i), order);
                if (!line.pieces().isEmpty()) {
                    lines.add(line);
                }
                from = i;
            }
        }
        return lines;
    }

    private static float size(TextPosition character) {
        return Math.max(1, Math.abs(character.getYScale()));
    }

    private static Line line(List<TextPosition> characters, Map<TextPosition, Integer> order) {
        characters.sort(Comparator.comparingDouble(TextPosition::getXDirAdj));
        List<Piece> pieces = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        float left = 0;
        float right = 0;
        int first = 0;
        float top = Float.MAX_VALUE;
        float bottom = 0;
        for (TextPosition character : characters) {
            if (character.getUnicode().isBlank()) {
                continue;
            }
            if (!text.isEmpty() && character.getXDirAdj() - right > GAP * size(character)) {
                pieces.add(new Piece(left, right, text.toString(), first));
                text.setLength(0);
            }
            left = text.isEmpty() ? character.getXDirAdj() : left;
            first = Math.min(text.isEmpty() ? Integer.MAX_VALUE : first, order.get(character));
            text.append(character.getUnicode());
            right = Math.max(text.length() == 1 ? 0 : right, character.getXDirAdj() + character.getWidthDirAdj());
            top = Math.min(top, character.getYDirAdj() - size(character));
            bottom = Math.max(bottom, character.getYDirAdj() + size(character) / 5);
        }
        if (!text.isEmpty()) {
            pieces.add(new Piece(left, right, text.toString(), first));
        }
        return new Line(top, bottom, pieces);
    }

    /// Takes lines as long as the gaps between the columns stay. A line of one piece may be a row of one cell.
    private void take(List<Line> lines, int head) {
        List<Piece> heads = lines.get(head).pieces();
        for (int i = 1; i < heads.size(); i++) {
            gaps.add(new Gap(heads.get(i - 1).right(), heads.get(i).left()));
        }
        table.add(lines.get(head));
        int across = 0;
        for (int i = head + 1; i < lines.size() && across < 2; i++) {
            Line line = lines.get(i);
            List<Gap> left = gaps.stream().map(gap -> gap.beside(line)).toList();
            boolean isInColumns = left.stream().allMatch(gap -> gap.to() - gap.from() >= NARROWEST);
            if (isInColumns) {
                gaps.clear();
                gaps.addAll(left);
            }
            across = isInColumns ? 0 : across + 1;
            if (!isInColumns && line.pieces().size() > 1) {
                across = 2;
            }
            table.add(line);
        }
        while (table.size() > 1 && !isInColumns(table.getLast())) {
            table.removeLast();
        }
    }

    private boolean isInColumns(Line line) {
        return gaps.stream()
                .allMatch(gap -> line.pieces().stream()
                        .noneMatch(piece -> piece.left() < gap.middle() && gap.middle() < piece.right()));
    }

    private boolean isNumber(Line line) {
        Piece first = line.pieces().getFirst();
        String text = first.text().replaceAll("[.、．]$", "");
        return first.right() < gaps.getFirst().middle()
                && text.length() <= MOST_DIGITS
                && text.chars().allMatch(Character::isDigit);
    }

    private List<PdfRuling> rulings(List<PdfRuling> drawn) {
        List<Integer> rows = new ArrayList<>(List.of(0));
        for (int i = 1; i < table.size(); i++) {
            if (!isInColumns(table.get(i)) || isNumber(table.get(i))) {
                rows.add(i);
            }
        }
        if (rows.size() < 2 || rows.size() > MOST_ROWS) {
            return List.of();
        }
        float left = (float) table.stream().mapToDouble(Line::left).min().orElse(0) - MARGIN;
        float right = (float) table.stream().mapToDouble(Line::right).max().orElse(0) + MARGIN;
        float half = (right - left) / 2;
        List<PdfRuling> between = drawn.stream()
                .filter(ruling -> ruling.isAcross() && ruling.to() - ruling.from() > half)
                .limit(MOST_DRAWN)
                .toList();
        List<PdfRuling> rulings = new ArrayList<>();
        float top = table.getFirst().top() - MARGIN;
        rulings.add(new PdfRuling(true, top, left, right));
        for (int i = 0; i < rows.size(); i++) {
            float bottom = i + 1 < rows.size()
                    ? between(rows.get(i), rows.get(i + 1), between)
                    : table.getLast().bottom() + MARGIN;
            rulings.add(new PdfRuling(true, bottom, left, right));
            rulings.add(new PdfRuling(false, left, top, bottom));
            rulings.add(new PdfRuling(false, right, top, bottom));
            if (isInColumns(table.get(rows.get(i)))) {
                for (Gap gap : gaps) {
                    rulings.add(new PdfRuling(false, gap.middle(), top, bottom));
                }
            }
            top = bottom;
        }
        return rulings;
    }

    /// Where one row ends and the next begins: at a line that is drawn, in the gap that is the widest, or where the
    /// text begins that is drawn behind the number of the next row.
    private float between(int line, int next, List<PdfRuling> drawn) {
        int widest = line;
        int asWide = 0;
        for (int i = line; i < next; i++) {
            float gap = gapBelow(i);
            float middle = middleBelow(i);
            if (drawn.stream().anyMatch(ruling -> Math.abs(ruling.at() - middle) <= gap / 2 + MARGIN)) {
                return middle;
            }
            asWide = gap > gapBelow(widest) + ALIKE
                    ? 1
                    : Math.abs(gap - gapBelow(widest)) <= ALIKE ? asWide + 1 : asWide;
            widest = gap > gapBelow(widest) ? i : widest;
        }
        if (asWide == 1) {
            return middleBelow(widest);
        }
        int last = next - 1;
        int number = table.get(next).pieces().getFirst().order();
        while (last > line && table.get(last).isBehind(number)) {
            last--;
        }
        return middleBelow(last);
    }

    private float gapBelow(int line) {
        return table.get(line + 1).top() - table.get(line).bottom();
    }

    private float middleBelow(int line) {
        return (table.get(line + 1).top() + table.get(line).bottom()) / 2;
    }
}
