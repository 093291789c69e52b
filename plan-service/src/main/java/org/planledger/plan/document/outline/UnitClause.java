package org.planledger.plan.document.outline;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.planledger.plan.document.source.Range;
import org.planledger.plan.document.source.SourceText;
import org.planledger.plan.document.source.WordList;

/// The words at the end of a paragraph that say who is to do it: `(牵头单位:甲、乙,配合单位:丙)`, with any bracket or with
/// one lost, or `(甲、乙牵头,丙配合)`.
///
/// @param range the whole clause with its brackets
/// @param units who is named
record UnitClause(Range range, Units units) {
    private static final WordList LEADING_LABELS =
            WordList.of("牵头单位 牵头部门 牵头责任单位 责任单位 责任部门 主办单位 承办单位 落实单位 实施单位 牵头领导单位 牵头");
    private static final WordList COOPERATING_LABELS = WordList.of("配合单位 配合部门 协办单位 协助单位 协同单位 责任配合单位 配合");
    private static final WordList PARTICIPATING_LABELS = WordList.of("参与单位 参与部门 参加单位 参加部门 参与");
    private static final WordList LEADING_VERBS = WordList.of("牵头 牵头负责 负责 负责落实 牵头落实 牵头组织实施 按职责分工负责 分别负责 按职责负责 牵头组织");
    private static final WordList COOPERATING_VERBS = WordList.of("配合 协助 协同 参与配合");
    private static final WordList PARTICIPATING_VERBS = WordList.of("参与 参加");
    private static final WordList NOT_IN_NAMES = WordList.of("等 按职责分工 等按职责分工 和 及 以及");

    private static final int LONGEST_LABEL = 8;

    private enum Role {
        LEAD,
        COOPERATING,
        PARTICIPATING
    }

    /// The clause of a paragraph.
    ///
    /// @return null when there is none
    static UnitClause find(SourceText source, Range paragraph) {
        String text = source.plain();
        for (int i = paragraph.from(); i < paragraph.to(); i++) {
            Label label = Label.at(text, i, paragraph.to());
            if (label != null && beginsAClause(text, i, paragraph.from())) {
                return labelled(source, paragraph, i);
            }
        }
        return withVerbs(source, paragraph);
    }

    private static boolean beginsAClause(String text, int from, int start) {
        return from == start || "(。,;:、)”! ".indexOf(text.charAt(from - 1)) >= 0;
    }

    private static UnitClause labelled(SourceText source, Range paragraph, int labelFrom) {
        String text = source.plain();
        int from = labelFrom > paragraph.from() && text.charAt(labelFrom - 1) == '(' ? labelFrom - 1 : labelFrom;
        int to = closing(text, labelFrom, paragraph.to());
        Map<Role, List<String>> named = new EnumMap<>(Role.class);
        Role role = Role.LEAD;
        int nameFrom = labelFrom;
        int depth = 0;
        for (int i = labelFrom; i <= to; i++) {
            char sign = i == to ? '、' : text.charAt(i);
            boolean begins = depth == 0 && i < to && beginsAClause(text, i, labelFrom);
            Label label = begins ? Label.at(text, i, to) : null;
            if (label == null && begins) {
                label = Label.ofSomethingElse(text, i, to);
            }
            if (label != null) {
                role = label.role();
                i = label.end() - 1;
                nameFrom = label.end();
            } else if (sign == '(') {
                depth++;
            } else if (sign == ')' && depth > 0) {
                depth--;
            } else if (depth == 0 && "、,;。:)".indexOf(sign) >= 0) {
                add(named, role, source, new Range(Math.min(nameFrom, i), i));
                nameFrom = i + 1;
            }
        }
        int end = to < paragraph.to() && text.charAt(to) == ')' ? to + 1 : to;
        return new UnitClause(new Range(from, end), units(named));
    }

    /// Where the bracket around the clause closes; the end of the paragraph when it was lost.
    private static int closing(String text, int from, int limit) {
        int depth = 0;
        for (int i = from; i < limit; i++) {
            char sign = text.charAt(i);
            if (sign == '(') {
                depth++;
            } else if (sign == ')') {
                if (depth == 0) {
                    return i;
                }
                depth--;
            }
        }
        return limit;
    }

