package org.planledger.report.results;

import java.util.List;
import java.util.Objects;
import org.planledger.kernel.problem.Text;
import org.planledger.report.export.ShownNumbers;
import org.planledger.report.export.pdf.PdfCells;
import org.planledger.report.export.pdf.PdfReport;
import org.planledger.report.export.pdf.PdfRows;
import org.planledger.report.standing.PlanOutcomes;

/// The chapter of a report with every target: a table for each part.
final class PartTables {
    private static final Text HEADING = new Text("各部分指标完成情况", "Targets by part");
    private static final Text WITHOUT_PART = new Text("未归入部分", "Without part");
    private static final Text NO_TARGETS = new Text("本部分没有指标。", "This part has no targets.");

    private final PlanOutcomes outcomes;
    private final String regionOfPlan;
    private final ReportTerms terms;

    PartTables(PlanOutcomes outcomes, String regionOfPlan, ReportTerms terms) {
        this.outcomes = outcomes;
        this.regionOfPlan = regionOfPlan;
        this.terms = terms;
    }

    void write(PdfReport report) {
        report.chapter(terms.say(HEADING));
        List<String> parts = outcomes.partTitles();
        for (int part = 1; part <= parts.size(); part++) {
            writePart(report, parts.get(part - 1), part);
        }
        if (outcomes.entries().stream().anyMatch(entry -> entry.context().part() == null)) {
            writePart(report, terms.say(WITHOUT_PART), null);
        }
    }

    /// @param part null for the targets without one
    private void writePart(PdfReport report, String title, Integer part) {
        PdfCells cells = report.cells();
        TargetCells of = new TargetCells(cells, regionOfPlan, terms);
        PdfRows rows = report.table(
                title,
                List.of(
                        of.heading("任务", "Task", 5),
                        of.heading("任务名称", "Title", 15),
                        of.heading("牵头单位", "Lead units", 13),
                        of.heading("指标", "Indicator", 14),
                        of.heading("目标", "Target", 19),
                        of.heading("完成值", "Actual", 11),
                        of.heading("完成率", "Attained", 7),
                        of.heading("序时进度比", "Pace", 7),
                        of.heading("状态", "State", 7),
                        of.heading("信号", "Signal", 6)));
        boolean empty = true;
        for (PlanOutcomes.Entry entry : outcomes.entries()) {
            if (Objects.equals(entry.context().part(), part)) {
                empty = false;
                ResultTable.Row row = new ResultTable.Row(outcomes, entry);
                rows.add(
                        of.task(row),
                        of.title(row),
                        of.leads(row),
                        of.indicator(row),
                        of.target(row),
                        of.actual(row),
                        cells.number(ShownNumbers.percent(row.result().attainment())),
                        cells.number(ShownNumbers.percent(row.result().paceRatio())),
                        of.state(row),
                        of.signal(row));
            }
        }
        if (empty) {
            rows.addSentence(cells.name(terms.say(NO_TARGETS)));
        }
        rows.finish();
    }
}
