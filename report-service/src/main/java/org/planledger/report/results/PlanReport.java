package org.planledger.report.results;

import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.Map;
import org.planledger.kernel.problem.Language;
import org.planledger.kernel.problem.Text;
import org.planledger.report.export.PlanFacts;
import org.planledger.report.export.pdf.PdfReport;
import org.planledger.report.standing.PlanOutcomes;

/// A plan's results as a report to be read and printed: cover, summary with charts, red list, the targets of each part,
/// the lead units.
final class PlanReport {
    private static final Text TITLE = new Text("%s 执行情况报告", "%s: progress report");
    private static final Text FOOTER = new Text("%s（截至 %s）", "%s (as of %s)");
    private static final Text UNITS = new Text("各牵头单位", "Lead units");

    private final PlanFacts facts;
    private final PlanSummary byPart;
    private final PlanSummary byUnit;
    private final PlanOutcomes outcomes;
    private final Map<String, Integer> monthsLate;
    private final LocalDate date;
    private final Language language;

    /// @param monthsLate for how many months in a row targets have been late, by their ids
    /// @param date of the report, in Asia/Shanghai
    PlanReport(
            PlanFacts facts,
            PlanSummary byPart,
            PlanSummary byUnit,
            PlanOutcomes outcomes,
            Map<String, Integer> monthsLate,
            LocalDate date,
            Language language) {
        this.facts = facts;
        this.byPart = byPart;
        this.byUnit = byUnit;
        this.outcomes = outcomes;
        this.monthsLate = monthsLate;
        this.date = date;
        this.language = language;
    }

    /// @param out is not closed
    void write(OutputStream out) throws IOException {
        ReportTerms terms = new ReportTerms(language);
        PdfReport report = new PdfReport(
                out,
                new PdfReport.About(
                        terms.say(TITLE, facts.title()),
                        facts.issuer(),
                        terms.say(FOOTER, facts.title(), byPart.asOf()),
                        language));
        new ReportCover(facts, byPart, date, terms).write(report);
        new ReportSummary(byPart, terms).write(report);
        TargetColumns columns = new TargetColumns(report.cells(), outcomes, facts.region(), terms);
        new RedList(outcomes, monthsLate, columns, terms).write(report);
        new PartTables(outcomes, columns, terms).write(report);
        if (!byUnit.groups().isEmpty()) {
            report.chapter(terms.say(UNITS));
            new GroupChart(terms).write(report, byUnit, Grouping.UNIT);
        }
        report.finish();
    }
}
