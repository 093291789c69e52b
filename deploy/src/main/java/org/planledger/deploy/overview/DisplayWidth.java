package org.planledger.deploy.overview;

/// How many columns a text takes on a terminal: a Chinese character takes two.
public final class DisplayWidth {
    /// The wide and full-width ranges of Unicode's East Asian Width.
    private static final int[][] WIDE = {
        {0x1100, 0x115F},
        {0x2E80, 0x303E},
        {0x3041, 0xA4CF},
        {0xAC00, 0xD7A3},
        {0xF900, 0xFAFF},
        {0xFE30, 0xFE6F},
        {0xFF00, 0xFF60},
        {0xFFE0, 0xFFE6},
        {0x1F300, 0x1FAFF},
        {0x20000, 0x3FFFD}
    };

    private DisplayWidth() {}

    /// The columns of a text.
    public static int of(String text) {
        return text.codePoints().map(DisplayWidth::of).sum();
    }

    /// The text, filled up with spaces on the right, or cut with … where it is wider.
    public static String left(String text, int width) {
        String fitting = text;
        if (of(text) > width) {
            int end = text.length();
            while (of(text.substring(0, end)) > width - 1) {
                end = text.offsetByCodePoints(end, -1);
            }
            fitting = text.substring(0, end) + "…";
        }
        return fitting + " ".repeat(Math.max(0, width - of(fitting)));
    }

    /// The text, filled up with spaces on the left.
    public static String right(String text, int width) {
        return " ".repeat(Math.max(0, width - of(text))) + text;
    }

    private static int of(int character) {
        int type = Character.getType(character);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || type == Character.FORMAT) {
            return 0;
        }
        return isWide(character) ? 2 : 1;
    }

    private static boolean isWide(int character) {
        for (int[] range : WIDE) {
            if (range[0] <= character && character <= range[1]) {
                return true;
            }
        }
        return false;
    }
}
