package org.planledger.report.export;

import java.util.Map;
import org.apache.poi.ss.usermodel.ConditionalFormattingRule;
import org.apache.poi.ss.usermodel.PatternFormatting;
import org.apache.poi.ss.usermodel.SheetConditionalFormatting;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFColor;
import org.planledger.report.attainment.Signal;

/// The colours of the signals (蓝黄红), the same in every kind of file. In a workbook cells are coloured by a signal that
/// stands in their row, as Excel does it itself: who changes the signal sees another colour.
public final class SignalColours {
    private static final Map<Signal, Integer> FILLS =
            Map.of(Signal.RED, 0xFFC7CE, Signal.YELLOW, 0xFFEB9C, Signal.BLUE, 0xBDD7EE);
    private static final Map<Signal, Integer> LETTERS =
            Map.of(Signal.RED, 0x9C0006, Signal.YELLOW, 0x7F6000, Signal.BLUE, 0x1F4E79);

    private SignalColours() {}

    /// Red, green and blue in the lower three bytes; null for no signal, which has no colour.
    public static Integer fill(Signal signal) {
        return FILLS.get(signal);
    }

    /// Of words that stand on the fill; null for no signal.
    public static Integer letters(Signal signal) {
        return LETTERS.get(signal);
    }

    /// @param coloured the cells, all of the same rows; not empty
    /// @param codeColumn where the row has the code of its signal
    public static void add(TableSheet<?> table, CellRangeAddress[] coloured, int codeColumn) {
        SheetConditionalFormatting formatting = table.sheet().getSheetConditionalFormatting();
        String code = "$" + CellReference.convertNumToColString(codeColumn) + (coloured[0].getFirstRow() + 1);
        ConditionalFormattingRule[] rules = FILLS.keySet().stream()
                .sorted()
                .map(signal -> rule(formatting, signal, code + "=\"" + signal.name() + "\""))
                .toArray(ConditionalFormattingRule[]::new);
        formatting.addConditionalFormatting(coloured, rules);
    }

    private static ConditionalFormattingRule rule(
            SheetConditionalFormatting formatting, Signal signal, String formula) {
        ConditionalFormattingRule rule = formatting.createConditionalFormattingRule(formula);
        PatternFormatting pattern = rule.createPatternFormatting();
        pattern.setFillBackgroundColor(colour(FILLS.get(signal)));
        pattern.setFillPattern(PatternFormatting.SOLID_FOREGROUND);
        rule.createFontFormatting().setFontColor(colour(LETTERS.get(signal)));
        return rule;
    }

    private static XSSFColor colour(int rgb) {
        return new XSSFColor(new byte[] {(byte) (rgb >> 16), (byte) (rgb >> 8), (byte) rgb}, null);
    }
}
