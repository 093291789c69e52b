package org.planledger.plan.document.goal;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.planledger.plan.document.source.Range;
import org.planledger.plan.document.source.WordList;

/// A sentence, with what in it is a name: what stands in quotation marks, in the marks of titles and in
/// brackets. Brackets that promise something are clauses of their own: 8000个(其中小学5000个).
final class Sentence {
    private static final WordList BEGINNINGS_OF_ASIDES = WordList.of("其中 含 包括 包含 同比 年均 比上年 较上年 比去年 每年 力争 确保")
            .and(Words.GROWS)
            .and(Words.RISES)
            .and(Words.FALLS)
            .and(Words.REACHES)
            .and(Words.NEW);
    private static final WordList ENDS_OF_QUANTITIES =
            CountedUnits.ALL.and(Words.OR_MORE).and(Words.OR_SO).and(Words.OR_LESS);

    private static final WordList PARTS = WordList.of("其中 含 包括 包含");

    private static final int LONGEST_UNIT = 6;

    private final String text;
    private final Range range;
    private final BitSet names = new BitSet();
    private final BitSet asides = new BitSet();
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
                boolean isAside = opening == '(' && promises(from, i);
                (isAside ? asides : names).set(from - range.from(), i + 1 - range.from());
                if (opening == '(') {
                    bracketFrom[i + 1 - range.from()] = from;
                }
                from = -1;
            }
        }
    }

    /// Whether a bracket holds numbers of its own, because it says so or because it stands behind a number:
    /// 300亿元(同比增长10%), 75万亩(2024年20万亩、2025年25万亩).
    private boolean promises(int opening, int closing) {
        int digit = opening + 1;
        while (digit < closing && !Character.isDigit(text.charAt(digit))) {
            digit++;
        }
        if (digit == closing || isName(opening)) {
            return false;
        }
        boolean saysSo = BEGINNINGS_OF_ASIDES.at(text, opening + 1, closing) != null;
        DateWord date = DateWord.at(text, opening + 1);
        boolean isOfATime = date != null && date.to() < closing && Digits.isDigit(text.charAt(date.to()));
        String unit = ENDS_OF_QUANTITIES.before(text, opening, range.from());
        return saysSo || isOfATime || unit != null && isBehindANumber(opening - unit.length());
    }

    private boolean isBehindANumber(int end) {
        int i = end;
        for (int k = 0; k < LONGEST_UNIT && i > range.from() && !Character.isDigit(text.charAt(i - 1)); k++) {
            i--;
        }
        return i > range.from() && Character.isDigit(text.charAt(i - 1));
    }

    /// Whether it stands in a bracket that promises something.
    boolean isAside(int at) {
        return asides.get(at - range.from());
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

    /// The bracket that stands between a number and the words before it: 达到(其中高校毕业生1000人)5000人,
    /// 新建公园(含口袋公园2个)5个.
    ///
    /// @return where it begins; -1 when none does
    int governedOver(int number) {
        int opening = bracketBefore(number);
        boolean isBefore = opening > range.from()
                && isAside(opening)
                && number < range.to()
                && Digits.isDigit(text.charAt(number))
                && (BoundWords.LEADING.before(text, opening, range.from()) != null || isPartOfWhatIsCounted(opening));
        return isBefore ? opening : -1;
    }

    /// Whether a bracket tells a part of what is named before it, and no number is behind which it stands.
    private boolean isPartOfWhatIsCounted(int opening) {
        return PARTS.at(text, opening + 1, range.to()) != null
                && Character.isIdeographic(text.charAt(opening - 1))
                && ENDS_OF_QUANTITIES.before(text, opening, range.from()) == null;
    }

    /// The clauses of the sentence: what stands between its commas.
    List<Range> clauses() {
        List<Range> clauses = new ArrayList<>();
        int from = range.from();
        int outside = from;
        for (int i = range.from(); i <= range.to(); i++) {
            if (i == range.to() || isMark(i)) {
                if (i > from) {
                    clauses.add(new Range(governedOver(from) < 0 ? from : outside, i));
                    outside = isAside(from) ? outside : from;
                }
                from = i + 1;
            }
        }
        return clauses;
    }

    /// A comma, or a colon that nothing is counted behind.
    private boolean isMark(int at) {
        char sign = text.charAt(at);
        if (sign == '、' && WordedGoals.isFullCoverage(text, new Range(Math.max(range.from(), at - 4), at))) {
            return true;
        }
        if (isAside(at) && (sign == '(' || sign == ')')) {
            return true;
        }
        boolean isColon = sign == ':' && !HowMuch.beginsAt(text, at + 1, range.to());
        return (sign == ',' || isColon) && !isName(at) && !isThousands(at);
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
