package org.planledger.indicator.actual.imports.notation;

import java.util.Locale;

/// Full-width letters, digits and signs (全角) and their plain counterparts.
public final class FullWidth {
    private static final int FIRST = '！';
    private static final int LAST = '～';
    private static final int DISTANCE = FIRST - '!';

    private FullWidth() {}

    /// The text with plain letters, digits and signs in place of full-width ones, and without blanks around it.
    public static String folded(String text) {
        int begin = 0;
        int end = text.length();
        while (begin < end && isBlank(text.charAt(begin))) {
            begin++;
        }
        while (begin < end && isBlank(text.charAt(end - 1))) {
            end--;
        }
        StringBuilder folded = null;
        for (int i = begin; i < end; i++) {
            char unit = text.charAt(i);
            char plain = plain(unit);
            if (plain != unit && folded == null) {
                folded = new StringBuilder(end - begin).append(text, begin, i);
            }
            if (folded != null) {
                folded.append(plain);
            }
        }
        return folded == null ? text.substring(begin, end) : folded.toString();
    }

    /// The text as names are compared: upper and lower case, full-width and plain letters are the same, and blanks and
    /// line breaks are none, since people set names in narrow cells with them.
    public static String comparable(String text) {
        return withoutBlanks(folded(text)).toLowerCase(Locale.ROOT);
    }

    static char plain(char unit) {
        if (unit >= FIRST && unit <= LAST) {
            return (char) (unit - DISTANCE);
        }
        return unit == '\u3000' ? ' ' : unit;
    }

    /// Whether the character is a blank that may stand around a text: a space of any width, a tab, a byte
    /// order mark.
    public static boolean isBlank(char unit) {
        if (unit <= ' ') {
            return unit == ' ' || unit == '\t' || unit == '\r' || unit == '\n';
        }
        return switch (unit) {
            case '\u00A0', '\u2002', '\u2003', '\u2009', '\u200B', '\u202F', '\u3000', '\uFEFF' -> true;
            default -> false;
        };
    }

    /// The text without any blank.
    static String withoutBlanks(String text) {
        StringBuilder kept = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            if (!isBlank(text.charAt(i))) {
                kept.append(text.charAt(i));
            }
        }
        return kept.toString();
    }
}
