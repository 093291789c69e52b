package org.planledger.report.export;

import java.math.BigDecimal;
import java.util.Set;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.PrintSetup;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellRangeAddress;
import org.planledger.kernel.problem.Language;
import org.planledger.kernel.problem.Text;

/// A table on a sheet of a workbook, below a title.
public final class TableSheet<T> {
    private static final int HEADING_ROW = 1;
    /// Excel keeps a number with this many digits.
    private static final int DIGITS_OF_A_NUMBER = 15;

    private static final int TITLE_HEIGHT = 26;
    private static final int HEADING_HEIGHT = 30;
    private static final int LINE_HEIGHT = 14;
    /// As many as Excel makes room for.
    private static final int MOST_LINES = 29;
    private static final int HEADING_LINES = 2;
    private static final int CHARACTER = 256;
    private static final int FIRST_WIDE_CHARACTER = 0x1100;
    private static final int NAME_WIDTH = 30;
    private static final int SMALLEST_WIDTH = 7;
    private static final int WIDEST = 40;
    private static final int MARGIN = 3;

    private final Sheet sheet;
    private final Table<T> table;
    private final SheetStyles styles;
    private final Language language;
    /// In characters.
    private final int[] widths;

    private int last = HEADING_ROW;

    /// @param frozen how many columns stay in sight
    /// @param hidden the columns that are there for programs, beside those of codes
    public TableSheet(
            Sheet sheet,
            Table<T> table,
            String title,
            int frozen,
            Set<Integer> hidden,
            SheetStyles styles,
            Language language) {
        this.sheet = sheet;
        this.table = table;
        this.styles = styles;
        this.language = language;
        this.widths = new int[table.columns().size()];
        Row titleRow = sheet.createRow(0);
        titleRow.setHeightInPoints(TITLE_HEIGHT);
        titleRow.createCell(0).setCellValue(title);
        titleRow.getCell(0).setCellStyle(styles.title());
        Row headings = sheet.createRow(HEADING_ROW);
        headings.setHeightInPoints(HEADING_HEIGHT);
        for (int i = 0; i < table.columns().size(); i++) {
            Column<T> column = table.columns().get(i);
            headings.createCell(i).setCellValue(column.heading().in(language));
            headings.getCell(i).setCellStyle(styles.heading());
            sheet.setColumnHidden(i, column.kind() == CellKind.CODE || hidden.contains(i));
            widths[i] = column.kind() == CellKind.NAME
                    ? NAME_WIDTH
                    : Math.max(SMALLEST_WIDTH, width(column.heading().in(language)) / HEADING_LINES);
        }
        sheet.createFreezePane(frozen, HEADING_ROW + 1);
    }

    /// In characters of Latin script, of which a Chinese one takes the room of two.
    private static int width(String text) {
        return text.codePoints()
                .map(character -> character < FIRST_WIDE_CHARACTER ? 1 : 2)
                .sum();
    }

    public void add(T row) {
        last++;
        Row cells = sheet.createRow(last);
        int lines = 1;
        for (int i = 0; i < table.columns().size(); i++) {
            Column<T> column = table.columns().get(i);
            Object value = column.value().apply(row);
            Cell cell = cells.createCell(i);
            fill(cell, value);
            cell.setCellStyle(styles.of(column.kind(), value));
            if (column.kind() == CellKind.NAME) {
                lines = Math.max(lines, Math.ceilDiv(width(shown(value)), NAME_WIDTH));
            } else {
                widths[i] = Math.max(widths[i], Math.min(width(shown(value)), WIDEST));
            }
        }
        cells.setHeightInPoints(Math.min(lines, MOST_LINES) * LINE_HEIGHT + MARGIN);
    }

    private String shown(Object value) {
        return switch (value) {
            case null -> "";
            case Text word -> word.in(language);
            default -> value.toString();
        };
    }

    /// A number with more digits than Excel keeps stands there as a text.
    private void fill(Cell cell, Object value) {
        switch (value) {
            case null -> cell.setBlank();
            case BigDecimal number
            when number.stripTrailingZeros().precision() > DIGITS_OF_A_NUMBER ->
                cell.setCellValue(number.toPlainString());
            case Number number -> cell.setCellValue(number.doubleValue());
            default -> cell.setCellValue(shown(value));
        }
    }

    /// The cells of a column, without the heading; null when there is no row.
    public CellRangeAddress cells(int column) {
        return last == HEADING_ROW ? null : new CellRangeAddress(HEADING_ROW + 1, last, column, column);
    }

    public Sheet sheet() {
        return sheet;
    }

    /// To be called once, after the rows.
    public void finish() {
        for (int i = 0; i < widths.length; i++) {
            sheet.setColumnWidth(i, (widths[i] + MARGIN) * CHARACTER);
        }
        sheet.setAutoFilter(
                new CellRangeAddress(HEADING_ROW, last, 0, table.columns().size() - 1));
        sheet.setRepeatingRows(new CellRangeAddress(HEADING_ROW, HEADING_ROW, -1, -1));
        sheet.setFitToPage(true);
        PrintSetup print = sheet.getPrintSetup();
        print.setPaperSize(PrintSetup.A3_PAPERSIZE);
        print.setLandscape(true);
        print.setFitWidth((short) 1);
        print.setFitHeight((short) 0);
    }
}
