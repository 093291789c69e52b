package org.planledger.report.export;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/// Numbers as people read them, with every digit that they have: 1210.5 is 1,210.5, and the ratio 0.6722 is 67.22%.
public final class ShownNumbers {
    private static final int MOST_PLACES = 400;

    private ShownNumbers() {}

    /// @return null for null
    public static String number(BigDecimal number) {
        if (number == null) {
            return null;
        }
        DecimalFormat format = new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(Locale.ROOT));
        format.setMaximumFractionDigits(MOST_PLACES);
        return format.format(number);
    }

    /// @return null for null
    public static String percent(BigDecimal ratio) {
        return ratio == null ? null : number(ratio.movePointRight(2)) + "%";
    }
}
