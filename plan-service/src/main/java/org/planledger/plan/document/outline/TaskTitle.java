package org.planledger.plan.document.outline;

import org.planledger.plan.document.goal.HowMuch;
import org.planledger.plan.document.source.Range;
import org.planledger.plan.document.source.SourceText;
import org.planledger.plan.document.source.WordList;

/// The short heading with which a task begins: its first sentence, when more follows. Where the full stop
/// behind it was
/// lost, it ends where a second sentence visibly begins.
final class TaskTitle {
    private static final int LONGEST_HEADING = 60;
    private static final int LONGEST = 40;
    private static final int SHORTEST = 5;
    private static final int SHORTEST_REST = 8;
    private static final int LONGEST_BEFORE_COMMA = 14;
    private static final WordList ENDS_OF_TITLES =
            WordList.of("建设 工作 发展 行动 工程 意见 方案 提标 改革 治理 水平 能力 体系 机制 服务 升级 推进 管理 保护 修复 融合 转型 就业 质效 环境 平台");
    private static final WordList BEGINNINGS =
            WordList.of("积极 有序 加快 大力 深入 全面 着力 着眼 按照 围绕 聚焦 依托 落实 巩固 持续 坚持 推动 推进 实施 开展 充分 扎实 以 强化 加强 健全 完善");

    /// With these a heading begins whose end is told by a blank alone.
    private static final WordList DEEDS =
            WordList.of("加强 强化 补齐 做优 做强 做大 做实 做精 做好 抓好 抓实 壮大 培育 推进 推动 加快 提升 提高 优化 改善 完善 健全 深化 发展 促进 扩大 夯实"
                    + " 巩固 保障 稳定 构建 打造 建强 建好 激活 畅通 落实 实施 开展 守牢 筑牢 全面 深入 持续 大力 着力 积极 扎实");

    private static final WordList UNITS =
            WordList.of("% ‰ 个 家 项 名 人 户 处 所 座 条 台 场 次 件 万 亿 元 亩 公里 千米 平方 立方 吨 套 张 辆 千瓦 微克 天 以上 以内 左右");

    private TaskTitle() {}

    /// The heading of a line, which goes to its first full stop when text is glued to it.
    static Range ofHeading(SourceText source, Range line, int body) {
        int latest = Math.min(line.to(), line.from() + LONGEST_HEADING + 1);
        for (int i = body; i < latest; i++) {
            if (source.plain().charAt(i) == '。') {
                return source.trimmed(new Range(line.from(), i));
            }
        }
        return line;
    }

    /// What stands behind a heading.
    static Range behind(String text, Range title, Range said) {
        int from = title.to();
        while (from < said.to() && "。:, ".indexOf(text.charAt(from)) >= 0) {
            from++;
        }
        return new Range(from, said.to());
    }

    /// The heading in what a task says.
    ///
    /// @return null when it has none
    static Range find(String text, Range said) {
        Range title = candidate(text, said);
        return title == null || countsSomething(text, title) ? beforeComma(text, said) : title;
    }

    /// Whether words count something: then they are what is to be done, and no heading alone.
    static boolean countsSomething(String text, Range title) {
        for (int i = title.from() + 1; i < title.to(); i++) {
            boolean isAfterNumber = Character.isDigit(text.charAt(i - 1)) && !Character.isDigit(text.charAt(i));
            if (isAfterNumber && UNITS.at(text, i, title.to()) != null) {
                return true;
            }
        }
        return false;
    }

    private static Range candidate(String text, Range said) {
        int stop = firstStop(text, said);
        boolean isAll = stop == said.to() || stop == said.to() - 1;
        if (!isAll && stop - said.from() <= LONGEST) {
            int glued = glued(text, new Range(said.from(), stop));
            return new Range(said.from(), glued);
        }
        int glued = glued(text, new Range(said.from(), Math.min(stop, said.from() + LONGEST)));
        boolean isGlued = glued < Math.min(stop, said.from() + LONGEST);
        if (isGlued) {
            return new Range(said.from(), glued);
        }
        boolean isPlain = isAll && stop - said.from() <= LONGEST && !hasComma(text, said.from(), stop);
        return isPlain && stop > said.from() ? new Range(said.from(), stop) : null;
    }

    private static int firstStop(String text, Range said) {
        for (int i = said.from(); i < said.to(); i++) {
            boolean isColon = text.charAt(i) == ':' && !HowMuch.beginsAt(text, i + 1, said.to());
            if (text.charAt(i) == '。' || isColon) {
                return i;
            }
        }
        return said.to();
    }

    private static boolean hasComma(String text, int from, int to) {
        return text.substring(from, to).indexOf(',') >= 0;
    }

    /// Whether words before a blank are a heading: a deed and what it is done to, behind which another deed follows.
    private static boolean isBeforeBlank(String text, Range words, int limit) {
        int next = words.to();
        while (next < limit && text.charAt(next) == ' ') {
            next++;
        }
        boolean areWords = words.of(text).chars().allMatch(TaskTitle::isOfAHeading);
        return words.length() >= SHORTEST - 1
                && areWords
                && DEEDS.at(text, words.from(), words.to()) != null
                && next < limit
                && Character.isIdeographic(text.charAt(next))
                && !isEndOfTitle(text, next, limit)
                && "和与及的".indexOf(text.charAt(next)) < 0
                && countsSomething(text, new Range(next, limit));
    }

    /// Whether a blank stands within a heading: 加强基础设施 建设。
    private static boolean isEndOfTitle(String text, int from, int limit) {
        String word = ENDS_OF_TITLES.at(text, from, limit);
        int end = from + (word == null ? 0 : word.length());
        return word != null && (end == limit || !Character.isIdeographic(text.charAt(end)));
    }

    /// The heading that ends with the first comma; null when none does.
    private static Range beforeComma(String text, Range said) {
        int comma = text.indexOf(',', said.from());
        boolean isIn = comma >= 0 && comma < said.to();
        Range words = new Range(said.from(), isIn ? comma : said.from());
        return isIn && isBeforeComma(text, words, said.to()) ? words : null;
    }

    /// Whether words before a comma are a heading: a deed and what it is done to, behind which it is counted at once.
    private static boolean isBeforeComma(String text, Range words, int limit) {
        int end = words.to() + 1;
        while (end < limit && ",;。:".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        return words.length() >= SHORTEST - 1
                && words.length() <= LONGEST_BEFORE_COMMA
                && words.of(text).chars().allMatch(TaskTitle::isOfAHeading)
                && DEEDS.at(text, words.from(), words.to()) != null
                && countsSomething(text, new Range(words.to() + 1, end));
    }

    private static boolean isOfAHeading(int sign) {
        return Character.isIdeographic(sign) || "“”、".indexOf(sign) >= 0;
    }

    /// Where a second sentence begins that is glued to the first.
    private static int glued(String text, Range said) {
        int blank = text.substring(said.from(), said.to()).indexOf(' ');
        if (blank >= 0 && isBeforeBlank(text, new Range(said.from(), said.from() + blank), said.to())) {
            return said.from() + blank;
        }
        for (int i = said.from() + SHORTEST; i < said.to() - SHORTEST_REST; i++) {
            if (text.charAt(i) == ',') {
                return said.to();
            }
            if (text.charAt(i) == ' ' && ENDS_OF_TITLES.before(text, i, said.from()) != null) {
                return i;
            }
            if (ENDS_OF_TITLES.before(text, i, said.from()) != null
                    && BEGINNINGS.at(text, i, said.to()) != null
                    && ENDS_OF_TITLES.at(text, i, said.to()) == null) {
                return i;
            }
        }
        return said.to();
    }
}
