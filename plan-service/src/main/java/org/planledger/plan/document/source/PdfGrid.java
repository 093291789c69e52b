package org.planledger.plan.document.source;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/// The cells that the lines of a page rule. Cells that no line parts are one.
final class PdfGrid {
    private static final float NEAR = 2.5f;
    private static final int MOST_RULINGS = 1000;
    private static final int MOST_COLUMNS = 50;
    private static final int MOST_ROWS = 400;

    private final float[] columns;
    private final float[] rows;
    private final int[] cells;

    private PdfGrid(List<PdfRuling> rulings) {
        this.columns = edges(rulings, false);
        this.rows = edges(rulings, true);
        this.cells = new int[Math.max(0, (columns.length - 1) * (rows.length - 1))];
    }

    /// The grids of a page, from the top.
    static List<PdfGrid> of(List<PdfRuling> drawn) {
        List<PdfRuling> across = joined(drawn, true);
        List<PdfRuling> down = joined(drawn, false);
        List<PdfGrid> grids = new ArrayList<>();
        if (across.size() + down.size() <= MOST_RULINGS) {
            while (!down.isEmpty()) {
                List<PdfRuling> crossing = crossing(across, down);
                PdfGrid grid = new PdfGrid(crossing);
                if (grid.isTable()) {
                    grid.join(crossing);
                    grids.add(grid);
                }
            }
        }
        grids.sort(Comparator.comparingDouble(grid -> grid.rows[0]));
        return grids;
    }

    /// Pieces of one line put together: many programs draw the border of each cell for itself.
    private static List<PdfRuling> joined(List<PdfRuling> drawn, boolean isAcross) {
        List<PdfRuling> pieces = new ArrayList<>(
                drawn.stream().filter(ruling -> ruling.isAcross() == isAcross).toList());
        pieces.sort(Comparator.comparingDouble(PdfRuling::at));
        List<PdfRuling> joined = new ArrayList<>();
        int from = 0;
        for (int i = 1; i <= pieces.size(); i++) {
            if (i == pieces.size() || pieces.get(i).at() - pieces.get(from).at() > NEAR) {
                joinAlong(pieces.subList(from, i), joined);
                from = i;
            }
        }
        return joined;
    }

    private static void joinAlong(List<PdfRuling> pieces, List<PdfRuling> joined) {
        pieces.sort(Comparator.comparingDouble(PdfRuling::from));
        PdfRuling last = null;
        for (PdfRuling piece : pieces) {
            if (last != null && piece.from() <= last.to() + NEAR) {
                last = new PdfRuling(last.isAcross(), last.at(), last.from(), Math.max(last.to(), piece.to()));
            } else {
                if (last != null) {
                    joined.add(last);
                }
                last = piece;
            }
        }
        joined.add(last);
    }

    /// Takes the lines that hang together with one that runs down out of the others.
    private static List<PdfRuling> crossing(List<PdfRuling> across, List<PdfRuling> down) {
        List<PdfRuling> found = new ArrayList<>(List.of(down.removeLast()));
        for (int i = 0; i < found.size(); i++) {
            PdfRuling ruling = found.get(i);
            List<PdfRuling> others = ruling.isAcross() ? down : across;
            others.stream().filter(other -> cross(ruling, other)).forEach(found::add);
            others.removeIf(other -> cross(ruling, other));
        }
        return found;
    }

    private static boolean cross(PdfRuling ruling, PdfRuling other) {
        return reaches(ruling, other.at(), other.at()) && reaches(other, ruling.at(), ruling.at());
    }

    private static boolean reaches(PdfRuling ruling, float from, float to) {
        return ruling.from() - NEAR <= from && to <= ruling.to() + NEAR;
    }

    /// Where cells may end. What breaks over a page has lines that end with it.
    private static float[] edges(List<PdfRuling> rulings, boolean isAcross) {
        List<Float> places = new ArrayList<>();
        for (PdfRuling ruling : rulings) {
            if (ruling.isAcross() == isAcross) {
                places.add(ruling.at());
            } else {
                places.add(ruling.from());
                places.add(ruling.to());
            }
        }
        places.sort(Comparator.naturalOrder());
        List<Float> edges = new ArrayList<>();
        for (float place : places) {
            if (edges.isEmpty() || place - edges.getLast() > 2 * NEAR) {
                edges.add(place);
            }
        }
        float[] array = new float[edges.size()];
        for (int i = 0; i < array.length; i++) {
            array[i] = edges.get(i);
        }
        return array;
    }

