package org.planledger.plan.document.compare;

import java.util.List;
import java.util.stream.Stream;
import org.planledger.kernel.text.Likeness;
import org.planledger.plan.document.source.WordList;

/// What the heading of a task speaks of, apart from the words of its form: 道路 in 加强道路建设.
///
/// @param form the words around it, which headings of quite different tasks share
/// @param subject what is left
/// @param words how like it is to that of another
record TaskSubject(String form, String subject, Likeness words) {
    private static final int SHORTEST = 2;
    private static final WordList BEGINNINGS =
            WordList.of("加强 强化 推进 推动 加快 加快推进 大力推进 深入推进 扎实推进 持续推进 全面推进 深化 促进 提升 提高 优化 完善 健全 做好 抓好 做强"
                    + " 做优 做大 扩大 壮大 培育 发展 大力发展 加大 保障 稳定 实施 开展 落实 持续 着力 全力 积极 深入 大力 全面 扎实 切实 巩固 支持 改善 建设 打造 构建 夯实 规范");
    private static final WordList ENDS =
            WordList.of("建设 工作 发展 高质量发展 水平 能力 行动 工程 改革 治理 体系 机制 力度 提升 升级 保障 管理 项目 战略 专项行动 攻坚 质效 质量");

    /// Words of which one before the same noun is not what another is: 工业园区 and 农业园区. Those between two bars are the
    /// same.
    private static final List<List<WordList>> OPPOSITES = Stream.of(
                    "工业 制造业|农业 种植业|林业|渔业 水产|畜牧业 养殖业|服务业|商贸 商业|物流|旅游 文旅|金融",
                    "城市 城镇 城区 县城 中心城区|农村 乡村 村庄 村镇 乡镇",
                    "大气 空气 蓝天|水 水体 水生态 碧水|土壤 净土|噪声|固体废物 固废",
                    "学前 幼儿园|义务 小学 中小学|高中|职业|高等 高校",
                    "医疗 卫生 健康|养老|托育|教育|就业|住房|文化|体育|交通|供水|供电|供热|供气 燃气|消防|残疾人|儿童|妇女|青年",
                    "东部|西部|南部|北部|中部")
            .map(group -> Stream.of(group.split("\\|")).map(WordList::of).toList())
            .toList();

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
        return new TaskSubject(form, heading.substring(from, to), new Likeness(heading.substring(from, to)));
    }

    /// Whether two headings have one form and subjects that have nothing in common (加强道路建设 and 加强医院建设), or begin with
    /// words that say they are two.
    boolean isOtherOfTheSameForm(TaskSubject other) {
        return form.length() > 1 && form.equals(other.form) && (words.with(other.words) == 0 || isOppositeOf(other));
    }

    private boolean isOppositeOf(TaskSubject other) {
        return OPPOSITES.stream().anyMatch(group -> {
            int kind = kind(group, subject);
            int otherKind = kind(group, other.subject);
            return kind >= 0 && otherKind >= 0 && kind != otherKind;
        });
    }

    private static int kind(List<WordList> group, String subject) {
        int kind = group.size() - 1;
        while (kind >= 0 && group.get(kind).at(subject, 0, subject.length()) == null) {
            kind--;
        }
        return kind;
    }
}
