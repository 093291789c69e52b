package org.planledger.plan.document.outline;

import java.util.ArrayList;
import java.util.List;
import org.planledger.plan.document.source.Range;
import org.planledger.plan.document.source.SourceText;

/// The parts, sections and tasks of a document as they are being read, line by line.
final class OutlineDraft {
    private static final TaskDraft.Place NOWHERE = new TaskDraft.Place(null, null, 0);

    private final SourceText source;
    private final Form form;
    private final String text;
    private final TaskWords words;
    private final PageLines page;
    private final HeadGoals headGoals;
    private final List<Range> head = new ArrayList<>();
    private final List<PartDraft> parts = new ArrayList<>();
    private final List<TaskDraft> tasks = new ArrayList<>();
    private PartDraft part;
    private String section;
    private int sectionOrdinal;
    private int lastSection;
    private int strayedSections;
    private int openings;
    private final Numbering numbering = new Numbering();
    private int items;
    private int itemsWithUnits;
    private TaskDraft task;

    /// @param form what is taken for a task
    OutlineDraft(SourceText source, Form form) {
        this.source = source;
        this.form = form;
        this.text = source.plain();
        this.words = new TaskWords(source);
        this.page = new PageLines(text);
        this.headGoals = new HeadGoals(text);
    }

    /// What is a task in the document, as far as it is read.
    Form fittingForm() {
        return isOfItems() ? Form.ITEMS : Form.of(parts, tasks, numbering.isBegun(), strayedSections);
    }

    /// The number of the last task; 0 before the first.
    int lastNumber() {
        return numbering.last();
    }

    boolean hasTask() {
        return task != null;
    }

    /// The row of a table with that number begins.
    void count(int number) {
        numbering.count(number);
    }

    /// Adds the row that was counted last as a task.
    void addRow(Range line, FlatTable.Row row) {
        task = new TaskDraft(Integer.toString(numbering.last()), place(), false);
        tasks.add(task);
        task.add(line, new Range(line.to(), line.to()), row.units());
        task.addTimeLimits(row.timeLimits());
        task.addRows(line, row.indicators());
        for (int cell = 0; cell < row.texts().size(); cell++) {
            words.add(task, row.texts().get(cell), row.texts().get(cell), cell == 0);
        }
    }

    /// The present task; where none is begun, what its part, or the document, says before.
    TaskDraft opened() {
        if (task != null) {
            return task;
        }
        TaskDraft opening = new TaskDraft(part == null ? "P0" : "P" + part.ordinal, place(), true);
        tasks.add(opening);
        openings++;
        task = part == null ? null : opening;
        return opening;
    }

    /// What has been counted before a line.
    ///
    /// @param line which of all lines it is
    GluedHeadings.Counted counted(int line) {
        int ordinal = part == null || part.isChapter ? 0 : part.ordinal;
        boolean isInTask = task != null && !task.isOpening;
        return new GluedHeadings.Counted(line, form, ordinal, sectionOrdinal, lastSection, numbering.last(), isInTask);
    }

    /// Adds a line that is no row of a table.
    void add(Range line) {
        Heading heading = Heading.of(text, line, numbering.last());
        if (heading == null) {
            addParagraph(line);
            return;
        }
        switch (heading.level()) {
            case CHAPTER -> addChapter(line, heading);
            case PART -> addPart(line, heading);
            case SECTION -> addSection(line, heading);
            case NAMED, TASK -> addTask(line, heading);
            case ITEM -> addItem(line, heading);
        }
    }

    private void addItem(Range line, Heading heading) {
        if (form == Form.ITEMS) {
            addNumbered(line, heading);
            return;
        }
        items++;
        itemsWithUnits += UnitClause.find(source, line) == null ? 0 : 1;
        addParagraph(line);
    }

    /// Whether what is numbered (1) is to be done by somebody, and nothing else carries a number.
    private boolean isOfItems() {
        return !numbering.isBegun() && items > 1 && 2 * itemsWithUnits >= items;
    }

