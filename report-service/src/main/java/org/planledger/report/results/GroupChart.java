package org.planledger.report.results;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.openpdf.text.pdf.PdfPCell;
import org.planledger.kernel.problem.Text;
import org.planledger.report.attainment.Signal;
import org.planledger.report.attainment.State;
import org.planledger.report.export.ShownNumbers;
import org.planledger.report.export.SignalColours;
import org.planledger.report.export.StateColours;
import org.planledger.report.export.Words;
import org.planledger.report.export.pdf.CellBar;
import org.planledger.report.export.pdf.PdfCells;
import org.planledger.report.export.pdf.PdfReport;
import org.planledger.report.export.pdf.PdfRows;

/// A chart of a plan's groups: for each a bar of its targets by state, and one of its score.
final class GroupChart {
    private static final Text BY_PART = new Text("各部分得分与状态", "Scores and states by part");
    private static final Text BY_UNIT = new Text("各牵头单位得分与状态", "Scores and states by lead unit");
    private static final int BEST_SCORE = 100;
    private static final int SCORE_FILL = 0x8FAADC;
    private static final int SCORE_LETTERS = 0x1F1F1F;

    private final ReportTerms terms;

    GroupChart(ReportTerms terms) {
        this.terms = terms;
    }

    /// @param by what the groups of the summary are: parts or lead units
    void write(PdfReport report, PlanSummary summary, Grouping by) {
        PdfRows rows = report.table(
                terms.say(by == Grouping.PART ? BY_PART : BY_UNIT),
                List.of(
                        heading(by == Grouping.PART ? "部分" : "牵头单位", by == Grouping.PART ? "Part" : "Lead unit", 24),
                        heading("指标数", "Targets", 6),
                        heading("状态（指标数）", "States (targets)", 36),
                        heading("红", "Red", 5),
                        heading("黄", "Yellow", 5),
                        heading("蓝", "Blue", 5),
                        heading("得分", "Score", 17),
                        heading("数据完整率", "Complete", 8)));
        for (SummaryTable.Row row : SummaryTable.rows(summary, by)) {
            add(report, rows, row);
        }
        rows.finish();
    }

    private PdfRows.Heading heading(String chinese, String english, float width) {
        return new PdfRows.Heading(terms.say(new Text(chinese, english)), width);
    }

    private void add(PdfReport report, PdfRows rows, SummaryTable.Row row) {
        PdfCells cells = report.cells();
        rows.add(
                cells.name(title(row)),
                cells.word(Integer.toString(row.targets())),
                states(report, row),
                count(cells, row, Signal.RED),
                count(cells, row, Signal.YELLOW),
                count(cells, row, Signal.BLUE),
                score(report, row),
                cells.number(ShownNumbers.percent(row.completeness())));
    }

    /// A group without a name is called by its key.
    private String title(SummaryTable.Row row) {
        return switch (row.title()) {
            case null -> row.key();
            case Text word -> terms.say(word);
            default -> row.title().toString();
        };
    }

    private static PdfPCell count(PdfCells cells, SummaryTable.Row row, Signal signal) {
        int count = row.signals().getOrDefault(signal, 0);
        return count == 0
                ? cells.word("0")
                : cells.word(Integer.toString(count), SignalColours.fill(signal), SignalColours.letters(signal));
    }

    private PdfPCell states(PdfReport report, SummaryTable.Row row) {
        PdfPCell cell = report.cells().word("");
        if (row.targets() == 0) {
            return cell;
        }
        List<CellBar.Piece> pieces = shown(row.states()).stream()
                .map(state -> {
                    int count = row.states().get(state);
                    return new CellBar.Piece(
                            count,
                            StateColours.fill(state),
                            StateColours.letters(state),
                            List.of(terms.say(Words.of(state)) + " " + count, Integer.toString(count)));
                })
                .toList();
        return CellBar.in(cell, new CellBar(pieces, row.targets(), report.text()));
    }

    /// The states that occur, the better ones first.
    static List<State> shown(Map<State, Integer> states) {
        return Arrays.asList(
                        State.ACHIEVED,
                        State.ON_TRACK,
                        State.BEHIND,
                        State.FAR_BEHIND,
                        State.MISSED,
                        State.BREACHED,
                        State.NO_DATA,
                        State.NOT_STARTED,
                        State.TARGET_NOT_SET)
                .stream()
                .filter(states::containsKey)
                .toList();
    }

    private PdfPCell score(PdfReport report, SummaryTable.Row row) {
        if (row.score() == null) {
            return report.cells().word(PdfCells.NOTHING);
        }
        PdfPCell cell = report.cells().number(terms.score(row.score()));
        CellBar.Piece bar = new CellBar.Piece(row.score().doubleValue(), SCORE_FILL, SCORE_LETTERS, List.of());
        return CellBar.beside(cell, new CellBar(List.of(bar), BEST_SCORE, report.text()));
    }
}
