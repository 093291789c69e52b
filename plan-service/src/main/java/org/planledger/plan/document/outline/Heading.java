package org.planledger.plan.document.outline;

import org.planledger.plan.document.source.ChineseNumeral;
import org.planledger.plan.document.source.Range;
import org.planledger.plan.document.source.WordList;

/// How a line begins: 一、 a part, (一) a section, 1. a task, 任务一 a named one, (1) an item.
///
/// @param level what it heads
/// @param ordinal its number
/// @param body where the text after the number begins
record Heading(Level level, int ordinal, int body) {
    private static final int MOST_DIGITS = 3;
    private static final WordList AFTER_COUNTS =
            WordList.of("年 月 日 号 时 个 家 项 名 人 户 处 所 座 条 台 场 次 件 亩 万 亿 元 % 公里 平方 级 类 强 岁 天 分 批 期 届");

    private static final WordList KINDS_OF_TASKS =
            WordList.of("任务 重点任务 主要任务 工作任务 具体任务 行动 重点行动 专项行动 工程 重点工程 实事 民生实事 项目 重点项目 重点工作 事项");

    private static final int LONGEST_CHAPTER = 40;
    private static final WordList CHAPTERS = WordList.of("部分 章 篇");

    enum Level {
        CHAPTER,
        PART,
        SECTION,
        NAMED,
        TASK,
        ITEM
    }

    /// Whether it begins a task by a number or a name.
    boolean isOfATask() {
        return level == Level.TASK || level == Level.NAMED;
    }

    /// How a line begins.
    ///
    /// @param lastTask the number of the last task; a number without a point behind it must follow on that
    /// @return null when it is no heading
    static Heading of(String text, Range line, int lastTask) {
        int from = line.from();
        if (line.isEmpty()) {
            return null;
        }
        if (text.charAt(from) == '第') {
            return chapter(text, line);
        }
        String kind = KINDS_OF_TASKS.at(text, from, line.to());
        if (kind != null) {
            return named(text, new Range(from + kind.length(), line.to()), lastTask);
        }
        int end = ChineseNumeral.end(text, from);
        int mark = blanks(text, end, line.to());
        if (end > from && mark < line.to() && "、.".indexOf(text.charAt(mark)) >= 0) {
            return heading(Level.PART, ChineseNumeral.value(text.substring(from, end)), mark + 1);
        }
        if (text.charAt(from) == '(') {
            Heading item = item(text, line, lastTask);
            if (item != null) {
                return item;
            }
            int number = blanks(text, from + 1, line.to());
            end = ChineseNumeral.end(text, number);
            int closing = blanks(text, end, line.to());
            return end > number && closing < line.to() && text.charAt(closing) == ')'
                    ? heading(Level.SECTION, ChineseNumeral.value(text.substring(number, end)), closing + 1)
                    : null;
        }
        return task(text, line, lastTask);
    }

    /// Where the blanks end that begin there, as in 一 、 and ( 一 ).
    private static int blanks(String text, int from, int limit) {
        int i = from;
        while (i < limit && text.charAt(i) == ' ') {
            i++;
        }
        return i;
    }

    /// 任务一:, 重点任务1:, 行动三 and the like, which count on.
    private static Heading named(String text, Range rest, int lastTask) {
        int end = ChineseNumeral.end(text, rest.from());
        long number = end == rest.from() ? -1 : ChineseNumeral.value(text.substring(rest.from(), end));
        if (end == rest.from()) {
            while (end < rest.to() && end - rest.from() < MOST_DIGITS && isDigit(text.charAt(end))) {
                end++;
            }
            number = end == rest.from() ? -1 : Integer.parseInt(text, rest.from(), end, 10);
        }
        int body = end;
        while (body < rest.to() && " :.、".indexOf(text.charAt(body)) >= 0) {
            body++;
        }
        boolean isNext = number == lastTask + 1 || number == 1;
        return isNext && body > end && body < rest.to() ? heading(Level.NAMED, number, body) : null;
    }

    /// 第一部分, 第二章; a 第一节 is a section.
    private static Heading chapter(String text, Range line) {
        int end = ChineseNumeral.end(text, line.from() + 1);
        boolean isSection = text.startsWith("节 ", end);
        String kind = isSection ? "节" : CHAPTERS.at(text, end, line.to());
        return kind == null || line.length() > LONGEST_CHAPTER
                ? null
                : heading(
                        isSection ? Level.SECTION : Level.CHAPTER,
                        ChineseNumeral.value(text.substring(line.from() + 1, end)),
                        end + kind.length());
    }

    private static Heading heading(Level level, long ordinal, int body) {
        return ordinal < 1 || ordinal > 99 ? null : new Heading(level, (int) ordinal, body);
    }

    private static Heading task(String text, Range line, int lastTask) {
        int end = line.from();
        while (end < line.to() && isDigit(text.charAt(end))) {
            end++;
        }
        int digits = end - line.from();
        if (digits == 0 || digits > MOST_DIGITS || end == line.to()) {
            return null;
        }
        int number = Integer.parseInt(text, line.from(), end, 10);
        int body = end;
        while (body < line.to() && text.charAt(body) == ' ') {
            body++;
        }
        boolean hasPoint = body < line.to() && ".、".indexOf(text.charAt(body)) >= 0;
        if (hasPoint) {
            body++;
        }
        while (body < line.to() && text.charAt(body) == ' ') {
            body++;
        }
        if (number == 0 || body == line.to()) {
            return null;
        }
        boolean isNext = hasPoint && number == lastTask + 1;
        if (isNext && beginsWithAName(text, body, line.to())) {
            return new Heading(Level.TASK, number, body);
        }
        if (isDigit(text.charAt(body))) {
            return null;
        }
        boolean follows =
                hasPoint ? number == 1 || number > lastTask && number <= lastTask + 5 : number == lastTask + 1;
        boolean isCount = !hasPoint && AFTER_COUNTS.at(text, body, line.to()) != null;
        boolean isWord = Character.isIdeographic(text.charAt(body)) || "“《(".indexOf(text.charAt(body)) >= 0;
        return follows && isWord && !isCount ? new Heading(Level.TASK, number, body) : null;
    }

    /// PM2.5, 5G基站, 2024年底前.
    private static boolean beginsWithAName(String text, int from, int limit) {
        int end = from;
        while (end < limit && isDigit(text.charAt(end))) {
            end++;
        }
        boolean isLatin = end < limit && (text.charAt(end) >= 'A' && text.charAt(end) <= 'Z');
        boolean isYear = end - from == 4 && end < limit && text.charAt(end) == '年';
        return isLatin || isYear;
    }

    /// (1), which counts on.
    private static Heading item(String text, Range line, int lastTask) {
        int end = line.from() + 1;
        while (end < line.to() && end - line.from() <= MOST_DIGITS && isDigit(text.charAt(end))) {
            end++;
        }
        boolean isNumber = end > line.from() + 1 && end + 1 < line.to() && text.charAt(end) == ')';
        int number = isNumber ? Integer.parseInt(text, line.from() + 1, end, 10) : 0;
        return number == 1 || number > 0 && number == lastTask + 1 ? heading(Level.ITEM, number, end + 1) : null;
    }

    private static boolean isDigit(char sign) {
        return sign >= '0' && sign <= '9';
    }
}
