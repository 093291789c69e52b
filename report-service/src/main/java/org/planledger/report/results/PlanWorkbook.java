package org.planledger.report.results;

import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.planledger.kernel.problem.Language;
import org.planledger.kernel.problem.Text;
import org.planledger.report.attainment.State;
import org.planledger.report.export.SheetNames;
import org.planledger.report.export.SheetStyles;
import org.planledger.report.export.SignalColours;
import org.planledger.report.export.TableSheet;
import org.planledger.report.standing.PlanOutcomes;

/// A plan's results as a workbook: a sheet with the summary by part and a chart, then a sheet for each part.
final class PlanWorkbook {
    private static final Text SUMMARY = new Text("汇总", "Summary");
    private static final Text AS_OF = new Text("%1$s（截至 %2$s）", "%1$s (as of %2$s)");
    private static final Text BY_STATE = new Text("各部分指标完成状态", "Targets by part and state");
    /// Of a part's sheet so many rows are in memory; what comes before is on disk.
    private static final int ROWS_IN_MEMORY = 100;

    private final String title;
    private final PlanSummary summary;
    private final PlanOutcomes outcomes;
    private final ResultSort sort;
    private final Language language;
    private final SheetNames names = new SheetNames();

    /// @param title of the plan
    /// @param summary by part
    /// @param sort of the rows of each part
    PlanWorkbook(String title, PlanSummary summary, PlanOutcomes outcomes, ResultSort sort, Language language) {
        this.title = AS_OF.in(language)
                .formatted(
                        title,
                        Standpoint.of(summary.asOf(), summary.knownAt(), summary.basis())
                                .in(language));
        this.summary = summary;
        this.outcomes = outcomes;
        this.sort = sort;
        this.language = language;
    }

    StreamingOutput file() {
        return this::write;
    }

    private void write(OutputStream out) throws IOException {
        try (XSSFWorkbook whole = new XSSFWorkbook();
                SXSSFWorkbook streamed = new SXSSFWorkbook(whole, ROWS_IN_MEMORY)) {
            SheetStyles styles = new SheetStyles(whole);
            writeSummary(whole.createSheet(names.of(SUMMARY.in(language))), styles);
            for (int part = 1; part <= outcomes.partTitles().size(); part++) {
                writePart(streamed, outcomes.partTitles().get(part - 1), part, styles);
            }
            if (outcomes.entries().stream().anyMatch(entry -> entry.context().part() == null)) {
                writePart(streamed, ResultTable.WITHOUT_PART.in(language), null, styles);
            }
            streamed.write(out);
        }
    }

    private void writeSummary(XSSFSheet sheet, SheetStyles styles) {
        TableSheet<SummaryTable.Row> table =
                new TableSheet<>(sheet, SummaryTable.TABLE, title, 2, Set.of(), styles, language);
        SummaryTable.rows(summary, Grouping.PART).forEach(table::add);
        table.finish();
        // No page ends inside the chart.
        sheet.getPrintSetup().setFitHeight((short) 1);
        List<State> states = new ArrayList<>(Arrays.asList(State.values()));
        states.retainAll(summary.total().states().keySet());
        if (!states.isEmpty()) {
            CellRangeAddress rows = table.cells(SummaryTable.TITLE);
            CellRangeAddress parts = new CellRangeAddress(
                    rows.getFirstRow(), rows.getLastRow() - 1, SummaryTable.TITLE, SummaryTable.TITLE);
            StateChart.add(sheet, BY_STATE.in(language), states, SummaryTable.FIRST_STATE, parts);
        }
    }

    /// What is empty on all sheets would only take room from the rest.
    private Set<Integer> hidden() {
        Set<Integer> hidden = new HashSet<>(ResultTable.OF_THE_PART);
        if (!outcomes.anyRevised()) {
            hidden.addAll(ResultTable.OF_A_REVISION);
        }
        return hidden;
    }

    /// @param part null for the targets without one
    private void writePart(SXSSFWorkbook book, String heading, Integer part, SheetStyles styles) {
        TableSheet<ResultTable.Row> table = new TableSheet<>(
                book.createSheet(names.of(heading)),
                ResultTable.TABLE,
                heading + " · " + title,
                ResultTable.TASK_NUMBER + 1,
                hidden(),
                styles,
                language);
        sort.sorted(outcomes.entries().stream()
                        .filter(entry -> Objects.equals(entry.context().part(), part)))
                .forEach(entry -> table.add(new ResultTable.Row(outcomes, entry)));
        table.finish();
        if (table.cells(0) != null) {
            CellRangeAddress[] coloured = IntStream.of(ResultTable.STATE, ResultTable.SIGNAL)
                    .mapToObj(table::cells)
                    .toArray(CellRangeAddress[]::new);
            SignalColours.add(table, coloured, ResultTable.SIGNAL_CODE);
        }
    }
}
