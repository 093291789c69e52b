package org.planledger.plan.document.source;

import java.util.ArrayList;
import java.util.List;

/// The text of a document as it was published, and the same text in one spelling: half-width signs, one kind of
/// bracket, dash and blank. Both have the same length, so a place in one is the same place in the other.
public final class SourceText {
    private static final String OPENING = "(〔[【〖{";
    private static final String CLOSING = ")〕]】〗}";
    private static final String DASHES = "-—–―‒−~∼〜";
    private static final String LEFT_QUOTES = "“「『〝";
    private static final String RIGHT_QUOTES = "”」』〞";

    private final String published;
    private final String plain;

    public SourceText(String published) {
        this.published = published;
        StringBuilder text = new StringBuilder(published.length());
        for (int i = 0; i < published.length(); i++) {
            text.append(plain(published.charAt(i)));
        }
        this.plain = text.toString();
    }

    private static char plain(char sign) {
        char narrow = sign >= '！' && sign <= '～' ? (char) (sign - '！' + '!') : sign;
        if (OPENING.indexOf(narrow) >= 0) {
            return '(';
        }
        if (CLOSING.indexOf(narrow) >= 0) {
            return ')';
        }
        if (DASHES.indexOf(narrow) >= 0) {
            return '-';
        }
        if (LEFT_QUOTES.indexOf(narrow) >= 0) {
            return '“';
        }
        if (RIGHT_QUOTES.indexOf(narrow) >= 0) {
            return '”';
        }
        return switch (narrow) {
            case '﹪' -> '%';
            case '｡' -> '。';
            case '﹑', '､' -> '、';
            case '\r', '\u2028', '\u2029', '\u0085', '\u000b', '\f' -> '\n';
            default ->
                narrow != '\n' && (Character.isSpaceChar(narrow) || Character.isISOControl(narrow)) ? ' ' : narrow;
        };
    }

    /// The text in one spelling.
    public String plain() {
        return plain;
    }

    /// The words of a place as they were published, without the blanks around them.
    public String published(Range range) {
        return published.substring(range.from(), range.to());
    }

    /// The lines that hold something, without the blanks around them, in their order.
    public List<Range> lines() {
        List<Range> lines = new ArrayList<>();
        int from = 0;
        while (from < plain.length()) {
            int end = plain.indexOf('\n', from);
            int to = end < 0 ? plain.length() : end;
            Range line = trimmed(new Range(from, to));
            if (!line.isEmpty()) {
                lines.add(line);
            }
            from = to + 1;
        }
        return lines;
    }

    /// The place without the blanks at both of its ends.
    public Range trimmed(Range range) {
        int from = range.from();
        int to = range.to();
        while (from < to && isBlank(plain.charAt(from))) {
            from++;
        }
        while (to > from && isBlank(plain.charAt(to - 1))) {
            to--;
        }
        return new Range(from, to);
    }

    private static boolean isBlank(char sign) {
        return sign == ' ' || sign == '\n' || sign == '\ufeff' || sign == '\u200b';
    }
}
