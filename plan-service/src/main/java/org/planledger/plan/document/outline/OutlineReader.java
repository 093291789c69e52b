package org.planledger.plan.document.outline;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.planledger.plan.document.source.Range;
import org.planledger.plan.document.source.SourceText;
import org.planledger.plan.document.source.WordList;

/// Reads how a document is built: parts (一、), sections ((一)), tasks (1.) and who is to do them.
public final class OutlineReader {
    private static final int LONGEST_HEADING = 60;
    private static final WordList FURNITURE =
            WordList.of("扫一扫 扫码 版权所有 网站标识码 ICP备 公网安备 打印整页 打印本页 打印内容 关闭窗口 分享到 上一篇 下一篇 您当前的位置 当前位置 字号: 返回顶部"
                    + " 主办单位: 承办单位: 技术支持 联系电话 浏览次数 责任编辑 信息来源");
    private static final WordList ANNEXES = WordList.of("附件 附表 附录");

    /// What is a task in a document.
    private enum Form {
        /// The tasks carry numbers of their own.
        NUMBERS,
        /// The sections are the tasks.
        SECTIONS,
        /// The parts are the tasks.
        PARTS
    }

    private final SourceText source;
    private final Form form;
    private final String text;
    private final List<Range> head = new ArrayList<>();
    private final List<PartDraft> parts = new ArrayList<>();
    private final List<TaskDraft> tasks = new ArrayList<>();
    private PartDraft part;
    private String section;
    private int sectionOrdinal;
    private int lastSection;
    private int strayedSections;
    private int openings;
    private int lastTask;
    private TaskDraft task;

    private OutlineReader(SourceText source, Form form) {
        this.source = source;
        this.form = form;
        this.text = source.plain();
    }

    public static Outline read(SourceText source) {
        List<Range> lines = source.lines();
        OutlineReader reader = new OutlineReader(source, Form.NUMBERS);
        reader.addAll(lines);
        Form form = reader.formThatFits();
        if (form != Form.NUMBERS) {
            reader = new OutlineReader(source, form);
            reader.addAll(lines);
        }
        return reader.outline();
    }

    private void addAll(List<Range> lines) {
        for (Range line : lines) {
            if (endsAt(line)) {
                return;
            }
            add(line);
        }
    }

    /// What the tasks are: the sections where more of them than not are to be done by somebody and hold no
    /// numbered
    /// tasks; without numbered tasks the sections, or the parts when there are none.
    private Form formThatFits() {
        Set<Place> withTasks = new HashSet<>();
        Set<Place> withUnits = new HashSet<>();
        Set<PartDraft> led = new HashSet<>();
        for (TaskDraft draft : tasks) {
            Place place = new Place(draft.part, draft.section);
            if (draft.isOpening && draft.units.hasLead()) {
                led.add(draft.part);
            }
            if (draft.section != null && !draft.isOpening) {
                withTasks.add(place);
            } else if (draft.section != null && draft.units.hasLead()) {
                withUnits.add(place);
            }
        }
        withUnits.removeAll(withTasks);
        if (withUnits.size() > withTasks.size() || lastTask == 0 && strayedSections > 1) {
            return Form.SECTIONS;
        }
        boolean hasSections = parts.stream().anyMatch(draft -> !draft.sections.isEmpty());
        if (lastTask > 0) {
            return Form.NUMBERS;
        }
        boolean areLed = led.size() > 1 && 2 * led.size() >= parts.size();
        return hasSections ? Form.SECTIONS : areLed ? Form.PARTS : Form.NUMBERS;
    }

    private record Place(PartDraft part, String section) {}

    /// What hangs on a plan is no plan.
    private boolean endsAt(Range line) {
        return lastTask > 0 && line.length() < LONGEST_HEADING && ANNEXES.at(text, line.from(), line.to()) != null;
    }

    private void add(Range line) {
        Heading heading = Heading.of(text, line, lastTask);
        if (heading == null) {
            addParagraph(line);
            return;
        }
        switch (heading.level()) {
            case CHAPTER -> addChapter(line, heading);
            case PART -> addPart(line, heading);
            case SECTION -> addSection(line, heading);
            case TASK -> addTask(line, heading);
        }
    }

    private void addPart(Range line, Heading heading) {
        int expected = part == null || part.isChapter ? 1 : part.ordinal + 1;
        if (heading.ordinal() < expected || heading.ordinal() > expected + 1) {
            addParagraph(line);
            return;
        }
        Range title = headingOf(line, heading.body());
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
        sectionOrdinal = heading.ordinal();
        lastSection = heading.ordinal();
        if (form == Form.SECTIONS) {
            beginTask(tasks.size() - openings + 1, line, heading.body());
            return;
        }
        Range title = headingOf(line, heading.body());
        section = source.published(title);
        part.sections.add(section);
        task = null;
        addRest(line, title);
    }

    /// The heading of a line, which goes to its first full stop when text is glued to it.
    private Range headingOf(Range line, int body) {
        int latest = Math.min(line.to(), line.from() + LONGEST_HEADING + 1);
        for (int i = body; i < latest; i++) {
            if (text.charAt(i) == '。') {
                return source.trimmed(new Range(line.from(), i));
            }
        }
        return line;
    }

    private void addRest(Range line, Range title) {
        int from = title.to();
        while (from < line.to() && "。 ".indexOf(text.charAt(from)) >= 0) {
            from++;
        }
        if (from < line.to()) {
            addParagraph(new Range(from, line.to()));
        }
    }

