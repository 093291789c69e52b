package org.planledger.plan.document.goal;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.planledger.plan.document.source.Range;
import org.planledger.plan.document.source.WordList;

/// A sentence, with what in it is a name: what stands in quotation marks, in the marks of titles and in
/// brackets.
final class Sentence {
    private static final WordList MEASURES = Words.AT_LEAST
            .and(Words.AT_MOST)
            .and(Words.REACHES)
            .and(Words.GROWS)
            .and(Words.RISES)
            .and(Words.FALLS)
            .and(Words.STRIVES);

    private final String text;
    private final Range range;
    private final BitSet names = new BitSet();
    private final int[] bracketFrom;

    Sentence(String text, Range range) {
        this.text = text;
        this.range = range;
        this.bracketFrom = new int[range.length() + 1];
        mark('“', '”');
        mark('《', '》');
        mark('〈', '〉');
        mark('(', ')');
    }

    private void mark(char opening, char closing) {
        int from = -1;
        for (int i = range.from(); i < range.to(); i++) {
            char sign = text.charAt(i);
            if (sign == opening && from < 0) {
                from = i;
            } else if (sign == closing && from >= 0) {
                names.set(from - range.from(), i + 1 - range.from());
                if (opening == '(') {
                    bracketFrom[i + 1 - range.from()] = from;
                }
                from = -1;
            }
        }
    }

    String text() {
        return text;
    }

    Range range() {
        return range;
    }

    /// Whether what stands there is part of a name.
    boolean isName(int at) {
        return names.get(at - range.from());
    }

    /// Where the bracket begins that ends right before this place.
    ///
    /// @return 0 when none does
    int bracketBefore(int end) {
        return end < range.from() || end > range.to() ? 0 : bracketFrom[end - range.from()];
    }

    /// The clauses of the sentence: what stands between its commas.
    List<Range> clauses() {
        List<Range> clauses = new ArrayList<>();
        int from = range.from();
        for (int i = range.from(); i <= range.to(); i++) {
            if (i == range.to() || isMark(i)) {
                if (i > from) {
                    clauses.add(new Range(from, i));
                }
                from = i + 1;
            }
        }
        return clauses;
    }

    /// A comma, or a colon that nothing is counted behind.
    private boolean isMark(int at) {
        char sign = text.charAt(at);
        boolean isColon = sign == ':' && !saysHowMuch(at + 1);
        return (sign == ',' || isColon) && !isName(at) && !isThousands(at);
    }

    /// 粮食产量:20万吨 names what is counted, and then how much.
    private boolean saysHowMuch(int from) {
        return from < range.to()
                && (Character.isDigit(text.charAt(from)) || MEASURES.at(text, from, range.to()) != null);
    }

    private boolean isThousands(int at) {
        return text.charAt(at) == ','
                && at > range.from()
                && at + 3 < range.to()
                && Character.isDigit(text.charAt(at - 1))
                && Character.isDigit(text.charAt(at + 1))
                && Character.isDigit(text.charAt(at + 2))
                && Character.isDigit(text.charAt(at + 3));
    }

    /// The sentences of a paragraph.
    static List<Sentence> of(String text, Range paragraph) {
        List<Sentence> sentences = new ArrayList<>();
        int from = paragraph.from();
        for (int i = paragraph.from(); i <= paragraph.to(); i++) {
            if (i == paragraph.to() || "。;!?\n".indexOf(text.charAt(i)) >= 0) {
                if (i > from) {
                    sentences.add(new Sentence(text, new Range(from, i)));
                }
                from = i + 1;
            }
        }
        return sentences;
    }
}
