package org.planledger.report.results;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.planledger.kernel.problem.Text;
import org.planledger.report.export.ShownNumbers;
import org.planledger.report.export.pdf.PdfCells;
import org.planledger.report.export.pdf.PdfReport;
import org.planledger.report.export.pdf.PdfRows;
import org.planledger.report.standing.PlanOutcomes;

/// The chapter of a report with every target: a table for each part.
final class PartTables {
    private static final Text HEADING = new Text("各部分指标完成情况", "Targets by part");
    private static final Text NO_TARGETS = new Text("本部分没有指标。", "This part has no targets.");

    private final PlanOutcomes outcomes;
    private final TargetColumns of;
    private final ReportTerms terms;

    /// @param of the columns that other tables have, too
    PartTables(PlanOutcomes outcomes, TargetColumns of, ReportTerms terms) {
        this.outcomes = outcomes;
        this.of = of;
        this.terms = terms;
    }

    void write(PdfReport report) {
        report.chapter(terms.say(HEADING));
        List<TargetColumns.Column> columns = columns(report.cells());
        List<String> parts = outcomes.partTitles();
        for (int part = 1; part <= parts.size(); part++) {
            writePart(report, columns, parts.get(part - 1), part);
        }
        if (outcomes.entries().stream().anyMatch(entry -> entry.context().part() == null)) {
            writePart(report, columns, terms.say(ResultTable.WITHOUT_PART), null);
        }
    }

    private List<TargetColumns.Column> columns(PdfCells cells) {
        return Stream.of(
                        Stream.of(of.task(5), of.title(15), of.leads(13), of.indicator(14), of.target(19)),
                        of.original(12),
                        Stream.of(
                                of.actual(11),
                                of.column(
                                        "完成率",
                                        "Attained",
                                        7,
                                        row -> cells.number(ShownNumbers.percent(
                                                row.result().attainment()))),
                                of.column(
                                        "序时进度比",
                                        "Pace",
                                        7,
                                        row -> cells.number(ShownNumbers.percent(
                                                row.result().paceRatio()))),
                                of.state(7),
                                of.signal(6)))
                .flatMap(columns -> columns)
                .toList();
    }

    /// @param part null for the targets without one
    private void writePart(PdfReport report, List<TargetColumns.Column> columns, String title, Integer part) {
        PdfRows rows = report.table(title, TargetColumns.headings(columns));
        boolean empty = true;
        for (PlanOutcomes.Entry entry : outcomes.entries()) {
            if (Objects.equals(entry.context().part(), part)) {
                empty = false;
                rows.add(TargetColumns.cells(columns, new ResultTable.Row(outcomes, entry)));
            }
        }
        if (empty) {
            rows.addSentence(report.cells().name(terms.say(NO_TARGETS)));
        }
        rows.finish();
    }
}
