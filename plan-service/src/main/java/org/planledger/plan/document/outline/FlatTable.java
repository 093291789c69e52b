package org.planledger.plan.document.outline;

import java.util.ArrayList;
import java.util.List;
import org.planledger.plan.document.source.Range;
import org.planledger.plan.document.source.SourceText;
import org.planledger.plan.document.source.WordList;

/// A table of tasks of which the lines are left, one cell a line: 序号, 任务, 牵头单位, and then 1, 新建学校, 教育局. The
/// columns are told by their heads; where a row has more or fewer cells than they, by which cells name units.
final class FlatTable {
    private static final int LONGEST_HEAD = 14;
    private static final int MOST_COLUMNS = 12;
    private static final int FEWEST_COLUMNS = 3;
    private static final int MOST_DIGITS = 3;
    /// The head of the first column.
    static final WordList FIRST = WordList.of("序号 编号");
    private static final WordList OF_TASKS = WordList.of("任务 目标 内容 事项 实事 名称 举措 措施 指标 项目 要求 工作 要点 标准 成果");
    private static final WordList OTHERS = WordList.of("时限 时间 领导 责任人 负责人 联系人 备注 类别 领域 分类 进度 单位 部门 级别 牵头 配合 责任");

    private enum Kind {
        TASK,
        UNITS,
        TIME_LIMIT,
        OTHER
    }

    private record Column(Kind kind, Role role) {
        static Column of(String head) {
            Role role = UnitLabel.roleOf(head);
            if (role != null) {
                return new Column(Kind.UNITS, role);
            }
            if (TimeLimit.isLabel(head)) {
                return new Column(Kind.TIME_LIMIT, null);
            }
            return new Column(OTHERS.isIn(head) || !OF_TASKS.isIn(head) ? Kind.OTHER : Kind.TASK, null);
        }
    }

    /// A row of the table.
    ///
    /// @param texts what is to be done, its heading first
    /// @param units who is to do it
    /// @param timeLimits by when
    /// @param indicators what of it are an indicator and its number, each in a cell of its own
    record Row(List<Range> texts, NamedUnits units, List<Range> timeLimits, List<IndicatorRow> indicators) {}

    private final SourceText source;
    private final String text;
    private final List<Column> columns;
    /// Null where no column names indicators.
    private final IndicatorTable indicators;
    private final int lines;

    private FlatTable(SourceText source, List<Column> columns, IndicatorTable indicators, int lines) {
        this.indicators = indicators;
        this.source = source;
        this.text = source.plain();
        this.columns = columns;
        this.lines = lines;
    }

    /// The table whose head begins at a line. One that names no units is a table of indicators, and none of tasks.
    ///
    /// @return null when none does
    static FlatTable at(SourceText source, List<Range> lines, int from) {
        String text = source.plain();
        if (!FIRST.contains(lines.get(from).of(text).replace(" ", ""))) {
            return null;
        }
        List<Column> columns = new ArrayList<>();
        List<String> heads = new ArrayList<>();
        int i = from + 1;
        while (i < lines.size() && columns.size() < MOST_COLUMNS && isHead(text, lines.get(i))) {
            heads.add(IndicatorTable.head(text, lines.get(i)));
            columns.add(Column.of(heads.getLast()));
            i++;
        }
        boolean isBegun =
                i < lines.size() && (numberOf(text, lines.get(i)) > 0 || Heading.of(text, lines.get(i), 0) != null);
        boolean isTable =
                isBegun && columns.size() + 1 >= FEWEST_COLUMNS && has(columns, Kind.TASK) && has(columns, Kind.UNITS);
        return isTable ? new FlatTable(source, columns, IndicatorTable.of(text, heads), i - from) : null;
    }

    private static boolean has(List<Column> columns, Kind kind) {
        return columns.stream().anyMatch(column -> column.kind() == kind);
    }

    private static boolean isHead(String text, Range line) {
        String head = line.of(text);
        return line.length() <= LONGEST_HEAD
                && head.chars().noneMatch(Character::isDigit)
                && head.chars().noneMatch(sign -> "。、,;:".indexOf(sign) >= 0);
    }

    /// Of how many lines the head of the table is made.
    int headLines() {
        return lines;
    }

    /// The number of the row that a line begins.
    ///
    /// @return 0 when it begins none
    static int numberOf(String text, Range line) {
        int end = line.from();
        while (end < line.to() && Character.isDigit(text.charAt(end))) {
            end++;
        }
        int digits = end - line.from();
        boolean isAll = end == line.to() || end + 1 == line.to() && ".、".indexOf(text.charAt(end)) >= 0;
        return digits > 0 && digits <= MOST_DIGITS && isAll ? Integer.parseInt(text, line.from(), end, 10) : 0;
    }

    /// The row of these cells.
    Row row(List<Range> cells) {
        return cells.size() == columns.size()
                ? byColumns(cells)
                : byContent(cells.stream().filter(cell -> !cell.isEmpty()).toList());
    }

    private Row byColumns(List<Range> cells) {
        List<Range> texts = new ArrayList<>();
        NamedUnits units = new NamedUnits();
        List<Range> timeLimits = new ArrayList<>();
        for (int i = 0; i < cells.size(); i++) {
            Column column = columns.get(i);
            if (cells.get(i).isEmpty()) {
                continue;
            }
            if (column.kind() == Kind.TASK) {
                texts.add(cells.get(i));
            } else if (column.kind() == Kind.UNITS) {
                add(units, column.role(), cells.get(i));
            } else if (column.kind() == Kind.TIME_LIMIT) {
                timeLimits.add(TimeLimit.ofCell(cells.get(i)));
            }
        }
        return new Row(texts, units, timeLimits, indicators == null ? List.of() : indicators.rows(cells));
    }

    /// The first cells say what is to be done; from the first that names units on, the columns follow each other.
    private Row byContent(List<Range> cells) {
        List<Range> texts = new ArrayList<>();
        int next = 0;
        while (next < cells.size() && (texts.isEmpty() || !areUnits(cells.get(next)))) {
            texts.add(cells.get(next++));
        }
        NamedUnits units = new NamedUnits();
        Role last = null;
        for (Column column : columns) {
            if (column.kind() == Kind.UNITS && next < cells.size() && areUnits(cells.get(next))) {
                add(units, column.role(), cells.get(next++));
                last = column.role();
            }
        }
        while (last != null && next < cells.size() && areUnits(cells.get(next))) {
            add(units, last, cells.get(next++));
        }
        int others = units.isEmpty() ? 0 : Math.max(0, Math.min(othersBeforeUnits(), texts.size() - 1));
        List<Range> timeLimits = has(columns, Kind.TIME_LIMIT)
                ? cells.stream().filter(cell -> TimeLimit.isTime(text, cell)).toList()
                : List.of();
        return new Row(texts.subList(0, texts.size() - others), units, timeLimits, List.of());
    }

    /// How many columns name neither a task nor a unit and stand between the two: 牵头领导.
    private int othersBeforeUnits() {
        int others = 0;
        for (Column column : columns) {
            if (column.kind() == Kind.UNITS) {
                return others;
            }
            others = column.kind() != Kind.TASK ? others + 1 : 0;
        }
        return 0;
    }

    private boolean areUnits(Range cell) {
        return UnitClause.parts(text, cell, "、,; ").stream()
                .allMatch(name -> NamedUnits.isUnit(text, name.from(), name.to()));
    }

    private void add(NamedUnits units, Role role, Range cell) {
        UnitClause.parts(text, cell, "、,;").forEach(name -> units.add(role, source, name));
    }
}
