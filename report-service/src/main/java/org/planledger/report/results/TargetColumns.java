package org.planledger.report.results;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.openpdf.text.pdf.PdfPCell;
import org.planledger.kernel.problem.Text;
import org.planledger.report.answer.GoalRevision;
import org.planledger.report.attainment.Signal;
import org.planledger.report.export.SignalColours;
import org.planledger.report.export.Words;
import org.planledger.report.export.pdf.PdfCells;
import org.planledger.report.export.pdf.PdfRows;
import org.planledger.report.standing.PlanOutcomes;

/// What a report says about a target in every table, column by column.
final class TargetColumns {
    private final PdfCells cells;
    private final boolean anyRevised;
    private final String regionOfPlan;
    private final ReportTerms terms;

    /// @param cell what stands in the row of a target
    record Column(PdfRows.Heading heading, Function<ResultTable.Row, PdfPCell> cell) {}

    TargetColumns(PdfCells cells, PlanOutcomes outcomes, String regionOfPlan, ReportTerms terms) {
        this.cells = cells;
        this.anyRevised = outcomes.anyRevised();
        this.regionOfPlan = regionOfPlan;
        this.terms = terms;
    }

    static List<PdfRows.Heading> headings(List<Column> columns) {
        return columns.stream().map(Column::heading).toList();
    }

    static PdfPCell[] cells(List<Column> columns, ResultTable.Row row) {
        return columns.stream().map(column -> column.cell().apply(row)).toArray(PdfPCell[]::new);
    }

    Column column(String chinese, String english, float width, Function<ResultTable.Row, PdfPCell> cell) {
        return new Column(new PdfRows.Heading(terms.say(new Text(chinese, english)), width), cell);
    }

    Column task(float width) {
        return column("任务", "Task", width, row -> cells.word(row.context().task()));
    }

    Column title(float width) {
        return column("任务名称", "Title", width, row -> cells.name(row.context().taskTitle()));
    }

    Column leads(float width) {
        return column(
                "牵头单位",
                "Lead units",
                width,
                row -> cells.name(row.context().lead().isEmpty() ? null : row.leadNames()));
    }

    /// The indicator, and its region where that is not the one of the plan.
    Column indicator(float width) {
        return column("指标", "Indicator", width, row -> {
            String region = null;
            if (!row.context().region().equals(regionOfPlan)) {
                region = row.context().regionName() == null
                        ? row.context().region()
                        : row.context().regionName();
            }
            return cells.name(row.context().indicatorName(), region);
        });
    }

    /// The words of the document, and below them what the target is judged by.
    Column target(float width) {
        return column("目标", "Target", width, row -> {
            String goal = terms.goal(row.context());
            return row.context().phrase() == null
                    ? cells.name(goal)
                    : cells.name(row.context().phrase(), goal);
        });
    }

    /// What the target was judged by before it was revised; no column where that is nothing in the whole plan.
    Stream<Column> original(float width) {
        return anyRevised ? Stream.of(column("原定目标", "Original target", width, this::original)) : Stream.of();
    }

    private PdfPCell original(ResultTable.Row row) {
        GoalRevision revision = row.context().revision();
        return revision == null
                ? cells.name(null)
                : cells.name(terms.originalGoal(row.context()), terms.revisedFrom(revision.month()));
    }

    Column actual(float width) {
        return column(
                "完成值",
                "Actual",
                width,
                row -> cells.number(terms.amount(row.result().value(), row.context()), terms.through(row.result())));
    }

    Column state(float width) {
        return column(
                "状态",
                "State",
                width,
                row -> coloured(Words.of(row.result().state()), row.result().signal()));
    }

    Column signal(float width) {
        return column(
                "信号",
                "Signal",
                width,
                row -> coloured(Words.of(row.result().signal()), row.result().signal()));
    }

    private PdfPCell coloured(Text word, Signal signal) {
        return cells.word(terms.say(word), SignalColours.fill(signal), SignalColours.letters(signal));
    }
}
