package org.planledger.plan.document.source;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.pdfbox.text.TextPosition;

/// The characters in the cells of a grid.
///
/// Only a table that counts its rows under a head (序号) is read cell by cell. Others, such as what a page says of its
/// document, keep the lines in which they stand.
final class PdfCells {
    private static final Set<String> HEADS = Set.of("序号", "编号");
    private static final int FEWEST_COLUMNS = 3;
    /// In how many rows from the first the head may be.
    static final int MOST_HEAD_ROWS = 3;

    private final PdfGrid grid;
    private final Map<Integer, List<TextPosition>> characters = new HashMap<>();

    private PdfCells(PdfGrid grid) {
        this.grid = grid;
    }

    /// The tables of a page.
    ///
    /// @param before those of the page before, of which one may go on
    static List<PdfCells> of(List<PdfRuling> rulings, List<TextPosition> page, List<PdfCells> before) {
        List<PdfCells> ruled = in(PdfGrid.of(rulings), page, before);
        return ruled.isEmpty() ? in(PdfGrid.of(PdfColumns.rulings(page, rulings)), page, before) : ruled;
    }

    private static List<PdfCells> in(List<PdfGrid> grids, List<TextPosition> page, List<PdfCells> before) {
        List<PdfCells> tables = new ArrayList<>();
        for (PdfGrid grid : grids) {
            PdfCells cells = new PdfCells(grid);
            page.forEach(cells::take);
            if (cells.hasHead() || !before.isEmpty() && before.getLast().grid.hasColumnsOf(grid)) {
                tables.add(cells);
            }
        }
        return tables;
    }

    private void take(TextPosition character) {
        int cell = cellOf(character);
        if (cell >= 0) {
            characters.computeIfAbsent(cell, _ -> new ArrayList<>()).add(character);
        }
    }

    private int cellOf(TextPosition character) {
        float middle = character.getXDirAdj() + character.getWidthDirAdj() / 2;
        return grid.cellAt(middle, character.getYDirAdj() - Math.abs(character.getYScale()) / 3);
    }

    boolean hold(TextPosition character) {
        return cellOf(character) >= 0;
    }

    private boolean hasHead() {
        for (int cell : grid.cells()) {
            int row = grid.rowOf(cell);
            if (row >= MOST_HEAD_ROWS) {
                return false;
            }
            boolean isWide = characters.keySet().stream()
                            .filter(other -> grid.rowOf(other) == row)
                            .count()
                    >= FEWEST_COLUMNS;
            if (isWide && isHead(cell)) {
                return true;
            }
        }
        return false;
    }

    private boolean isHead(int cell) {
        StringBuilder text = new StringBuilder();
        for (TextPosition character : of(cell)) {
            text.append(character.getUnicode());
        }
        return isHead(text.toString());
    }

    static boolean isHead(String text) {
        return HEADS.contains(Radicals.asCharacters(text).replaceAll("[\\s\u00a0\u3000]", ""));
    }

    PdfGrid grid() {
        return grid;
    }

    List<TextPosition> of(int cell) {
        return characters.getOrDefault(cell, List.of());
    }
}