    private boolean isTable() {
        return columns.length > 2
                && columns.length <= MOST_COLUMNS + 1
                && rows.length > 1
                && rows.length <= MOST_ROWS + 1;
    }

    private int width() {
        return columns.length - 1;
    }

    private void join(List<PdfRuling> rulings) {
        for (int i = 0; i < cells.length; i++) {
            cells[i] = i;
        }
        boolean[] areParted = new boolean[2 * cells.length];
        for (PdfRuling ruling : rulings) {
            part(ruling, areParted);
        }
        for (int i = 0; i < cells.length; i++) {
            if (i % width() + 1 < width() && !areParted[2 * i]) {
                join(i, i + 1);
            }
            if (i + width() < cells.length && !areParted[2 * i + 1]) {
                join(i, i + width());
            }
        }
        for (int i = 0; i < cells.length; i++) {
            cells[i] = root(i);
        }
    }

    /// Parts the cells left and right of a line, or above and below it, where it goes along all of them.
    private void part(PdfRuling ruling, boolean[] areParted) {
        float[] across = ruling.isAcross() ? rows : columns;
        float[] along = ruling.isAcross() ? columns : rows;
        int edge = nearest(across, ruling.at());
        for (int i = 0; edge > 0 && edge < across.length - 1 && i + 1 < along.length; i++) {
            if (reaches(ruling, along[i] + NEAR, along[i + 1] - NEAR)) {
                int cell = ruling.isAcross() ? (edge - 1) * width() + i : i * width() + edge - 1;
                areParted[2 * cell + (ruling.isAcross() ? 1 : 0)] = true;
            }
        }
    }

    private static int nearest(float[] edges, float place) {
        int nearest = 0;
        for (int i = 1; i < edges.length; i++) {
            if (Math.abs(edges[i] - place) < Math.abs(edges[nearest] - place)) {
                nearest = i;
            }
        }
        return nearest;
    }

    private void join(int cell, int other) {
        int root = root(cell);
        int otherRoot = root(other);
        cells[Math.max(root, otherRoot)] = Math.min(root, otherRoot);
    }

    private int root(int cell) {
        int root = cell;
        while (cells[root] != root) {
            root = cells[root];
        }
        int at = cell;
        while (cells[at] != root) {
            int next = cells[at];
            cells[at] = root;
            at = next;
        }
        return root;
    }

    /// The cell at a place, as its first one of those that were joined to it.
    ///
    /// @return -1 when the place is outside
    int cellAt(float x, float y) {
        int column = between(columns, x);
        int row = between(rows, y);
        return column < 0 || row < 0 ? -1 : cells[row * width() + column];
    }

    private static int between(float[] edges, float place) {
        int found = Arrays.binarySearch(edges, place);
        int edge = found < 0 ? -found - 2 : found;
        return edge + 1 < edges.length ? edge : -1;
    }

    /// The cells, row by row.
    int[] cells() {
        return Arrays.stream(cells).distinct().sorted().toArray();
    }

    int rowOf(int cell) {
        return cell / width();
    }

    float left(int cell) {
        return columns[cell % width()];
    }

    float right(int cell) {
        int last = cell;
        while ((last + 1) % width() != 0 && cells[last + 1] == cell) {
            last++;
        }
        return columns[last % width() + 1];
    }

    /// Whether the columns of another grid are those of this one, or some of them.
    boolean hasColumnsOf(PdfGrid other) {
        boolean isAsWide = isNear(columns[0], other.columns[0])
                && isNear(columns[columns.length - 1], other.columns[other.columns.length - 1]);
        for (int i = 0; isAsWide && i < other.columns.length; i++) {
            isAsWide = isNear(columns[nearest(columns, other.columns[i])], other.columns[i]);
        }
        return isAsWide;
    }

    static boolean isNear(float place, float other) {
        return Math.abs(place - other) <= 2 * NEAR;
    }
}
