package org.planledger.plan.document.head;

import java.util.ArrayList;
import java.util.List;
import org.planledger.plan.document.source.Range;
import org.planledger.plan.document.source.SourceText;

/// A label on a line, and where its value begins. Pages set labels apart with blanks (文　号) and write several
/// properties on a line.
///
/// @param kind what it introduces
/// @param from where it begins
/// @param to where it ends, its colon and its blanks included
/// @param hasColon whether a colon divides it from its value
record PropertyLabel(PropertyKind kind, int from, int to, boolean hasColon) {
    private static final int LONGEST = 8;
    private static final int LONGEST_WITH_BLANKS = 16;
    /// A shorter one may be the end of a word where it stands right behind another.
    private static final int SHORTEST_WITHOUT_BLANK = 3;

    /// The labels on a line, in their order.
    static List<PropertyLabel> on(SourceText source, Range line) {
        List<PropertyLabel> labels = new ArrayList<>();
        int i = line.from();
        while (i < line.to()) {
            PropertyLabel label = at(source.plain(), line, i, !labels.isEmpty());
            if (label != null) {
                labels.add(label);
            }
            i = label == null ? i + 1 : label.to();
        }
        return labels;
    }

    /// Whether a line begins with a label and a colon.
    static boolean begins(SourceText source, Range line) {
        PropertyLabel first = at(source.plain(), line, line.from(), false);
        return first != null && first.hasColon();
    }

    private static PropertyLabel at(String text, Range line, int from, boolean isBehindAnother) {
        if (!Character.isIdeographic(text.charAt(from))) {
            return null;
        }
        boolean isFirst = from == line.from() || from == line.from() + 1 && text.charAt(line.from()) == '(';
        boolean isApart = isFirst || " ;,()".indexOf(text.charAt(from - 1)) >= 0;
        if (!isApart && !isBehindAnother) {
            return null;
        }
        PropertyLabel known = known(text, new Range(from, line.to()), isFirst, isApart, isBehindAnother);
        return known == null && isApart && isBehindAnother ? unknown(text, from, line.to()) : known;
    }

    private static PropertyLabel known(
            String text, Range rest, boolean isFirst, boolean isApart, boolean isBehindAnother) {
        StringBuilder word = new StringBuilder();
        PropertyLabel longest = null;
        int limit = Math.min(rest.to(), rest.from() + LONGEST_WITH_BLANKS);
        for (int i = rest.from(); i < limit && word.length() < LONGEST; i++) {
            if (text.charAt(i) != ' ') {
                word.append(text.charAt(i));
                PropertyKind kind = PropertyKind.of(word.toString());
                PropertyLabel label = kind == null ? null : ending(text, kind, rest, i + 1);
                boolean isLabel = label != null
                        && (isFirst
                                || label.hasColon() && (isApart || word.length() >= SHORTEST_WITHOUT_BLANK)
                                || isApart && isBehindAnother && isBlankOrEnd(text, i + 1, rest.to()));
                longest = isLabel ? label : longest;
            }
        }
        return longest;
    }

    /// Words before a colon are a label too: 责任编辑:.
    private static PropertyLabel unknown(String text, int from, int limit) {
        int end = from;
        while (end < limit && end - from < LONGEST && Character.isIdeographic(text.charAt(end))) {
            end++;
        }
        boolean isLabel = end < limit && text.charAt(end) == ':';
        return isLabel ? ending(text, PropertyKind.OTHER, new Range(from, limit), end) : null;
    }

    private static PropertyLabel ending(String text, PropertyKind kind, Range rest, int end) {
        int to = end;
        boolean hasColon = false;
        while (to < rest.to() && (text.charAt(to) == ' ' || text.charAt(to) == ':' && !hasColon)) {
            hasColon |= text.charAt(to) == ':';
            to++;
        }
        return new PropertyLabel(kind, rest.from(), to, hasColon);
    }

    private static boolean isBlankOrEnd(String text, int at, int limit) {
        return at == limit || text.charAt(at) == ' ';
    }
}
