package org.planledger.plan.document.goal;

import org.planledger.plan.document.source.WordList;

/// The words of bound right before and right behind the numbers of a sentence.
final class BoundWords {
    static final WordList LEADING = Words.AT_LEAST
            .and(Words.AT_MOST)
            .and(Words.REACHES)
            .and(Words.ABOUT)
            .and(Words.GROWS)
            .and(Words.RISES)
            .and(Words.FALLS);
    /// 签约20个 is no 约20个.
    private static final WordList CONTRACTS = WordList.of("签约 履约 预约 集约 节约 公约 续约 解约 邀约 毁约 违约 契约 条约 新签约");
    private static final WordList TRAILING = Words.OR_MORE.and(Words.OR_LESS).and(Words.OR_SO);
    private static final WordList PER =
            WordList.of("每月 每年 每生每年 每生 每亩 每户每年 每人每年 每人每月 每人 每户 每千人口 每万人口 每千人 每万人 每千名老人 每百户 人均 户均 每人每天 每百人");

    private final Sentence sentence;
    private final String text;

    BoundWords(Sentence sentence) {
        this.sentence = sentence;
        this.text = sentence.text();
    }

    /// A word of bound before a number.
    ///
    /// @param word the word; empty without
    /// @param from where it begins; the number's place without
    record Leading(String word, int from) {}

    /// The words of bound right before the number, blanks, brackets and 每人每年 passed over.
    Leading before(int number, int lastTo) {
        int aside = sentence.governedOver(number);
        int earliest = aside < 0 ? lastTo : sentence.range().from();
        int end = number;
        while (end > earliest && " (".indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        String about = CONTRACTS.before(text, end, earliest) == null ? Words.ABOUT.before(text, end, earliest) : null;
        int before = about == null ? end : end - about.length();
        String per = PER.before(text, before, earliest);
        int gap = per == null ? before : before - per.length();
        int opening = sentence.bracketBefore(gap);
        boolean isPassedOver = opening == aside || opening > earliest && !sentence.isAside(opening);
        if (isPassedOver && LEADING.before(text, opening, earliest) != null) {
            gap = opening;
        }
        int year = beforeYear(gap, earliest);
        if (LEADING.before(text, year, earliest) != null) {
            gap = year;
        }
        String word = CONTRACTS.before(text, gap, earliest) == null ? LEADING.before(text, gap, earliest) : null;
        String fresh = Words.NEW.before(text, gap, earliest);
        word = word != null && fresh != null && fresh.length() > word.length() ? null : word;
        if (word == null) {
            return about == null ? new Leading("", number) : new Leading(about, before);
        }
        String leading = about != null && Words.REACHES.contains(word) ? about : word;
        return new Leading(leading, gap - word.length());
    }

    /// 增加到2025年的60亿元 is bound by 增加到.
    private int beforeYear(int end, int earliest) {
        int to = end > earliest && text.charAt(end - 1) == '的' ? end - 1 : end;
        int from = to - YearWord.LENGTH;
        return from >= earliest && YearWord.isAt(text, from) ? from : end;
    }

    /// The word of bound that begins there; empty when none does.
    String at(int from) {
        String word = TRAILING.at(text, from, sentence.range().to());
        boolean isPartOfAWord =
                "内".equals(word) && from + 1 < sentence.range().to() && Character.isIdeographic(text.charAt(from + 1));
        return word == null || isPartOfAWord ? "" : word;
    }
}
