package org.planledger.indicator.actual.template;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.poi.ss.SpreadsheetVersion;
import org.apache.poi.ss.usermodel.DataValidation;
import org.apache.poi.ss.usermodel.DataValidationConstraint;
import org.apache.poi.ss.usermodel.DataValidationConstraint.OperatorType;
import org.apache.poi.ss.usermodel.DataValidationHelper;
import org.apache.poi.ss.usermodel.PrintSetup;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellRangeAddressList;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.planledger.indicator.actual.Figure;
import org.planledger.indicator.actual.FigureTerms;
import org.planledger.indicator.actual.imports.notation.PeriodNotation;
import org.planledger.indicator.calendar.DueFigure;
import org.planledger.kernel.problem.Language;
import org.planledger.kernel.problem.Text;

/// Writes the workbook: the sheet 数据 with a row for each figure, in the columns that an import reads or passes
/// over, and the sheet 说明, which explains it.
final class TemplateWorkbook {
    static final String STATUS_PROVISIONAL = "初步";
    static final String STATUS_FINAL = "最终";

    private static final Text WRONG = Text.of("内容不对", "This does not fit");

    /// Excel keeps a number with this many digits.
    private static final int DIGITS_OF_A_NUMBER = 15;

    /// The columns, with their widths in characters.
    private enum Column {
        INDICATOR("指标", 18),
        NAME("指标名称", 30),
        REGION("地区", 11),
        REGION_NAME("地区名称", 14),
        MEASURE("计量单位", 11),
        PERIOD("期间", 15),
        PREVIOUS("上月", 20),
        YEAR_BEFORE("上年同期", 20),
        VALUE("数值", 20),
        STATUS("状态", 8),
        SOURCE("来源", 16),
        NOTE("备注", 20),
        REASON("原因", 20);

        private final String header;
        private final int width;

        Column(String header, int width) {
            this.header = header;
            this.width = width;
        }
    }

    private final Language language;
    private final YearMonth month;
    private final String region;
    private final String unit;

    /// @param region null for all
    /// @param unit null for all
    TemplateWorkbook(Language language, YearMonth month, String region, String unit) {
        this.language = language;
        this.month = month;
        this.region = region;
        this.unit = unit;
    }

    byte[] write(List<TemplateRow> rows) {
        try (XSSFWorkbook book = new XSSFWorkbook();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            TemplateStyles styles = new TemplateStyles(book);
            XSSFSheet sheet = book.createSheet("数据");
            writeHeader(sheet, styles);
            for (TemplateRow row : rows) {
                writeRow(sheet.createRow(sheet.getLastRowNum() + 1), row, styles);
            }
            addValidations(sheet, rows);
            layOut(sheet, rows.size());
            protect(sheet);
            new TemplateGuide(language, month, region, unit).write(book.createSheet("说明"), rows, styles);
            book.setActiveSheet(0);
            book.write(out);
            return out.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException("a workbook could not be written to memory", impossible);
        }
    }

    private static void writeHeader(XSSFSheet sheet, TemplateStyles styles) {
        XSSFRow header = sheet.createRow(0);
        header.setHeightInPoints(24);
        for (Column column : Column.values()) {
            header.createCell(column.ordinal()).setCellValue(column.header);
            header.getCell(column.ordinal()).setCellStyle(styles.header());
        }
    }

    private static void writeRow(XSSFRow row, TemplateRow figure, TemplateStyles styles) {
        DueFigure due = figure.due();
        TemplateStore.Posted posted = figure.posted();
        text(row, Column.INDICATOR, due.indicator(), styles);
        text(row, Column.NAME, due.name(), styles);
        text(row, Column.REGION, due.region(), styles);
        text(row, Column.REGION_NAME, figure.regionName(), styles);
        text(row, Column.MEASURE, due.measure(), styles);
        text(row, Column.PERIOD, PeriodNotation.written(due.period(), due.isCumulative()), styles);
        number(row, Column.PREVIOUS, figure.previous());
        row.getCell(Column.PREVIOUS.ordinal()).setCellStyle(styles.given(due.decimals()));
        number(row, Column.YEAR_BEFORE, figure.yearBefore());
        row.getCell(Column.YEAR_BEFORE.ordinal()).setCellStyle(styles.given(due.decimals()));
        number(row, Column.VALUE, posted == null ? null : posted.value());
        row.getCell(Column.VALUE.ordinal()).setCellStyle(styles.toFill(due.decimals()));
        toFill(
                row,
                Column.STATUS,
                posted == null ? null : posted.isFinal() ? STATUS_FINAL : STATUS_PROVISIONAL,
                styles);
        toFill(row, Column.SOURCE, posted == null ? null : posted.source(), styles);
        toFill(row, Column.NOTE, posted == null ? null : posted.note(), styles);
        toFill(row, Column.REASON, null, styles);
    }

    private static void text(XSSFRow row, Column column, String text, TemplateStyles styles) {
        row.createCell(column.ordinal()).setCellValue(text);
        row.getCell(column.ordinal()).setCellStyle(styles.given());
    }

    private static void toFill(XSSFRow row, Column column, String text, TemplateStyles styles) {
        row.createCell(column.ordinal()).setCellValue(text);
        row.getCell(column.ordinal()).setCellStyle(styles.toFill());
    }

    /// A figure with more digits than Excel keeps of a number stands there as a text, so that it comes back as it
    /// is.
    private static void number(XSSFRow row, Column column, BigDecimal number) {
        row.createCell(column.ordinal());
        if (number == null) {
            return;
        }
        if (number.stripTrailingZeros().precision() <= DIGITS_OF_A_NUMBER) {
            row.getCell(column.ordinal()).setCellValue(number.doubleValue());
        } else {
            row.getCell(column.ordinal()).setCellValue(number.toPlainString());
        }
    }

