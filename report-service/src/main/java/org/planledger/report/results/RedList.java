package org.planledger.report.results;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.planledger.kernel.problem.Text;
import org.planledger.report.attainment.Signal;
import org.planledger.report.export.pdf.PdfCells;
import org.planledger.report.export.pdf.PdfReport;
import org.planledger.report.export.pdf.PdfRows;
import org.planledger.report.standing.PlanOutcomes;

/// The chapter of a report with the targets that have a red signal (红色清单): what they lack, what they need from now
/// on, and who leads them. The worst come first, like in warnings: those that are late for the
/// longest, then by the order of the plan.
final class RedList {
    private static final Text HEADING = new Text("红色清单", "Red list");
    private static final Text COUNT =
            new Text("红灯指标 %d 项，连续滞后最久的在前", "Targets with a red signal: %d, those late for the longest first");
    private static final Text NONE = new Text("没有红灯指标。", "No target has a red signal.");

    private final PlanOutcomes outcomes;
    private final Map<String, Integer> monthsLate;
    private final String regionOfPlan;
    private final ReportTerms terms;

    /// @param monthsLate for how many months in a row targets have been late, by their ids
    RedList(PlanOutcomes outcomes, Map<String, Integer> monthsLate, String regionOfPlan, ReportTerms terms) {
        this.outcomes = outcomes;
        this.monthsLate = monthsLate;
        this.regionOfPlan = regionOfPlan;
        this.terms = terms;
    }

    void write(PdfReport report) {
        report.chapter(terms.say(HEADING));
        List<PlanOutcomes.Entry> red = outcomes.entries().stream()
                .filter(entry -> entry.result().signal() == Signal.RED)
                .sorted(Comparator.comparing(
                        entry -> -monthsLate.getOrDefault(entry.result().target(), 0)))
                .toList();
        if (red.isEmpty()) {
            report.sentence(terms.say(NONE));
            return;
        }
        PdfCells cells = report.cells();
        TargetCells of = new TargetCells(cells, regionOfPlan, terms);
        PdfRows rows = report.table(
                terms.say(COUNT, red.size()),
                List.of(
                        of.heading("任务", "Task", 5),
                        of.heading("任务名称", "Title", 13),
                        of.heading("指标", "Indicator", 13),
                        of.heading("目标", "Target", 15),
                        of.heading("完成值", "Actual", 10),
                        of.heading("状态", "State", 7),
                        of.heading("差距", "Missing", 11),
                        of.heading("今后每月需完成", "Needed per month", 9),
                        of.heading("预计突破月份", "Breach month", 8),
                        of.heading("牵头单位", "Lead units", 13)));
        for (PlanOutcomes.Entry entry : red) {
            ResultTable.Row row = new ResultTable.Row(outcomes, entry);
            rows.add(
                    of.task(row),
                    of.title(row),
                    of.indicator(row),
                    of.target(row),
                    of.actual(row),
                    of.state(row),
                    cells.number(terms.shortfall(row)),
                    cells.number(terms.amount(row.result().requiredPerMonth(), row.context())),
                    cells.word(Objects.toString(row.result().breachMonth(), PdfCells.NOTHING)),
                    of.leads(row));
        }
        rows.finish();
    }
}
