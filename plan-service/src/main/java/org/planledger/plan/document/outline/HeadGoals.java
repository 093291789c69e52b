package org.planledger.plan.document.outline;

import java.util.ArrayList;
import java.util.List;
import org.planledger.plan.document.source.Range;
import org.planledger.plan.document.source.WordList;

/// Goals before the first part: those named as such (主要目标是……), and from the first sentence that says by when
/// something is reached (到2025年……, 2025年，……) on, but for what looks back to years before those of the title.
final class HeadGoals {
    private static final WordList NAMED = WordList.of("主要目标 预期目标 总体目标 工作目标 发展目标 奋斗目标 年度目标 行动目标 目标是 目标为 目标:");
    private static final int DIGITS = 4;

    private final String text;
    /// The first year that a title names; 0 before one does.
    private int firstYear;

    HeadGoals(String text) {
        this.text = text;
    }

    /// Where goals with numbers stand on a line; lines have to be given in their order.
    List<Range> in(Range line) {
        int named = NAMED.indexIn(text, line.from(), line.to());
        List<Range> goals = named >= 0
                ? List.of(new Range(named, line.to()))
                : line.of(text).indexOf(',') >= 0 ? datedSentences(line) : ofTitle(line);
        return goals.stream()
                .filter(range -> range.of(text).chars().anyMatch(Character::isDigit))
                .toList();
    }

    /// A line without a comma is no sentence, but may be the title that says from when the plan is.
    private List<Range> ofTitle(Range line) {
        for (int i = line.from(); i < line.to(); i++) {
            int year = yearAt(i, line.to());
            firstYear = year > 0 && (firstYear == 0 || year < firstYear) ? year : firstYear;
        }
        return List.of();
    }

    private List<Range> datedSentences(Range line) {
        List<Range> sentences = new ArrayList<>();
        boolean isPromise = false;
        int from = line.from();
        while (from < line.to()) {
            int stop = text.indexOf('。', from);
            int to = stop < 0 || stop >= line.to() ? line.to() : stop + 1;
            int year = yearOf(new Range(from, to));
            isPromise = year > 0 ? year >= firstYear : isPromise;
            if (isPromise) {
                sentences.add(new Range(from, to));
            }
            from = to;
        }
        return sentences;
    }

    /// The year with which a sentence begins, or by which something is reached in it; 0 when it names none.
    private int yearOf(Range sentence) {
        int from = sentence.from();
        while (from < sentence.to() && text.charAt(from) == ' ') {
            from++;
        }
        int year = yearAt(from, sentence.to());
        for (int i = from; year == 0 && i < sentence.to(); i++) {
            year = text.charAt(i) == '到' ? yearAt(i + 1, sentence.to()) : 0;
        }
        return year;
    }

    /// 2025年 and the first of 2023-2025年, but no day: 2025年3月.
    private int yearAt(int from, int limit) {
        int end = from + DIGITS;
        if (end >= limit || from > 0 && Character.isDigit(text.charAt(from - 1)) || !areDigits(from, end)) {
            return 0;
        }
        boolean isYear = text.charAt(end) == '年' && (end + 1 == limit || !Character.isDigit(text.charAt(end + 1)));
        int second = end + 1 + DIGITS;
        boolean isFirst =
                text.charAt(end) == '-' && second < limit && text.charAt(second) == '年' && areDigits(end + 1, second);
        return isYear || isFirst ? Integer.parseInt(text, from, end, 10) : 0;
    }

    private boolean areDigits(int from, int end) {
        for (int i = from; i < end; i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }
}
