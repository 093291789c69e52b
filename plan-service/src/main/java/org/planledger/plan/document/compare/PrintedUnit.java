package org.planledger.plan.document.compare;

/// Units with the multiples that are printed before them: 万立方米, 亿元.
final class PrintedUnit {
    private static final String[] SCALES = {"千亿", "百亿", "十亿", "千万", "百万", "十万", "亿", "万"};
    private static final int[] POWERS = {11, 10, 9, 7, 6, 5, 8, 4};

    private PrintedUnit() {}

    /// By what power of ten a unit is multiplied.
    ///
    /// @param unit null for none
    static int powerOf(String unit) {
        int scale = scaleOf(unit);
        return scale < 0 ? 0 : POWERS[scale];
    }

    /// The unit itself; empty for none.
    static String withoutScale(String unit) {
        int scale = scaleOf(unit);
        return unit == null ? "" : scale < 0 ? unit : unit.substring(SCALES[scale].length());
    }

    private static int scaleOf(String unit) {
        for (int i = 0; i < SCALES.length && unit != null; i++) {
            if (unit.startsWith(SCALES[i])) {
                return i;
            }
        }
        return -1;
    }
}
