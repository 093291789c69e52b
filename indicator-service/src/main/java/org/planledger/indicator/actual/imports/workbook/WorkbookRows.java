package org.planledger.indicator.actual.imports.workbook;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.planledger.indicator.actual.imports.file.LinePlace;
import org.planledger.indicator.actual.imports.notation.CellErrors;
import org.planledger.indicator.actual.imports.notation.PeriodNotation;
import org.planledger.indicator.actual.imports.table.TableRows;
import org.planledger.kernel.problem.Violation;

/// The rows of a sheet of an Excel workbook (XLSX), read one after the other, whatever its size: the cells of
/// one row and the workbook's shared texts are all that is kept.
///
/// A number is given with the 15 digits that Excel shows of a double, a date as a date, a formula by its
/// stored result, an error as its sign (`#N/A`). A text in cells that are merged over rows is that of each of them;
/// such a number is not, since nobody can tell whether it is meant for each.
public final class WorkbookRows implements TableRows {
    private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    private static final int LAST_ROW = 1_048_576;
    private static final int LONGEST_TEXT = 32_767;
    private static final int LONGEST_NUMBER = 40;
    private static final MathContext SHOWN = new MathContext(15, RoundingMode.HALF_UP);
    private static final LocalDate DAY_ZERO = LocalDate.of(1899, 12, 30);
    private static final LocalDate DAY_ZERO_1904 = LocalDate.of(1904, 1, 1);
    private static final int LAST_DAY = 2_958_465;
    private static final int FIRST_RIGHT_DAY = 61;

    private final SpooledWorkbook workbook;
    private final Workbook book;
    private final MergedCells merged;
    private final XMLStreamReader xml;
    private int line;
    private int cells;
    private String[] texts = new String[64];
    private boolean[] dates = new boolean[64];

    private WorkbookRows(SpooledWorkbook workbook, Workbook book, MergedCells merged, XMLStreamReader xml) {
        this.workbook = workbook;
        this.book = book;
        this.merged = merged;
        this.xml = xml;
    }

    /// Opens the sheet named 数据, or else the first one that is not hidden.
    ///
    /// @param folder for a temporary file
    /// @throws org.planledger.indicator.actual.imports.table.UnreadableException when it is no workbook
    public static WorkbookRows open(InputStream body, Path folder) throws IOException {
        SpooledWorkbook spooled = SpooledWorkbook.of(body, folder);
        try {
            Workbook book = Workbook.read(spooled);
            MergedCells merged =
                    book.hasMergedCells() ? MergedCells.of(spooled.sheet(book.sheetPart())) : MergedCells.none();
            return new WorkbookRows(spooled, book, merged, spooled.sheet(book.sheetPart()));
        } catch (IOException | RuntimeException failed) {
            spooled.close();
            throw failed;
        }
    }

    @Override
    public boolean next() throws IOException {
        try {
            return readRow();
        } catch (XMLStreamException broken) {
            throw Broken.because(broken);
        }
    }

    private boolean readRow() throws XMLStreamException, IOException {
        Arrays.fill(texts, 0, cells, null);
        cells = 0;
        while (SheetXml.next(xml) != XMLStreamConstants.END_DOCUMENT) {
            if (xml.isStartElement() && xml.getLocalName().equals("row")) {
                String told = xml.getAttributeValue(null, "r");
                int number = told == null ? line + 1 : SheetXml.number(told);
                if (number <= line || number > LAST_ROW) {
                    throw Broken.of("rows");
                }
                line = number;
                readCells();
                merged.begin(this);
                if (merged.cells() > cells) {
                    makeRoom(merged.cells());
                    cells = merged.cells();
                }
                return true;
            }
        }
        return false;
    }

    private void readCells() throws XMLStreamException, IOException {
        while (true) {
            int event = SheetXml.next(xml);
            if (event == XMLStreamConstants.START_ELEMENT) {
                if (xml.getLocalName().equals("c")) {
                    readCell();
                }
            } else if (event == XMLStreamConstants.END_ELEMENT
                    && xml.getLocalName().equals("row")) {
                return;
            } else if (event == XMLStreamConstants.END_DOCUMENT) {
                throw Broken.of("row");
            }
        }
    }

    private void readCell() throws XMLStreamException, IOException {
        String reference = xml.getAttributeValue(null, "r");
        int cell = reference == null ? cells : columnOf(reference);
        if (cell < cells || cell >= LinePlace.LAST_COLUMN) {
            throw Broken.of("cells");
        }
        String type = xml.getAttributeValue(null, "t");
        String style = xml.getAttributeValue(null, "s");
        String value = null;
        boolean formula = false;
        StringBuilder inline = null;
        while (true) {
            int event = SheetXml.next(xml);
            if (event == XMLStreamConstants.START_ELEMENT) {
                switch (xml.getLocalName()) {
                    case "v" -> value = SheetXml.text(xml, LONGEST_TEXT);
                    case "f" -> formula = true;
                    case "t" -> {
                        inline = inline == null ? new StringBuilder() : inline;
                        SheetXml.append(xml, inline, LONGEST_TEXT);
                    }
                    case "rPh" -> SheetXml.skip(xml);
                    default -> {
                        // Nothing that says what is in the cell.
                    }
                }
            } else if (event == XMLStreamConstants.END_ELEMENT
                    && xml.getLocalName().equals("c")) {
                break;
            } else if (event == XMLStreamConstants.END_DOCUMENT) {
                throw Broken.of("c");
            }
        }
        if (inline != null && value == null) {
            put(cell, inline.toString().strip(), false);
        } else if (formula && !isComputed(type, value)) {
            put(cell, CellErrors.NOT_COMPUTED, false);
        } else if (value != null) {
            putValue(cell, type, style, value);
        } else if (reference == null) {
            put(cell, "", false);
        }
    }

