package org.planledger.plan.document.compare;

import org.planledger.kernel.text.Likeness;
import org.planledger.plan.document.source.WordList;

/// What the heading of a task speaks of, apart from the words of its form: 道路 in 加强道路建设.
///
/// @param form the words around it, which headings of quite different tasks share
/// @param words how like it is to that of another
record TaskSubject(String form, Likeness words) {
    private static final int SHORTEST = 2;
    private static final WordList BEGINNINGS =
            WordList.of("加强 强化 推进 推动 加快 加快推进 大力推进 深入推进 扎实推进 持续推进 全面推进 深化 促进 提升 提高 优化 完善 健全 做好 抓好 做强"
                    + " 做优 做大 扩大 壮大 培育 发展 大力发展 加大 保障 稳定 实施 开展 落实 持续 着力 全力 积极 深入 大力 全面 扎实 切实 巩固 支持 改善 建设 打造 构建 夯实 规范");
    private static final WordList ENDS =
            WordList.of("建设 工作 发展 高质量发展 水平 能力 行动 工程 改革 治理 体系 机制 力度 提升 升级 保障 管理 项目 战略 专项行动 攻坚 质效 质量");

    static TaskSubject of(String heading) {
        int from = 0;
        int to = heading.length();
        String word = BEGINNINGS.at(heading, from, to);
        while (word != null && to - from - word.length() >= SHORTEST) {
            from += word.length();
            word = BEGINNINGS.at(heading, from, to);
        }
        word = ENDS.before(heading, to, from);
        while (word != null && to - from - word.length() >= SHORTEST) {
            to -= word.length();
            word = ENDS.before(heading, to, from);
        }
        String form = heading.substring(0, from) + "…" + heading.substring(to);
        return new TaskSubject(form, new Likeness(heading.substring(from, to)));
    }

    /// Whether two headings have one form and subjects that have nothing in common: 加强道路建设 and 加强医院建设.
    boolean isOtherOfTheSameForm(TaskSubject other) {
        return form.length() > 1 && form.equals(other.form) && words.with(other.words) == 0;
    }
}
