package org.planledger.report.results;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.planledger.kernel.problem.Text;
import org.planledger.report.answer.Strength;
import org.planledger.report.attainment.Signal;
import org.planledger.report.attainment.State;
import org.planledger.report.export.CellKind;
import org.planledger.report.export.Column;
import org.planledger.report.export.GroupColumns;
import org.planledger.report.export.Table;
import org.planledger.report.export.Words;

/// A plan's summary as a table with a row for each group and one for the whole plan.
final class SummaryTable {
    /// The key of the row of the whole plan.
    static final String TOTAL = "total";

    static final Table<Row> TABLE = new Table<>(Stream.of(
                    Stream.<Column<Row>>of(
                            Column.of("键", "Key", CellKind.KEY, Row::key),
                            Column.of("名称", "Title", CellKind.NAME, Row::title),
                            Column.of("指标数", "Targets", CellKind.COUNT, Row::targets),
                            Column.of("得分", "Score", CellKind.SCORE, Row::score),
                            Column.of("数据完整率", "Completeness", CellKind.RATIO, Row::completeness)),
                    GroupColumns.states(Row::states),
                    GroupColumns.signals(Row::signals),
                    Stream.<Column<Row>>of(
                            Column.of("得分最高的目标", "Best target", CellKind.KEY, row -> target(row.best())),
                            Column.of("得分最低的目标", "Worst target", CellKind.KEY, row -> target(row.worst()))))
            .flatMap(columns -> columns)
            .toList());

    static final int TITLE = TABLE.place("Title");
    /// The column of the first state; the others follow in their order.
    static final int FIRST_STATE = TABLE.place(Words.of(State.values()[0]).english());

    private SummaryTable() {}

    static List<Row> rows(PlanSummary summary, Grouping by) {
        List<Row> rows = new ArrayList<>();
        for (PlanSummary.Group group : summary.groups()) {
            rows.add(new Row(
                    group.key(),
                    title(group, by),
                    group.targets(),
                    group.score(),
                    group.completeness(),
                    group.states(),
                    group.signals(),
                    group.best(),
                    group.worst()));
        }
        PlanSummary.Total total = summary.total();
        rows.add(new Row(
                TOTAL,
                new Text("合计", "Total"),
                total.targets(),
                total.score(),
                total.completeness(),
                total.states(),
                total.signals(),
                total.best(),
                total.worst()));
        return rows;
    }

    private static Object title(PlanSummary.Group group, Grouping by) {
        if (group.key().equals(PlanSummary.NO_GROUP)) {
            return new Text("未归入", "none");
        }
        return by == Grouping.STRENGTH ? Words.of(Strength.valueOf(group.key())) : group.title();
    }

    /// @return null where no target counts
    private static String target(PlanSummary.Extreme extreme) {
        return extreme == null ? null : extreme.target();
    }

    /// @param title a [Text] of ours or what the group is called; null when that is not known
    record Row(
            String key,
            Object title,
            int targets,
            BigDecimal score,
            BigDecimal completeness,
            Map<State, Integer> states,
            Map<Signal, Integer> signals,
            PlanSummary.Extreme best,
            PlanSummary.Extreme worst) {}
}
