package org.planledger.indicator.actual.template;

import java.util.HashMap;
import java.util.Map;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFColor;
import org.apache.poi.xssf.usermodel.XSSFFont;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/// How the cells of a template look: what is given is grey and locked, what is to be filled in is yellow.
final class TemplateStyles {
    private static final String FONT = "宋体";
    private static final int TEXT = -1;

    private final XSSFWorkbook book;
    private final XSSFFont plain;
    private final XSSFFont bold;
    private final XSSFCellStyle header;
    private final Map<Integer, XSSFCellStyle> given = new HashMap<>();
    private final Map<Integer, XSSFCellStyle> toFill = new HashMap<>();

    TemplateStyles(XSSFWorkbook book) {
        this.book = book;
        plain = font(false);
        bold = font(true);
        header = bordered(rgb(0xD9, 0xE2, 0xF3), true);
        header.setFont(bold);
        header.setAlignment(HorizontalAlignment.CENTER);
    }

    private XSSFFont font(boolean isBold) {
        XSSFFont font = book.createFont();
        font.setFontName(FONT);
        font.setFontHeightInPoints((short) 11);
        font.setBold(isBold);
        return font;
    }

    private XSSFCellStyle bordered(XSSFColor fill, boolean locked) {
        XSSFCellStyle style = book.createCellStyle();
        style.setFont(plain);
        style.setFillForegroundColor(fill);
        style.setFillPattern(FillPatternType.SOLID_FOREGROUND);
        style.setBorderTop(BorderStyle.THIN);
        style.setBorderBottom(BorderStyle.THIN);
        style.setBorderLeft(BorderStyle.THIN);
        style.setBorderRight(BorderStyle.THIN);
        short grey = IndexedColors.GREY_40_PERCENT.getIndex();
        style.setTopBorderColor(grey);
        style.setBottomBorderColor(grey);
        style.setLeftBorderColor(grey);
        style.setRightBorderColor(grey);
        style.setVerticalAlignment(VerticalAlignment.CENTER);
        style.setWrapText(true);
        style.setLocked(locked);
        return style;
    }

    private static XSSFColor rgb(int red, int green, int blue) {
        return new XSSFColor(new byte[] {(byte) red, (byte) green, (byte) blue}, null);
    }

    XSSFCellStyle header() {
        return header;
    }

    /// A text that is given.
    XSSFCellStyle given() {
        return given(TEXT);
    }

    /// A number that is given.
    XSSFCellStyle given(int decimals) {
        return given.computeIfAbsent(decimals, of -> formatted(bordered(rgb(0xF2, 0xF2, 0xF2), true), of));
    }

    /// A text to be filled in.
    XSSFCellStyle toFill() {
        return toFill(TEXT);
    }

    /// A number to be filled in.
    XSSFCellStyle toFill(int decimals) {
        return toFill.computeIfAbsent(decimals, of -> formatted(bordered(rgb(0xFF, 0xF9, 0xDB), false), of));
    }

    private XSSFCellStyle formatted(XSSFCellStyle style, int decimals) {
        if (decimals == TEXT) {
            style.setDataFormat(book.createDataFormat().getFormat("@"));
            return style;
        }
        style.setAlignment(HorizontalAlignment.RIGHT);
        String format = decimals == 0 ? "#,##0" : "#,##0." + "0".repeat(decimals);
        style.setDataFormat(book.createDataFormat().getFormat(format));
        return style;
    }

    /// A paragraph of the explanation.
    XSSFCellStyle paragraph(boolean isTitle) {
        XSSFCellStyle style = book.createCellStyle();
        style.setFont(isTitle ? bold : plain);
        style.setWrapText(true);
        style.setVerticalAlignment(VerticalAlignment.TOP);
        return style;
    }
}
