package org.planledger.report.export;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.Map;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFColor;

/// How the cells of an exported workbook look.
public final class SheetStyles {
    private static final String FONT = "宋体";
    private static final short TITLE_POINTS = 14;
    private static final short POINTS = 10;

    private final Workbook book;
    private final CellStyle title;
    private final CellStyle heading;
    private final Map<CellKind, CellStyle> byKind = new EnumMap<>(CellKind.class);
    private final CellStyle wholeNumber;

    public SheetStyles(Workbook book) {
        this.book = book;
        title = book.createCellStyle();
        title.setFont(font(TITLE_POINTS, true));
        title.setVerticalAlignment(VerticalAlignment.CENTER);
        heading = bordered();
        heading.setFont(font(POINTS, true));
        heading.setAlignment(HorizontalAlignment.CENTER);
        heading.setFillForegroundColor(new XSSFColor(new byte[] {(byte) 0xD9, (byte) 0xE2, (byte) 0xF3}, null));
        heading.setFillPattern(FillPatternType.SOLID_FOREGROUND);
        for (CellKind kind : CellKind.values()) {
            byKind.put(kind, body(kind));
        }
        wholeNumber = body(CellKind.NUMBER);
        wholeNumber.setDataFormat(book.createDataFormat().getFormat("#,##0"));
    }

    private Font font(short points, boolean bold) {
        Font font = book.createFont();
        font.setFontName(FONT);
        font.setFontHeightInPoints(points);
        font.setBold(bold);
        return font;
    }

    private CellStyle bordered() {
        CellStyle style = book.createCellStyle();
        style.setBorderTop(BorderStyle.THIN);
        style.setBorderBottom(BorderStyle.THIN);
        style.setBorderLeft(BorderStyle.THIN);
        style.setBorderRight(BorderStyle.THIN);
        short grey = IndexedColors.GREY_25_PERCENT.getIndex();
        style.setTopBorderColor(grey);
        style.setBottomBorderColor(grey);
        style.setLeftBorderColor(grey);
        style.setRightBorderColor(grey);
        style.setVerticalAlignment(VerticalAlignment.CENTER);
        style.setWrapText(true);
        return style;
    }

    private CellStyle body(CellKind kind) {
        CellStyle style = bordered();
        style.setFont(font(POINTS, false));
        style.setAlignment(
                switch (kind) {
                    case KEY, CODE, NAME -> HorizontalAlignment.LEFT;
                    case WORD, MONTH, COUNT -> HorizontalAlignment.CENTER;
                    case NUMBER, RATIO, SCORE -> HorizontalAlignment.RIGHT;
                });
        style.setDataFormat(book.createDataFormat().getFormat(format(kind)));
        return style;
    }

    private static String format(CellKind kind) {
        return switch (kind) {
            case KEY, CODE, WORD, NAME, MONTH -> "@";
            case NUMBER -> "#,##0.0#####";
            case RATIO -> "0.00%";
            case SCORE -> "0.00";
            case COUNT -> "0";
        };
    }

    CellStyle title() {
        return title;
    }

    CellStyle heading() {
        return heading;
    }

    /// Whole numbers have no decimal point.
    CellStyle of(CellKind kind, Object value) {
        boolean isWhole = kind == CellKind.NUMBER
                && value instanceof BigDecimal number
                && number.stripTrailingZeros().scale() <= 0;
        return isWhole ? wholeNumber : byKind.get(kind);
    }
}
