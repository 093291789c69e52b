package org.planledger.report.results;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.planledger.kernel.problem.Text;
import org.planledger.report.answer.Comparator;
import org.planledger.report.answer.GoalRevision;
import org.planledger.report.answer.TargetContext;
import org.planledger.report.attainment.Result;
import org.planledger.report.export.CellKind;
import org.planledger.report.export.Column;
import org.planledger.report.export.Table;
import org.planledger.report.export.Words;
import org.planledger.report.standing.PlanOutcomes;

/// A plan's results as a table with a row for each target.
final class ResultTable {
    static final Table<Row> TABLE = new Table<>(List.of(
            Column.of("目标编号", "Target", CellKind.KEY, row -> row.result().target()),
            Column.of(
                    "部分序号", "Part number", CellKind.COUNT, row -> row.context().part()),
            Column.of("部分", "Part", CellKind.NAME, Row::partTitle),
            Column.of("任务编号", "Task number", CellKind.KEY, row -> row.context().task()),
            Column.of("任务", "Task", CellKind.NAME, row -> row.context().taskTitle()),
            Column.of("牵头单位", "Lead units", CellKind.NAME, Row::leadNames),
            Column.of("牵头单位代码", "Lead unit codes", CellKind.CODE, Row::leadCodes),
            Column.of("指标", "Indicator", CellKind.NAME, row -> row.context().indicatorName()),
            Column.of(
                    "指标代码",
                    "Indicator code",
                    CellKind.CODE,
                    row -> row.context().indicator()),
            Column.of("地区", "Region", CellKind.WORD, row -> row.context().regionName()),
            Column.of("地区代码", "Region code", CellKind.CODE, row -> row.context().region()),
            Column.of("起始月", "From", CellKind.MONTH, row -> row.context().from()),
            Column.of("截止月", "To", CellKind.MONTH, row -> row.context().to()),
            Column.of(
                    "口径",
                    "Measure",
                    CellKind.WORD,
                    row -> Words.of(row.context().measure())),
            Column.of(
                    "口径代码",
                    "Measure code",
                    CellKind.CODE,
                    row -> row.context().measure().name()),
            Column.of(
                    "要求",
                    "Comparator",
                    CellKind.WORD,
                    row -> Words.of(row.context().comparator())),
            Column.of(
                    "要求代码",
                    "Comparator code",
                    CellKind.CODE,
                    row -> code(row.context().comparator())),
            Column.of("目标值", "Bound", CellKind.NUMBER, row -> row.context().bound()),
            Column.of(
                    "目标值上限",
                    "Upper bound",
                    CellKind.NUMBER,
                    row -> row.context().boundHigh()),
            Column.of("调整生效月", "Revised from", CellKind.MONTH, row -> row.ofRevision(GoalRevision::month)),
            Column.of(
                    "原定要求",
                    "Original comparator",
                    CellKind.WORD,
                    row -> Words.of(row.ofRevision(GoalRevision::originalComparator))),
            Column.of(
                    "原定要求代码",
                    "Original comparator code",
                    CellKind.CODE,
                    row -> code(row.ofRevision(GoalRevision::originalComparator))),
            Column.of("原定目标值", "Original bound", CellKind.NUMBER, row -> row.ofRevision(GoalRevision::originalBound)),
            Column.of(
                    "原定目标值上限",
                    "Original upper bound",
                    CellKind.NUMBER,
                    row -> row.ofRevision(GoalRevision::originalBoundHigh)),
            Column.of(
                    "计量单位",
                    "Unit of measure",
                    CellKind.WORD,
                    row -> row.context().unit()),
            Column.of("完成值", "Value", CellKind.NUMBER, row -> row.result().value()),
            Column.of("完成率", "Attainment", CellKind.RATIO, row -> row.result().attainment()),
            Column.of("序时进度比", "Pace ratio", CellKind.RATIO, row -> row.result().paceRatio()),
            Column.of(
                    "序时进度应完成值", "Expected", CellKind.NUMBER, row -> row.result().expected()),
            Column.of("预计完成值", "Forecast", CellKind.NUMBER, row -> row.result().forecast()),
            Column.of("差额", "Gap", CellKind.NUMBER, row -> row.result().gap()),
            Column.of("状态", "State", CellKind.WORD, row -> Words.of(row.result().state())),
            Column.of(
                    "状态代码",
                    "State code",
                    CellKind.CODE,
                    row -> row.result().state().name()),
            Column.of(
                    "信号", "Signal", CellKind.WORD, row -> Words.of(row.result().signal())),
            Column.of(
                    "信号代码",
                    "Signal code",
                    CellKind.CODE,
                    row -> row.result().signal().name()),
            Column.of("得分", "Score", CellKind.RATIO, row -> row.result().score()),
            Column.of(
                    "数据完整率", "Completeness", CellKind.RATIO, row -> row.result().completeness()),
            Column.of("逾期期数", "Overdue", CellKind.COUNT, row -> row.result().overdue()),
            Column.of("数据截至", "Through", CellKind.MONTH, row -> row.result().through())));

    /// Above the targets whose task the plan has no longer.
    static final Text WITHOUT_PART = new Text("未归入部分", "Without part");

    static final int TASK_NUMBER = TABLE.place("Task number");
    /// The columns that say the same for all targets of a part.
    static final Set<Integer> OF_THE_PART = Set.of(TABLE.place("Part number"), TABLE.place("Part"));

    /// The columns that are empty where a target is judged by the goal that it had at first.
    static final Set<Integer> OF_A_REVISION = Set.of(
            TABLE.place("Revised from"),
            TABLE.place("Original comparator"),
            TABLE.place("Original bound"),
            TABLE.place("Original upper bound"));

    static final int STATE = TABLE.place("State");
    static final int SIGNAL = TABLE.place("Signal");
    static final int SIGNAL_CODE = TABLE.place("Signal code");

    private static final String BETWEEN_NAMES = "、";

    private ResultTable() {}

    /// @param comparator null while the number is not set
    private static String code(Comparator comparator) {
        return comparator == null ? null : comparator.name();
    }

    /// The targets that are admitted, each made when it is asked for.
    static Iterable<Row> rows(PlanOutcomes outcomes, Predicate<PlanOutcomes.Entry> admitted, ResultSort sort) {
        return () -> sort.sorted(outcomes.entries().stream().filter(admitted))
                .map(entry -> new Row(outcomes, entry))
                .iterator();
    }

    /// One target of the plan whose outcomes are given.
    record Row(PlanOutcomes outcomes, PlanOutcomes.Entry entry) {
        Result result() {
            return entry.result();
        }

        TargetContext context() {
            return entry.context();
        }

        /// Null when the plan has the task no longer.
        String partTitle() {
            return context().part() == null
                    ? null
                    : outcomes.partTitles().get(context().part() - 1);
        }

        /// A unit that is not known is called by its code.
        String leadNames() {
            return context().lead().stream()
                    .map(unit -> outcomes.unitNames().getOrDefault(unit, unit))
                    .collect(Collectors.joining(BETWEEN_NAMES));
        }

        private String leadCodes() {
            return String.join(BETWEEN_NAMES, context().lead());
        }

        /// Null where the target is judged by the goal that it had at first.
        private <V> V ofRevision(Function<GoalRevision, V> field) {
            return context().revision() == null ? null : field.apply(context().revision());
        }
    }
}
