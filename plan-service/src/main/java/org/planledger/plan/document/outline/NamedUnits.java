package org.planledger.plan.document.outline;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.planledger.plan.document.source.Range;
import org.planledger.plan.document.source.SourceText;
import org.planledger.plan.document.source.WordList;

/// Who is named for a task, each once and in the order of the document.
final class NamedUnits {
    private static final int LONGEST = 30;
    /// Several of them, one behind the other.
    static final int LONGEST_NAMES = 2 * LONGEST;
    private static final int SHORTEST = 3;
    private static final WordList NOT_IN_NAMES = WordList.of(
            "等 等部门 等单位 等有关部门 等相关部门 等有关单位 等相关单位 等部门单位 等部门和单位 等市直部门 按职责分工 按职责分工负责 按职责负责 分工负责 分别负责 负责 等按职责分工 等按职责分工负责");
    private static final WordList JOINTS = WordList.of("由 和 及 以及 会同 与");
    private static final WordList ONLY_JOINTS = WordList.of("和 及 以及 等 会同");
    /// With these the names of units end.
    private static final WordList ENDS = WordList.of(
            "局 委 办 部 院 厅 署 中心 政府 公司 集团 分局 支队 大队 总队 银行 分行 支行 海关 管委会 委员会 办公室 联合会 总工会 团委 妇联 残联 科协 文联 工商联 贸促会 法院 检察院"
                    + " 办事处 各县区 各区县 各县市区 各乡镇 各镇街 各镇 各街道 各园区 各单位 各部门 有关部门 相关部门 有关单位 相关单位 学校 大学 学院 部门 单位 协会 供电公司 开发区 高新区 经开区 度假区"
                    + " 县区 园区 乡镇 镇街 街道 团市委 团县委 团区委 市委 县委 区委 税务局 气象局 电视台 融媒体中心 指挥部 专班 领导小组 红十字会 总社 联社 供销社 县(市、区) 镇(街道) 乡(镇) 乡镇(街道) 镇街(园区)");
    private static final WordList NO_BEGINNINGS = WordList.of("含 包括 包含 其中 如 以 除 不 即 指 原 见 详见 不含"
            + " 动员 发动 广泛 积极 充分 形成 健全 完善 落实 坚持 建立 构建 加强 强化 明确 压实 引导 鼓励 支持 号召 带动 发挥 督促 确保 实行 凝聚 调动 做好 抓好 开展 新增 新建 完成");

    private final Map<Role, Set<String>> named = new EnumMap<>(Role.class);

    void add(Role role, SourceText source, Range name) {
        for (Range each : divided(source.plain(), source.trimmed(name))) {
            addOne(role, source, each);
        }
    }

    private void addOne(Role role, SourceText source, Range name) {
        String text = source.plain();
        Range trimmed = source.trimmed(name);
        int from = trimmed.from();
        String joint = JOINTS.at(text, from, trimmed.to());
        if (joint != null && trimmed.length() - joint.length() >= SHORTEST) {
            from += joint.length();
        }
        int to = withoutEnd(text, from, trimmed.to());
        String unit = source.published(new Range(from, to)).replaceAll("\\s", "");
        if (!unit.isEmpty() && !ONLY_JOINTS.contains(unit) && canBeUnit(text, from, to)) {
            named.computeIfAbsent(role, of -> new LinkedHashSet<>()).add(unit);
        }
    }

    private static int withoutEnd(String text, int from, int to) {
        int end = to;
        String word = NOT_IN_NAMES.before(text, end, from);
        while (word != null && end - word.length() >= from) {
            end -= word.length();
            word = NOT_IN_NAMES.before(text, end, from);
        }
        return end;
    }

    /// 甲局 乙局 are two units, though a 财 政 局 is one.
    private static List<Range> divided(String text, Range names) {
        List<Range> parts = new ArrayList<>();
        int from = names.from();
        for (int i = names.from(); i < names.to(); i++) {
            if (text.charAt(i) == ' ' && isUnit(text, from, i) && isUnit(text, i + 1, end(text, i + 1, names.to()))) {
                parts.add(new Range(from, i));
                from = i + 1;
            }
        }
        parts.add(new Range(from, names.to()));
        return parts;
    }

    private static int end(String text, int from, int limit) {
        int blank = text.substring(from, Math.min(limit, from + LONGEST + 1)).indexOf(' ');
        return blank < 0 ? limit : from + blank;
    }

    /// Whether words are the name of a unit, or of several, by how they end.
    static boolean isUnit(String text, int from, int to) {
        if (to - from > LONGEST_NAMES) {
            return false;
        }
        int begin = from;
        while (begin < to && text.charAt(begin) == ' ') {
            begin++;
        }
        int end = withoutEnd(text, begin, to);
        return end - begin >= SHORTEST
                && end - begin <= LONGEST
                && ENDS.before(text, end, begin) != null
                && NO_BEGINNINGS.at(text, begin, end) == null
                && text.substring(begin, end).chars().noneMatch(Character::isDigit);
    }

    /// Whether words that stand where a unit is named may be one, though they need not end as units do.
    static boolean canBeUnit(String text, int from, int to) {
        return to - from <= LONGEST_NAMES
                && NO_BEGINNINGS.at(text, from, to) == null
                && (ENDS.before(text, to, from) != null
                        || text.substring(from, to).chars().noneMatch(Character::isDigit));
    }

    void addAll(NamedUnits others) {
        others.named.forEach((role, units) ->
                named.computeIfAbsent(role, of -> new LinkedHashSet<>()).addAll(units));
    }

    private Set<String> of(Role role) {
        return named.getOrDefault(role, Set.of());
    }

    boolean isEmpty() {
        return named.values().stream().allMatch(Set::isEmpty);
    }

    boolean hasLead() {
        return !of(Role.LEAD).isEmpty() || !of(Role.RESPONSIBLE).isEmpty();
    }

    /// Who leads, cooperates and takes part.
    Units units() {
        Set<String> lead = of(Role.LEAD);
        Set<String> cooperating = new LinkedHashSet<>();
        if (lead.isEmpty()) {
            lead = of(Role.RESPONSIBLE);
        } else {
            cooperating.addAll(of(Role.RESPONSIBLE));
            cooperating.removeAll(lead);
        }
        cooperating.addAll(of(Role.COOPERATING));
        return new Units(List.copyOf(lead), List.copyOf(cooperating), List.copyOf(of(Role.PARTICIPATING)));
    }
}