    /// A program that writes formulas and does not compute them leaves an empty value, or none. A formula may also have
    /// an empty text for its result.
    private static boolean isComputed(String type, String value) {
        return value != null && (!value.isBlank() || "str".equals(type));
    }

    private void putValue(int cell, String type, String style, String value) throws IOException {
        switch (type == null ? "n" : type) {
            case "s" -> put(cell, book.texts().get(SheetXml.number(value)).strip(), false);
            case "n" -> putNumber(cell, book.styles().kindOf(style), value.strip());
            case "b" -> put(cell, value.strip().equals("0") ? "FALSE" : "TRUE", false);
            case "d" -> putDate(cell, value.strip());
            default -> put(cell, value.strip(), false);
        }
    }

    /// @param text as in `2023-04-14T00:00:00`; it may also be a time alone
    private void putDate(int cell, String text) {
        String day = text.length() > 10 ? text.substring(0, 10) : text;
        put(cell, day, DAY.matcher(day).matches());
    }

    private void putNumber(int cell, CellStyles.Kind kind, String number) {
        switch (kind) {
            case PLAIN -> put(cell, shown(number, 0), false);
            case PERCENT -> put(cell, shown(number, 2) + "%", false);
            case DATE -> {
                LocalDate date = date(number);
                put(cell, date == null ? shown(number, 0) : date.toString(), date != null);
            }
        }
    }

    /// No double has as many decimals or zeros. Digits are never written out for more: `1E100000000` has that many.
    private static final int LARGEST_SCALE = 400;

    /// The number as Excel shows it, with the decimal point moved to the right.
    private static String shown(String number, int moved) {
        if (moved == 0 && isShort(number)) {
            return number;
        }
        if (number.length() > LONGEST_NUMBER) {
            return number;
        }
        try {
            BigDecimal stored = new BigDecimal(number);
            if (Math.abs((long) stored.scale()) > LARGEST_SCALE) {
                return number;
            }
            BigDecimal shown = stored.round(SHOWN).scaleByPowerOfTen(moved).stripTrailingZeros();
            return Math.abs((long) shown.scale()) > LONGEST_NUMBER ? number : shown.toPlainString();
        } catch (NumberFormatException none) {
            return number;
        }
    }

    private static boolean isShort(String number) {
        if (number.length() > SHOWN.getPrecision()) {
            return false;
        }
        for (int i = 0; i < number.length(); i++) {
            char unit = number.charAt(i);
            if ((unit < '0' || unit > '9') && unit != '.' && unit != '-') {
                return false;
            }
        }
        return true;
    }

    /// @return null when no day has that number
    private LocalDate date(String number) {
        if (number.length() > LONGEST_NUMBER) {
            return null;
        }
        double day;
        try {
            day = Double.parseDouble(number);
        } catch (NumberFormatException none) {
            return null;
        }
        if (!(day >= 1 && day <= LAST_DAY)) {
            return null;
        }
        if (book.isFrom1904()) {
            return DAY_ZERO_1904.plusDays((long) day);
        }
        // Excel has a 29 February 1900.
        return DAY_ZERO.plusDays((long) day + (day < FIRST_RIGHT_DAY ? 1 : 0));
    }

    private void put(int cell, String text, boolean date) {
        makeRoom(cell + 1);
        texts[cell] = text.isEmpty() ? null : text;
        dates[cell] = date;
        cells = cell + 1;
    }

    private void makeRoom(int needed) {
        if (needed > texts.length) {
            int length = Math.min(Math.max(2 * texts.length, needed), LinePlace.LAST_COLUMN);
            texts = Arrays.copyOf(texts, length);
            dates = Arrays.copyOf(dates, length);
        }
    }

    /// The column of a reference such as `AB12`, counted from 0.
    static int columnOf(String reference) throws IOException {
        int column = 0;
        int i = 0;
        while (i < reference.length() && i < 4 && reference.charAt(i) >= 'A' && reference.charAt(i) <= 'Z') {
            column = column * 26 + reference.charAt(i) - 'A' + 1;
            i++;
        }
        if (i == 0) {
            throw Broken.of("r");
        }
        return column - 1;
    }

    @Override
    public int line() {
        return line;
    }

    @Override
    public int cells() {
        return cells;
    }

    @Override
    public boolean leavesOutBlankCells() {
        return true;
    }

    @Override
    public boolean isBlank(int cell) {
        return texts[cell] == null;
    }

    @Override
    public String text(int cell) {
        return texts[cell] == null ? merged.text(cell, line) : texts[cell];
    }

    @Override
    public String number(int cell) {
        return texts[cell];
    }

    @Override
    public String period(int cell) {
        if (texts[cell] == null) {
            return merged.period(cell, line);
        }
        return dates[cell] ? PeriodNotation.monthOf(texts[cell]) : texts[cell];
    }

    @Override
    public Violation flaw() {
        return null;
    }

    @Override
    public void close() throws IOException {
        workbook.close();
    }
}
