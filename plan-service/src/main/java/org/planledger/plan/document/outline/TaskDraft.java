package org.planledger.plan.document.outline;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.planledger.plan.document.source.Range;

/// A task as it is being read, or what a part says before its first one.
final class TaskDraft {
    final Place place;
    final boolean isOpening;
    private final boolean looksBack;
    String number;
    String title;
    private final List<Range> bodies = new ArrayList<>();
    private final List<Range> promises = new ArrayList<>();
    private final List<Range> timeLimits = new ArrayList<>();
    private final List<IndicatorRow> rows = new ArrayList<>();
    private String section;
    private final NamedUnits units = new NamedUnits();
    private Range range;

    /// Where a task stands.
    ///
    /// @param part null when in none
    /// @param section the heading line of the section; null when in none
    /// @param sectionOrdinal its number; 0 when in none
    record Place(PartDraft part, String section, int sectionOrdinal) {
        boolean looksBack() {
            return Retrospect.is(section) || part != null && Retrospect.is(part.title);
        }
    }

    TaskDraft(String number, Place place, boolean isOpening) {
        this.number = number;
        this.place = place;
        this.section = place.section();
        this.isOpening = isOpening;
        this.looksBack = place.looksBack();
    }

    /// A line belongs to it, though it may say nothing.
    void reach(Range line) {
        range = range == null ? line : new Range(range.from(), Math.max(range.to(), line.to()));
    }

    void add(Range line, Range body, NamedUnits more) {
        reach(line);
        if (!body.isEmpty()) {
            bodies.add(body);
            if (!looksBack) {
                promises.add(body);
            }
        }
        units.addAll(more);
    }

    /// Adds what a row of a table of indicators promises.
    void addRows(Range line, List<IndicatorRow> more) {
        reach(line);
        if (!looksBack) {
            rows.addAll(more);
        }
    }

    /// Adds where it stands by when the task is to be done.
    void addTimeLimits(List<Range> limits) {
        timeLimits.addAll(limits);
    }

    /// What a part says at several places before tasks is one.
    void join(TaskDraft more) {
        bodies.addAll(more.bodies);
        promises.addAll(more.promises);
        rows.addAll(more.rows);
        timeLimits.addAll(more.timeLimits);
        units.addAll(more.units);
        range = new Range(range.from(), more.range.to());
        section = more.section;
    }

    boolean hasLead() {
        return units.hasLead();
    }

    /// Whether it is what a 第一部分 says before its own parts, which count anew.
    boolean isOfAChapter() {
        return place.part() != null && place.part().isChapter;
    }

    OutlineTask task() {
        String part = place.part() == null ? null : place.part().title;
        List<Range> promised = Retrospect.is(title) ? List.of() : promises;
        return new OutlineTask(
                number, title, part, section, units.units(), bodies, promised, timeLimitsOf(promised), rows, range);
    }

    /// By when each is to be done: by the time limit that stands behind it, and behind the last one by the last of all.
    private List<Range> timeLimitsOf(List<Range> promised) {
        NavigableMap<Integer, Range> byPlace = new TreeMap<>();
        timeLimits.forEach(limit -> byPlace.put(limit.from(), limit));
        Range last = timeLimits.isEmpty() ? new Range(0, 0) : timeLimits.getLast();
        return promised.stream()
                .map(body -> byPlace.ceilingEntry(body.from()))
                .map(next -> next == null ? last : next.getValue())
                .toList();
    }
}
