package org.planledger.report.results;

import org.openpdf.text.pdf.PdfPCell;
import org.planledger.kernel.problem.Text;
import org.planledger.report.attainment.Signal;
import org.planledger.report.export.SignalColours;
import org.planledger.report.export.Words;
import org.planledger.report.export.pdf.PdfCells;
import org.planledger.report.export.pdf.PdfRows;

/// What a report says about a target in every table, cell by cell.
final class TargetCells {
    private final PdfCells cells;
    private final String regionOfPlan;
    private final ReportTerms terms;

    TargetCells(PdfCells cells, String regionOfPlan, ReportTerms terms) {
        this.cells = cells;
        this.regionOfPlan = regionOfPlan;
        this.terms = terms;
    }

    PdfRows.Heading heading(String chinese, String english, float width) {
        return new PdfRows.Heading(terms.say(new Text(chinese, english)), width);
    }

    PdfPCell task(ResultTable.Row row) {
        return cells.word(row.context().task());
    }

    PdfPCell title(ResultTable.Row row) {
        return cells.name(row.context().taskTitle());
    }

    PdfPCell leads(ResultTable.Row row) {
        return cells.name(row.context().lead().isEmpty() ? null : row.leadNames());
    }

    /// The indicator, and its region where that is not the one of the plan.
    PdfPCell indicator(ResultTable.Row row) {
        String region = null;
        if (!row.context().region().equals(regionOfPlan)) {
            region = row.context().regionName() == null
                    ? row.context().region()
                    : row.context().regionName();
        }
        return cells.name(row.context().indicatorName(), region);
    }

    /// The words of the document, and below them what the target is judged by.
    PdfPCell target(ResultTable.Row row) {
        String goal = terms.goal(row.context());
        return row.context().phrase() == null
                ? cells.name(goal)
                : cells.name(row.context().phrase(), goal);
    }

    PdfPCell actual(ResultTable.Row row) {
        return cells.number(terms.amount(row.result().value(), row.context()), terms.through(row.result()));
    }

    PdfPCell state(ResultTable.Row row) {
        return coloured(Words.of(row.result().state()), row.result().signal());
    }

    PdfPCell signal(ResultTable.Row row) {
        Signal signal = row.result().signal();
        return coloured(Words.of(signal), signal);
    }

    private PdfPCell coloured(Text word, Signal signal) {
        return cells.word(terms.say(word), SignalColours.fill(signal), SignalColours.letters(signal));
    }
}