    private void addTask(Range line, Heading heading) {
        if (form != Form.NUMBERS) {
            addParagraph(line);
            return;
        }
        if (heading.ordinal() == 1 && lastTask > 0 && task != null && !task.isOpening && lastPlaceIs(task)) {
            addParagraph(line);
            return;
        }
        lastTask = heading.ordinal();
        beginTask(heading.ordinal(), line, heading.body());
    }

    private void beginTask(int number, Range line, int body) {
        task = new TaskDraft(Integer.toString(number), form == Form.PARTS ? null : part, section, false);
        tasks.add(task);
        addWords(line, source.trimmed(new Range(body, line.to())), true);
    }

    /// Adds the words of a line to the task, and who its clauses of units name.
    private void addWords(Range line, Range words, boolean isFirst) {
        boolean mayHaveTitle = isFirst;
        Range rest = words;
        while (!rest.isEmpty()) {
            UnitClause clause = UnitClause.find(source, rest);
            Range said = source.trimmed(new Range(
                    rest.from(), clause == null ? rest.to() : clause.range().from()));
            Range title = mayHaveTitle ? TaskTitle.find(text, said) : null;
            if (title != null) {
                task.title = source.published(title);
            }
            task.add(line, title == null ? said : after(title, said), clause);
            mayHaveTitle = false;
            rest = clause == null
                    ? new Range(rest.to(), rest.to())
                    : source.trimmed(new Range(clause.range().to(), rest.to()));
        }
    }

    /// Whether a 1. would begin a list inside a task, and not the tasks of another part or section.
    private boolean lastPlaceIs(TaskDraft last) {
        return last.part == part && Objects.equals(last.section, section);
    }

    private Range after(Range title, Range said) {
        int from = title.to();
        while (from < said.to() && "。: ".indexOf(text.charAt(from)) >= 0) {
            from++;
        }
        return new Range(from, said.to());
    }

    private void addParagraph(Range line) {
        if (FURNITURE.indexIn(text, line.from(), Math.min(line.to(), line.from() + LONGEST_HEADING)) >= 0
                && line.length() < 2 * LONGEST_HEADING) {
            return;
        }
        if (part == null && task == null) {
            head.add(line);
            return;
        }
        if (task == null) {
            task = new TaskDraft("P" + part.ordinal, part, section, true);
            tasks.add(task);
            openings++;
        }
        addWords(line, line, false);
    }

    private Outline outline() {
        List<TaskDraft> read = joinedOpenings();
        List<OutlineTask> found = numbered(read).stream().map(TaskDraft::task).toList();
        return new Outline(head, parts.stream().map(PartDraft::part).toList(), found);
    }

    /// What a part says at several places before tasks is one.
    private List<TaskDraft> joinedOpenings() {
        List<TaskDraft> joined = new ArrayList<>();
        Map<PartDraft, TaskDraft> openings = new IdentityHashMap<>();
        for (TaskDraft draft : tasks) {
            TaskDraft first = draft.isOpening ? openings.putIfAbsent(draft.part, draft) : null;
            if (first == null) {
                joined.add(draft);
            } else {
                first.join(draft);
            }
        }
        return joined;
    }

    private static List<TaskDraft> numbered(List<TaskDraft> drafts) {
        Set<String> seen = new HashSet<>();
        boolean repeats = drafts.stream().anyMatch(draft -> !seen.add(draft.number));
        if (!repeats) {
            return drafts;
        }
        Map<String, Integer> copies = new HashMap<>();
        for (TaskDraft draft : drafts) {
            if (!draft.isOpening && draft.part != null) {
                draft.number = draft.part.ordinal + "-" + draft.number;
            }
            int copy = copies.merge(draft.number, 1, Integer::sum);
            if (copy > 1) {
                draft.number = draft.number + "-" + copy;
            }
        }
        return drafts;
    }

    private static final class PartDraft {
        private final int ordinal;
        private final String title;
        private final boolean isChapter;
        private final List<String> sections = new ArrayList<>();

        private PartDraft(int ordinal, String title, boolean isChapter) {
            this.ordinal = ordinal;
            this.title = title;
            this.isChapter = isChapter;
        }

        private OutlinePart part() {
            return new OutlinePart(title, sections);
        }
    }

    private static final class TaskDraft {
        private final PartDraft part;
        private final List<Range> bodies = new ArrayList<>();
        private String number;
        private String title;
        private String section;
        private boolean isOpening;
        private NamedUnits units = new NamedUnits();
        private Range range;

        private TaskDraft(String number, PartDraft part, String section, boolean isOpening) {
            this.number = number;
            this.part = part;
            this.section = section;
            this.isOpening = isOpening;
        }

        private void add(Range line, Range body, UnitClause clause) {
            range = range == null ? line : new Range(range.from(), Math.max(range.to(), line.to()));
            if (!body.isEmpty()) {
                bodies.add(body);
            }
            if (clause != null) {
                units = units.and(clause.units());
            }
        }

        private void join(TaskDraft more) {
            bodies.addAll(more.bodies);
            units = units.and(more.units);
            range = new Range(range.from(), more.range.to());
            section = more.section;
        }

        private OutlineTask task() {
            return new OutlineTask(number, title, part == null ? null : part.title, section, units.units(), bodies, range);
        }
    }
}
