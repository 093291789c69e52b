package org.planledger.plan.document.outline;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.planledger.plan.document.source.Range;
import org.planledger.plan.document.source.SourceText;
import org.planledger.plan.document.source.WordList;

/// A table of indicators, one cell a line: 序号, 指标, 单位, 2023年, 2026年目标. What is to be reached stands in the columns that
/// are called goals, or else in that of the last year; the earlier years are what was.
final class IndicatorTable {
    static final WordList NAMES = WordList.of("指标 指标名称 主要指标 具体指标 核心指标 指标内容");
    private static final WordList UNITS = WordList.of("单位 计量单位");
    private static final WordList GOALS = WordList.of("目标 目标值 年度目标 年度目标值 目标任务 计划 计划目标 计划值 预期目标 规划目标");
    private static final WordList FORMER = WordList.of("完成 实际 现状 基数 基期 基准 上年");
    private static final WordList OTHERS =
            WordList.of("属性 指标属性 性质 指标性质 类型 指标类型 类别 备注 责任单位 牵头单位 责任部门 牵头部门 配合单位 数据来源 年均增长 年均增速 累计");
    private static final int LONGEST_HEAD = 14;
    private static final int MOST_COLUMNS = 12;
    private static final int LENGTH_OF_A_YEAR = 4;
    private static final int LONGEST_VALUE = 16;

    private record Goal(int column, int year) {}

    private final String text;
    private final List<String> heads;
    private final int name;
    private final int unit;
    private final List<Goal> goals;

    private IndicatorTable(String text, List<String> heads) {
        this.text = text;
        this.heads = heads;
        this.name = indexOf(heads, NAMES);
        this.unit = indexOf(heads, UNITS);
        this.goals = goals(heads);
    }

    /// The table whose head begins at a line.
    ///
    /// @return null when none does
    static IndicatorTable at(SourceText source, List<Range> lines, int from) {
        String text = source.plain();
        List<String> heads = new ArrayList<>();
        for (int i = from; i < lines.size() && heads.size() < MOST_COLUMNS; i++) {
            String head = lines.get(i).length() > LONGEST_HEAD ? "" : head(text, lines.get(i));
            if (!isHead(head) || i == from && !FlatTable.FIRST.contains(head) && !NAMES.contains(head)) {
                break;
            }
            heads.add(head);
        }
        return of(text, heads);
    }

    /// The table of these columns.
    ///
    /// @return null when they name no indicators with their goals
    static IndicatorTable of(String text, List<String> heads) {
        IndicatorTable table = new IndicatorTable(text, heads);
        return table.name < 0 || table.goals.isEmpty() ? null : table;
    }

    static String head(String text, Range line) {
        return line.of(text).replace(" ", "");
    }

    private static boolean isHead(String head) {
        return FlatTable.FIRST.contains(head)
                || NAMES.contains(head)
                || UNITS.contains(head)
                || GOALS.contains(head)
                || OTHERS.contains(head)
                || year(head) > 0;
    }

    private static int indexOf(List<String> heads, WordList words) {
        for (int i = 0; i < heads.size(); i++) {
            if (words.contains(heads.get(i))) {
                return i;
            }
        }
        return -1;
    }

    /// The year of 2026年目标 and 2023年.
    ///
    /// @return 0 when it names none
    private static int year(String head) {
        boolean isYear = head.length() > LENGTH_OF_A_YEAR
                && head.charAt(LENGTH_OF_A_YEAR) == '年'
                && head.chars().limit(LENGTH_OF_A_YEAR).allMatch(Character::isDigit);
        return isYear ? Integer.parseInt(head.substring(0, LENGTH_OF_A_YEAR)) : 0;
    }

    private static List<Goal> goals(List<String> heads) {
        List<Goal> named = new ArrayList<>();
        List<Goal> years = new ArrayList<>();
        for (int i = 0; i < heads.size(); i++) {
            String head = heads.get(i);
            int year = year(head);
            String what = year > 0 ? head.substring(LENGTH_OF_A_YEAR + 1) : head;
            if (GOALS.contains(what)) {
                named.add(new Goal(i, year));
            } else if (year > 0 && !FORMER.isIn(what)) {
                years.add(new Goal(i, year));
            }
        }
        if (!named.isEmpty() || years.size() < 2) {
            return named;
        }
        return List.of(years.stream().max(Comparator.comparingInt(Goal::year)).orElseThrow());
    }

    /// Of how many lines the head and each row are made.
    int columns() {
        return heads.size();
    }

    /// Whether a row stands there: its number where rows are counted, and else a number to be reached.
    boolean isRow(List<Range> lines, int at) {
        if (at + heads.size() > lines.size()) {
            return false;
        }
        int number = FlatTable.numberOf(text, lines.get(at));
        return FlatTable.FIRST.contains(heads.getFirst())
                ? number > 0 && isWhole(lines, at, number)
                : number == 0 && !rows(lines.subList(at, at + heads.size())).isEmpty();
    }

    /// Whether the next row begins behind the last column: an empty cell may have left no line.
    private boolean isWhole(List<Range> lines, int at, int number) {
        int end = at + heads.size();
        boolean isFollowed = end < lines.size() && FlatTable.numberOf(text, lines.get(end)) == number + 1;
        return isFollowed
                || lines.subList(at + 1, end).stream().noneMatch(cell -> FlatTable.numberOf(text, cell) == number + 1);
    }

    /// What the cells of a row promise.
    List<IndicatorRow> rows(List<Range> cells) {
        List<IndicatorRow> rows = new ArrayList<>();
        Range named = cells.get(name);
        for (Goal goal : goals) {
            Range value = cells.get(goal.column());
            if (!named.isEmpty() && isNumber(value)) {
                Range units = unit < 0 ? new Range(value.to(), value.to()) : cells.get(unit);
                rows.add(new IndicatorRow(named, units, value, goal.year()));
            }
        }
        return rows;
    }

    private boolean isNumber(Range cell) {
        boolean isShort = !cell.isEmpty() && cell.length() <= LONGEST_VALUE;
        char first = isShort ? text.charAt(cell.from()) : ' ';
        return isShort
                && (Character.isDigit(first) || "≥≤><".indexOf(first) >= 0)
                && cell.of(text).chars().anyMatch(Character::isDigit);
    }
}
