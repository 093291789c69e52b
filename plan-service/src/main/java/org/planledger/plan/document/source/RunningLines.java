package org.planledger.plan.document.source;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Tells the headers and footers of pages from their text, in which they would cut the sentences that go on
/// over a page break.
///
/// A body repeats lines as well, such as that a bureau is in charge. So it is not enough that a line repeats:
/// it has to stand at the same place in the margin of many pages, and outside of it there may be other such
/// lines alone. Of small print at the rim it is enough that it stands on both of two pages, that it begins further out
/// than the text, or that it is what browsers print there.
final class RunningLines {
    private static final int FEWEST_PAGES = 3;
    private static final int MOST_LINES = 3;

    /// How much of a page can be a margin that holds them.
    private static final float MARGIN = 1 / 6f;

    /// How far apart, in points, the same line may stand on two pages.
    private static final float STEP = 8;

    private final List<Edge> edges = new ArrayList<>();
    private final int[] pages = new int[2];
    private final int firstPage;
    private final Set<PdfLine> running = Collections.newSetFromMap(new IdentityHashMap<>());
    private Map<Place, Count> counts = Map.of();

    private final TypeArea area;

    private RunningLines(List<PdfLine> lines, TypeArea area) {
        this.area = area;
        this.firstPage = lines.isEmpty() ? 0 : lines.getFirst().page();
        int from = 0;
        for (int i = 1; i <= lines.size(); i++) {
            if (i == lines.size() || lines.get(i).page() != lines.get(from).page()) {
                List<PdfLine> page = lines.subList(from, i);
                pages[page.getFirst().page() % 2]++;
                edges.add(edge(page, true));
                edges.add(edge(page, false));
                from = i;
            }
        }
    }

    /// The lines that are left without headers, footers and page numbers.
    static List<PdfLine> leaveOut(List<PdfLine> lines, TypeArea area) {
        RunningLines found = new RunningLines(lines, area);
        found.find();
        List<PdfLine> kept = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            PdfLine line = lines.get(i);
            boolean isFirst = i == 0 || lines.get(i - 1).page() != line.page();
            boolean isLast = i == lines.size() - 1 || lines.get(i + 1).page() != line.page();
            boolean isNumber = (isFirst || isLast) && PageNumber.isAlone(line.text());
            if (!isNumber && !found.running.contains(line)) {
                kept.add(line);
            }
        }
        return kept;
    }

    /// The outermost lines of a page, wherever it draws them: many draw their header last.
    private static Edge edge(List<PdfLine> page, boolean isTop) {
        List<PdfLine> outermost = new ArrayList<>();
        Comparator<PdfLine> outer = Comparator.comparingDouble(line -> isTop ? line.top() : line.bottom());
        for (PdfLine line : page) {
            int at = outermost.size();
            while (at > 0 && outer.compare(line, outermost.get(at - 1)) < 0) {
                at--;
            }
            if (at < MOST_LINES && isInMargin(line, isTop)) {
                outermost.add(at, line);
            }
            if (outermost.size() > MOST_LINES) {
                outermost.removeLast();
            }
        }
        return new Edge(outermost, isTop);
    }

    private static boolean isInMargin(PdfLine line, boolean isTop) {
        return (isTop ? line.top() : line.bottom()) < MARGIN * (line.top() + line.bottom());
    }

    /// The outermost are found first; with each of them the next further in comes into question.
    private void find() {
        for (int i = 0; i < MOST_LINES; i++) {
            Map<Place, Count> counted = new HashMap<>();
            for (Edge edge : edges) {
                count(edge, counted);
            }
            counts = counted;
        }
        for (Edge edge : edges) {
            edge.lines().stream().takeWhile(this::isSmallPrint).forEach(running::add);
            for (PdfLine line : edge.lines()) {
                boolean isOutermost = line == edge.lines().getFirst();
                boolean isNumber = isOutermost && PageNumber.isAlone(line.text());
                if (isNumber || isRunning(Place.of(line, edge.isTop()))) {
                    running.add(line);
                }
            }
        }
    }

    private boolean isSmallPrint(PdfLine line) {
        return area.isSmall(line)
                && (area.isOutside(line)
                        || BrowserLine.is(line.text(), 1 + line.page() - firstPage)
                        || isOnBothPages(line));
    }

    private boolean isOnBothPages(PdfLine line) {
        return pages[0] + pages[1] == 2
                && edges.stream()
                        .flatMap(edge -> edge.lines().stream())
                        .anyMatch(other -> other.page() != line.page()
                                && Math.abs(other.top() - line.top()) < STEP
                                && PageNumber.masked(other.text(), other.page())
                                        .equals(PageNumber.masked(line.text(), line.page())));
    }

    private void count(Edge edge, Map<Place, Count> counted) {
        for (PdfLine line : edge.lines()) {
            Place place = Place.of(line, edge.isTop());
            counted.computeIfAbsent(place, _ -> new Count()).add(line.page());
            if (!isRunning(place) && !PageNumber.isAlone(line.text())) {
                return;
            }
        }
    }

    /// Whether what stands there is on enough of all pages, or of those on the left or on the right.
    private boolean isRunning(Place place) {
        Count near = new Count();
        for (int step = place.step() - 1; step <= place.step() + 1; step++) {
            near.add(counts.get(new Place(place.isTop(), place.text(), step)));
        }
        int even = near.pages[0];
        int odd = near.pages[1];
        boolean isOnFirst = near.first == firstPage;
        return isEnough(even + odd, pages[0] + pages[1], isOnFirst)
                || isEnough(even, pages[0], isOnFirst || firstPage % 2 == 1)
                || isEnough(odd, pages[1], isOnFirst || firstPage % 2 == 0);
    }

    /// @param hasAll false when the first page is one of them and lacks the line, as one with a title often does
    private static boolean isEnough(int count, int of, boolean hasAll) {
        return count >= FEWEST_PAGES && 2 * count >= (hasAll ? of : of - 1);
    }

    /// The lines in one of the margins of a page, from the outermost on.
    private record Edge(List<PdfLine> lines, boolean isTop) {}

    /// What stands where in a margin. Places have an order so that a map stays fast even when a document was
    /// made to give them all one hash.
    ///
    /// @param step how far from the edge
    private record Place(boolean isTop, String text, int step) implements Comparable<Place> {
        static Place of(PdfLine line, boolean isTop) {
            float distance = isTop ? line.top() : line.bottom();
            return new Place(isTop, PageNumber.masked(line.text(), line.page()), (int) Math.floor(distance / STEP));
        }

        @Override
        public int compareTo(Place other) {
            return Comparator.comparing(Place::text)
                    .thenComparing(Place::step)
                    .thenComparing(Place::isTop)
                    .compare(this, other);
        }
    }

    /// How many pages have something, and which is the first of them.
    private static final class Count {
        private final int[] pages = new int[2];
        private int first = Integer.MAX_VALUE;
        private int last;

        void add(int page) {
            if (page != last) {
                pages[page % 2]++;
            }
            first = Math.min(first, page);
            last = page;
        }

        /// @param other null when there is none
        void add(Count other) {
            if (other != null) {
                pages[0] += other.pages[0];
                pages[1] += other.pages[1];
                first = Math.min(first, other.first);
            }
        }
    }
}
