package org.planledger.report.export.pdf;

import org.openpdf.text.SplitCharacter;
import org.openpdf.text.pdf.PdfChunk;

/// Where a line may end: between Chinese characters, but no line begins with a mark that closes or ends with one that
/// opens (避头尾).
final class LineBreaks implements SplitCharacter {
    static final LineBreaks RULE = new LineBreaks();

    private static final String BEGINS_NO_LINE = "，。、；：？！）》〉」』】〕’”…—～·％℃,.;:?!)]}%";
    private static final String ENDS_NO_LINE = "（《〈「『【〔‘“([{";
    private static final char FIRST_WIDE = '\u2E80';

    private LineBreaks() {}

    /// @param current the last character that the line would have
    @Override
    public boolean isSplitCharacter(int start, int current, int end, char[] text, PdfChunk[] chunks) {
        char last = text[current];
        if (current + 1 >= end) {
            return last <= ' ' || last >= FIRST_WIDE;
        }
        return mayBreak(last, text[current + 1]);
    }

    static boolean mayBreak(char last, char next) {
        if (Character.isHighSurrogate(last) || BEGINS_NO_LINE.indexOf(next) >= 0 || ENDS_NO_LINE.indexOf(last) >= 0) {
            return false;
        }
        return last <= ' ' || last >= FIRST_WIDE || next >= FIRST_WIDE || last == '-' && !Character.isDigit(next);
    }
}