    private static UnitClause withVerbs(SourceText source, Range paragraph) {
        String text = source.plain();
        int to = paragraph.to();
        while (to > paragraph.from() && "。 ".indexOf(text.charAt(to - 1)) >= 0) {
            to--;
        }
        if (to == paragraph.from() || text.charAt(to - 1) != ')') {
            return null;
        }
        int from = opening(text, to - 1, paragraph.from());
        if (from < 0) {
            return null;
        }
        Map<Role, List<String>> named = new EnumMap<>(Role.class);
        int partFrom = from + 1;
        for (int i = from + 1; i < to; i++) {
            if (i == to - 1 || ",;".indexOf(text.charAt(i)) >= 0) {
                addVerbal(named, source, new Range(partFrom, i));
                partFrom = i + 1;
            }
        }
        return named.isEmpty() ? null : new UnitClause(new Range(from, to), units(named));
    }

    private static int opening(String text, int closing, int start) {
        int depth = 0;
        for (int i = closing; i >= start; i--) {
            char sign = text.charAt(i);
            if (sign == ')') {
                depth++;
            } else if (sign == '(' && --depth == 0) {
                return i;
            }
        }
        return -1;
    }

    /// Adds the units of `甲、乙牵头`. What has no such verb (12月底前完成) names none.
    private static void addVerbal(Map<Role, List<String>> named, SourceText source, Range part) {
        String text = source.plain();
        Role role = null;
        String verb = null;
        for (Role candidate : Role.values()) {
            String word = verbs(candidate).before(text, part.to(), part.from());
            if (word != null && (verb == null || word.length() > verb.length())) {
                role = candidate;
                verb = word;
            }
        }
        if (role == null || verb.length() == part.length()) {
            return;
        }
        int nameFrom = part.from();
        int end = part.to() - verb.length();
        for (int i = part.from(); i <= end; i++) {
            if (i == end || text.charAt(i) == '、') {
                add(named, role, source, new Range(nameFrom, i));
                nameFrom = i + 1;
            }
        }
    }

    private static WordList verbs(Role role) {
        return switch (role) {
            case LEAD -> LEADING_VERBS;
            case COOPERATING -> COOPERATING_VERBS;
            case PARTICIPATING -> PARTICIPATING_VERBS;
        };
    }

    private static void add(Map<Role, List<String>> named, Role role, SourceText source, Range name) {
        Range trimmed = source.trimmed(name);
        String text = source.plain();
        int to = trimmed.to();
        for (String word = NOT_IN_NAMES.before(text, to, trimmed.from());
                word != null && word.startsWith("等");
                word = NOT_IN_NAMES.before(text, to, trimmed.from())) {
            to -= word.length();
        }
        String unit = source.published(new Range(trimmed.from(), to)).replaceAll("\\s+", "");
        if (role != null && !unit.isEmpty() && !NOT_IN_NAMES.contains(unit)) {
            List<String> units = named.computeIfAbsent(role, of -> new ArrayList<>());
            if (!units.contains(unit)) {
                units.add(unit);
            }
        }
    }

    private static Units units(Map<Role, List<String>> named) {
        return new Units(
                named.getOrDefault(Role.LEAD, List.of()),
                named.getOrDefault(Role.COOPERATING, List.of()),
                named.getOrDefault(Role.PARTICIPATING, List.of()));
    }

    /// A label with its colon.
    ///
    /// @param role null when what it labels are no units: 责任人, 完成时限
    private record Label(Role role, int end) {
        static Label at(String text, int from, int limit) {
            for (Role role : Role.values()) {
                String word = labels(role).at(text, from, limit);
                if (word != null) {
                    int end = from + word.length();
                    while (end < limit && text.charAt(end) == ' ') {
                        end++;
                    }
                    if (end < limit && text.charAt(end) == ':') {
                        return new Label(role, end + 1);
                    }
                }
            }
            return null;
        }

        /// Any few words with a colon.
        static Label ofSomethingElse(String text, int from, int limit) {
            int end = from;
            while (end < limit && end - from < LONGEST_LABEL && Character.isIdeographic(text.charAt(end))) {
                end++;
            }
            return end - from > 1 && end < limit && text.charAt(end) == ':' ? new Label(null, end + 1) : null;
        }

        private static WordList labels(Role role) {
            return switch (role) {
                case LEAD -> LEADING_LABELS;
                case COOPERATING -> COOPERATING_LABELS;
                case PARTICIPATING -> PARTICIPATING_LABELS;
            };
        }
    }
}
