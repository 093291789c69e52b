package org.planledger.plan.document.head;

import org.planledger.plan.document.source.Range;
import org.planledger.plan.document.source.SourceText;

/// The number of a document: 聊江管办发〔2023〕7号.
final class DocumentNumber {
    private DocumentNumber() {}

    /// The number on a line, as published.
    ///
    /// @return null when there is none
    static String in(SourceText source, Range line) {
        String text = source.plain();
        for (int i = line.from() + 1; i + 6 < line.to(); i++) {
            boolean isYear = text.charAt(i) == '('
                    && text.charAt(i + 5) == ')'
                    && text.substring(i + 1, i + 5).chars().allMatch(Character::isDigit);
            if (isYear) {
                int end = i + 6;
                while (end < line.to() && Character.isDigit(text.charAt(end))) {
                    end++;
                }
                int begin = i;
                // Behind 号 its label ends, which may stand before it without a gap: 文　号甲政发(2025)7号.
                while (begin > line.from()
                        && Character.isIdeographic(text.charAt(begin - 1))
                        && text.charAt(begin - 1) != '号') {
                    begin--;
                }
                if (end > i + 6 && end < line.to() && text.charAt(end) == '号' && begin < i) {
                    return source.published(new Range(begin, end + 1));
                }
            }
        }
        return null;
    }
}