    private void addPart(Range line, Heading heading) {
        int expected = part == null || part.isChapter ? 1 : part.ordinal + 1;
        if (heading.ordinal() < expected || heading.ordinal() > expected + 1) {
            addParagraph(line);
            return;
        }
        Range title = TaskTitle.ofHeading(source, line, heading.body());
        begin(new PartDraft(heading.ordinal(), source.published(title), false));
        if (form == Form.PARTS) {
            beginTask(heading.ordinal(), line, heading.body());
        } else if (TaskTitle.countsSomething(text, title) || UnitClause.find(source, title) != null) {
            addParagraph(source.trimmed(new Range(heading.body(), line.to())));
        } else {
            addRest(line, title);
        }
    }

    /// 第一部分, under which parts count anew.
    private void addChapter(Range line, Heading heading) {
        begin(new PartDraft(heading.ordinal(), source.published(line), true));
    }

    private void begin(PartDraft begun) {
        page.begin();
        part = begun;
        parts.add(part);
        section = null;
        sectionOrdinal = 0;
        task = null;
    }

    private void addSection(Range line, Heading heading) {
        boolean follows = heading.ordinal() == sectionOrdinal + 1 || heading.ordinal() == lastSection + 1;
        if (part == null && form != Form.SECTIONS || !follows) {
            strayedSections += follows ? 1 : 0;
            lastSection = follows ? heading.ordinal() : lastSection;
            addParagraph(line);
            return;
        }
        page.begin();
        sectionOrdinal = heading.ordinal();
        lastSection = heading.ordinal();
        if (form == Form.SECTIONS) {
            beginTask(tasks.size() - openings + 1, line, heading.body());
            return;
        }
        Range title = TaskTitle.ofHeading(source, line, heading.body());
        section = source.published(title);
        part.sections.add(section);
        task = null;
        addRest(line, title);
    }

    private void addRest(Range line, Range title) {
        Range rest = TaskTitle.behind(text, title, line);
        if (!rest.isEmpty()) {
            addParagraph(rest);
        }
    }

    private void addTask(Range line, Heading heading) {
        boolean isInTask = task != null && !task.isOpening;
        if (form == Form.NUMBERS && numbering.goesOnWith(heading, isInTask)) {
            addNumbered(line, heading);
        } else {
            addParagraph(line);
        }
    }

    private void addNumbered(Range line, Heading heading) {
        if (heading.ordinal() == 1 && numbering.isBegun() && task != null && !task.isOpening && lastPlaceIs(task)) {
            addParagraph(line);
            return;
        }
        numbering.count(heading);
        beginTask(heading.ordinal(), line, heading.body());
    }

    private void beginTask(int number, Range line, int body) {
        page.begin();
        task = new TaskDraft(Integer.toString(number), form == Form.PARTS ? NOWHERE : place(), false);
        tasks.add(task);
        words.add(task, line, source.trimmed(new Range(body, line.to())), true);
    }

    /// Whether a 1. would begin a list inside a task, and not the tasks of another part or section.
    private boolean lastPlaceIs(TaskDraft last) {
        return last.place.equals(place());
    }

    private void addParagraph(Range line) {
        if (part != null || task != null) {
            boolean isAssigned = task != null && task.hasLead();
            if (!page.holdBehind(line, isAssigned)) {
                words.add(opened(), line, line, false);
            }
        } else if (!page.holdAbove(line)) {
            addHead(line);
        }
    }

    private TaskDraft.Place place() {
        return new TaskDraft.Place(part, section, section == null ? 0 : sectionOrdinal);
    }

    /// What stands before the first part is no task, but goals in it belong to one: P0.
    private void addHead(Range line) {
        head.add(line);
        List<Range> goals = headGoals.in(line);
        if (!goals.isEmpty()) {
            TaskDraft opening = new TaskDraft("P0", NOWHERE, true);
            goals.forEach(goal -> opening.add(line, goal, TaskWords.NOBODY));
            tasks.add(opening);
            openings++;
        }
    }

    Outline outline() {
        List<OutlineTask> found =
                TaskNumbers.apart(tasks).stream().map(TaskDraft::task).toList();
        return new Outline(head, parts.stream().map(PartDraft::part).toList(), found);
    }
}
