package org.planledger.report.results;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.planledger.kernel.problem.Text;
import org.planledger.report.attainment.Signal;
import org.planledger.report.export.pdf.PdfCells;
import org.planledger.report.export.pdf.PdfReport;
import org.planledger.report.export.pdf.PdfRows;
import org.planledger.report.standing.PlanOutcomes;

/// The chapter of a report with the targets that have a red signal (红色清单): what they lack, what they need from now
/// on, and who leads them. The worst come first, like in warnings: those that are late for the longest, then by the
/// order of the plan.
final class RedList {
    private static final Text HEADING = new Text("红色清单", "Red list");
    private static final Text COUNT =
            new Text("红灯指标 %d 项，连续滞后最久的在前", "Targets with a red signal: %d, those late for the longest first");
    private static final Text NONE = new Text("没有红灯指标。", "No target has a red signal.");

    private final PlanOutcomes outcomes;
    private final Map<String, Integer> monthsLate;
    private final TargetColumns of;
    private final ReportTerms terms;

    /// @param monthsLate for how many months in a row targets have been late, by their ids
    /// @param of the columns that other tables have, too
    RedList(PlanOutcomes outcomes, Map<String, Integer> monthsLate, TargetColumns of, ReportTerms terms) {
        this.outcomes = outcomes;
        this.monthsLate = monthsLate;
        this.of = of;
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
        List<TargetColumns.Column> columns = columns(report.cells());
        PdfRows rows = report.table(terms.say(COUNT, red.size()), TargetColumns.headings(columns));
        for (PlanOutcomes.Entry entry : red) {
            rows.add(TargetColumns.cells(columns, new ResultTable.Row(outcomes, entry)));
        }
        rows.finish();
    }

    private List<TargetColumns.Column> columns(PdfCells cells) {
        return Stream.of(
                        Stream.of(of.task(5), of.title(13), of.indicator(13), of.target(15)),
                        of.original(11),
                        Stream.of(
                                of.actual(10),
                                of.state(7),
                                of.column("差距", "Missing", 11, row -> cells.number(terms.shortfall(row))),
                                of.column(
                                        "今后每月需完成",
                                        "Needed per month",
                                        9,
                                        row -> cells.number(
                                                terms.amount(row.result().requiredPerMonth(), row.context()))),
                                of.column(
                                        "预计突破月份",
                                        "Breach month",
                                        8,
                                        row -> cells.word(
                                                Objects.toString(row.result().breachMonth(), PdfCells.NOTHING))),
                                of.leads(13)))
                .flatMap(columns -> columns)
                .toList();
    }
}