    /// What a number must be like; rows of the same kind share one rule.
    private record NumberRule(int decimals, boolean negativeAllowed) {}

    private void addValidations(XSSFSheet sheet, List<TemplateRow> rows) {
        Map<NumberRule, List<Integer>> rowsOf = new LinkedHashMap<>();
        for (int i = 0; i < rows.size(); i++) {
            DueFigure due = rows.get(i).due();
            rowsOf.computeIfAbsent(new NumberRule(due.decimals(), due.negativeAllowed()), rule -> new ArrayList<>())
                    .add(i + 1);
        }
        rowsOf.forEach((rule, numbers) -> addNumberRule(sheet, rule, numbers));
        DataValidationHelper helper = sheet.getDataValidationHelper();
        DataValidation status = helper.createValidation(
                helper.createExplicitListConstraint(new String[] {STATUS_PROVISIONAL, STATUS_FINAL}),
                wholeColumn(Column.STATUS, rows.size()));
        add(sheet, status, Text.of("请选初步或最终；空即初步", "初步 is provisional, 最终 is final; empty is provisional"));
        addLength(sheet, Column.SOURCE, Figure.LONGEST_SOURCE, rows.size());
        addLength(sheet, Column.NOTE, Figure.LONGEST_NOTE, rows.size());
        addLength(sheet, Column.REASON, Figure.LONGEST_REASON, rows.size());
    }

    private void addNumberRule(XSSFSheet sheet, NumberRule rule, List<Integer> numbers) {
        CellRangeAddressList cells = new CellRangeAddressList();
        int first = numbers.getFirst();
        for (int i = 0; i < numbers.size(); i++) {
            boolean isLastOfRun = i + 1 == numbers.size() || numbers.get(i + 1) != numbers.get(i) + 1;
            if (isLastOfRun) {
                cells.addCellRangeAddress(first, Column.VALUE.ordinal(), numbers.get(i), Column.VALUE.ordinal());
                first = i + 1 == numbers.size() ? first : numbers.get(i + 1);
            }
        }
        // In the formula the first of the cells stands for each.
        String cell = (char) ('A' + Column.VALUE.ordinal()) + Integer.toString(numbers.getFirst() + 1);
        String formula = "AND(ISNUMBER(%1$s),ABS(%1$s)<1E%4$d,ROUND(%1$s,%2$d)=%1$s%3$s)"
                .formatted(
                        cell,
                        rule.decimals(),
                        rule.negativeAllowed() ? "" : "," + cell + ">=0",
                        FigureTerms.MOST_DIGITS);
        DataValidationHelper helper = sheet.getDataValidationHelper();
        DataValidationConstraint custom = helper.createCustomConstraint(formula);
        Text sign = rule.negativeAllowed() ? Text.of("可为负", "may be negative") : Text.of("不为负", "not negative");
        Text rightWould = rule.decimals() == 0
                ? Text.of("请填整数，%s", "a whole number, %s", sign.in(language))
                : Text.of(
                        "请填数字，最多 %1$d 位小数，%2$s",
                        "a number of at most %1$d decimals, %2$s", rule.decimals(), sign.in(language));
        add(sheet, helper.createValidation(custom, cells), rightWould);
    }

    private void addLength(XSSFSheet sheet, Column column, int longest, int rows) {
        DataValidationHelper helper = sheet.getDataValidationHelper();
        DataValidationConstraint length =
                helper.createTextLengthConstraint(OperatorType.LESS_OR_EQUAL, Integer.toString(longest), null);
        add(
                sheet,
                helper.createValidation(length, wholeColumn(column, rows)),
                Text.of("最多 %d 个字符", "at most %d characters", longest));
    }

    private static CellRangeAddressList wholeColumn(Column column, int rows) {
        return new CellRangeAddressList(1, rows, column.ordinal(), column.ordinal());
    }

    private void add(XSSFSheet sheet, DataValidation validation, Text rightWould) {
        validation.setEmptyCellAllowed(true);
        validation.setShowErrorBox(true);
        validation.createErrorBox(WRONG.in(language), rightWould.in(language));
        validation.setShowPromptBox(true);
        validation.createPromptBox("", rightWould.in(language));
        sheet.addValidationData(validation);
    }

    private void layOut(XSSFSheet sheet, int rows) {
        for (Column column : Column.values()) {
            sheet.setColumnWidth(column.ordinal(), column.width * 256);
        }
        sheet.createFreezePane(2, 1);
        int last = Column.values().length - 1;
        sheet.setAutoFilter(new CellRangeAddress(0, rows, 0, last));
        sheet.setRepeatingRows(CellRangeAddress.valueOf("1:1"));
        sheet.getWorkbook().setPrintArea(0, 0, last, 0, Math.min(rows, SpreadsheetVersion.EXCEL2007.getLastRowIndex()));
        sheet.setFitToPage(true);
        PrintSetup print = sheet.getPrintSetup();
        print.setPaperSize(PrintSetup.A4_PAPERSIZE);
        print.setLandscape(true);
        print.setFitWidth((short) 1);
        print.setFitHeight((short) 0);
        sheet.setHorizontallyCenter(true);
        sheet.getHeader()
                .setCenter(TemplateGuide.title(language, month, region, unit).replace("&", "&&"));
        sheet.getFooter().setCenter("&P / &N");
    }

    /// Against slips, not against intent: there is no password. Widths and filters stay free.
    private static void protect(XSSFSheet sheet) {
        sheet.enableLocking();
        sheet.lockFormatColumns(false);
        sheet.lockFormatRows(false);
        sheet.lockAutoFilter(false);
        sheet.lockSelectLockedCells(false);
        sheet.lockSelectUnlockedCells(false);
    }
}
