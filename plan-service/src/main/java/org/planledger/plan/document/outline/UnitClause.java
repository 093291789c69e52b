package org.planledger.plan.document.outline;

import java.util.ArrayList;
import java.util.List;
import org.planledger.plan.document.source.Range;
import org.planledger.plan.document.source.SourceText;

/// The words at the end of a paragraph that say who is to do it: `(牵头单位:甲、乙,配合单位:丙)`, with any bracket or with
/// one lost, `(甲、乙牵头,丙配合)`, or `(甲局、乙局)` alone.
///
/// @param range the whole clause with its brackets
/// @param units who is named
record UnitClause(Range range, NamedUnits units) {
    private static final int LONGEST_SENTENCE = 160;
    private static final int FARTHEST_BRACKET = 40;
    private static final int LONGEST_CLAUSE = 2_000;

    /// The clause of a paragraph.
    ///
    /// @return null when there is none
    static UnitClause find(SourceText source, Range paragraph) {
        String text = source.plain();
        for (int i = paragraph.from(); i < paragraph.to(); i++) {
            if (beginsAClause(text, i, paragraph.from())) {
                UnitLabel label = UnitLabel.at(text, i, paragraph.to());
                if (label != null && label.role() != null) {
                    return labelled(source, paragraph, i);
                }
            }
        }
        return inTheEnd(source, paragraph);
    }

    private static boolean beginsAClause(String text, int from, int start) {
        return from == start || "(。,;:、)”! ".indexOf(text.charAt(from - 1)) >= 0;
    }

    private static UnitClause labelled(SourceText source, Range paragraph, int labelFrom) {
        String text = source.plain();
        int from = bracketAround(text, labelFrom, paragraph.from());
        int to = end(text, labelFrom, paragraph.to(), from < labelFrom);
        UnitRoles roles = new UnitRoles(source);
        Role role = null;
        int nameFrom = labelFrom;
        int depth = 0;
        for (int i = labelFrom; i <= to; i++) {
            char sign = i == to ? '、' : text.charAt(i);
            boolean begins = depth == 0 && i < to && beginsAClause(text, i, labelFrom);
            UnitLabel label = begins ? UnitLabel.at(text, i, to) : null;
            if (label != null) {
                read(roles, role, nameFrom, i);
                roles.giveThoseWaiting(role);
                role = label.role();
                i = label.end() - 1;
                nameFrom = label.end();
            } else if (sign == '(') {
                depth++;
            } else if (sign == ')' && depth > 0) {
                depth--;
            } else if (depth == 0 && "、,;。:)".indexOf(sign) >= 0) {
                read(roles, role, nameFrom, i);
                if (sign != '、') {
                    roles.giveThoseWaiting(role);
                }
                nameFrom = i + 1;
            }
        }
        roles.giveThoseWaiting(role);
        int end = to < paragraph.to() && text.charAt(to) == ')' ? to + 1 : to;
        return new UnitClause(new Range(from, end), roles.named());
    }

    private static void read(UnitRoles roles, Role role, int from, int to) {
        if (role != null && from < to) {
            roles.read(new Range(from, to), role);
        }
    }

    /// Where the bracket begins that a label stands in, maybe behind others: (责任领导:张三;责任单位:甲局).
    private static int bracketAround(String text, int label, int start) {
        for (int i = label - 1; i >= Math.max(start, label - FARTHEST_BRACKET); i--) {
            char sign = text.charAt(i);
            if (sign == '(') {
                return i;
            }
            if (sign == ')' || sign == '。') {
                return label;
            }
        }
        return label;
    }

    /// Where the clause ends: with the bracket around it, and where that was lost, or none was, before what is no name.
    private static int end(String text, int from, int limit, boolean isInBracket) {
        int latest = Math.min(limit, from + LONGEST_CLAUSE);
        int open = latest;
        int depth = 0;
        for (int i = from; i < latest; i++) {
            char sign = text.charAt(i);
            if (sign == '(') {
                depth++;
            } else if (sign == ')' && --depth < 0) {
                return isInBracket ? i : Math.min(open, i);
            } else if (depth == 0 && open == latest && ",;。".indexOf(sign) >= 0 && !goesOn(text, i + 1, limit)) {
                open = i + 1;
            }
            if (open < latest && !isInBracket) {
                return open;
            }
        }
        return open;
    }

    /// Whether a label or a name follows. Behind a full stop a name has to be one of a unit beyond doubt.
    private static boolean goesOn(String text, int from, int limit) {
        int begin = from;
        while (begin < limit && text.charAt(begin) == ' ') {
            begin++;
        }
        UnitLabel label = UnitLabel.at(text, begin, limit);
        if (begin == limit || label != null) {
            return begin == limit || label.isOfAClause();
        }
        List<Range> names = parts(text, new Range(begin, Math.min(limit, begin + NamedUnits.LONGEST_NAMES)), "、,;。:)");
        if (names.isEmpty()) {
            return false;
        }
        Range name = names.getFirst();
        UnitVerb verb = UnitVerb.of(text, name);
        int end = name.to() - (verb == null ? 0 : verb.length());
        return text.charAt(from - 1) == '。'
                ? NamedUnits.isUnit(text, name.from(), end)
                : NamedUnits.canBeUnit(text, name.from(), end);
    }

    /// The bracket, or the sentence, with which a paragraph ends, when it says who does something.
    private static UnitClause inTheEnd(SourceText source, Range paragraph) {
        String text = source.plain();
        int to = paragraph.to();
        while (to > paragraph.from() && "。; ".indexOf(text.charAt(to - 1)) >= 0) {
            to--;
        }
        if (to == paragraph.from()) {
            return null;
        }
        boolean isBracket = text.charAt(to - 1) == ')';
        int unclosed = isBracket ? -1 : unclosed(text, to, paragraph.from());
        if (unclosed >= 0) {
            return unclosed(source, new Range(unclosed, to));
        }
        int from = isBracket ? opening(text, to - 1, paragraph.from()) : sentence(text, to, paragraph.from());
        if (from < 0) {
            return null;
        }
        from = isBracket || isAllVerbal(text, new Range(from, to)) ? from : byWhom(text, from, to);
        Range words = isBracket ? new Range(from + 1, to - 1) : new Range(from, to);
        NamedUnits named = isBracket || isAllVerbal(text, words) ? withVerbs(source, words) : new NamedUnits();
        named = isBracket && named.isEmpty() ? unitsAlone(source, words) : named;
        return named.isEmpty() ? null : new UnitClause(new Range(from, to), named);
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

    /// Where the bracket begins that is still open at the end of a paragraph.
    ///
    /// @return -1 when none does in its last sentence
    private static int unclosed(String text, int to, int start) {
        int depth = 0;
        for (int i = to - 1; i >= Math.max(start, to - LONGEST_SENTENCE); i--) {
            char sign = text.charAt(i);
            if (sign == ')') {
                depth++;
            } else if (sign == '(' && --depth < 0) {
                return i;
            } else if (sign == '。' && depth == 0) {
                return -1;
            }
        }
        return -1;
    }

    /// The clause of a bracket that was never closed. All of it is to name units, as it may as well be other text.
    private static UnitClause unclosed(SourceText source, Range bracket) {
        Range words = new Range(bracket.from() + 1, bracket.to());
        NamedUnits named = words.isEmpty()
                ? TaskWords.NOBODY
                : isAllVerbal(source.plain(), words) ? withVerbs(source, words) : unitsAlone(source, words);
        return named.isEmpty() ? null : new UnitClause(bracket, named);
    }

    private static int sentence(String text, int to, int start) {
        int latest = Math.max(start, to - LONGEST_SENTENCE);
        for (int i = to - 1; i >= latest; i--) {
            if (text.charAt(i) == '。') {
                return i + 1;
            }
        }
        return latest == start ? start : -1;
    }

    /// Where the end of a sentence begins that says by whom: ,由甲局组织实施. Without one, the sentence itself.
    private static int byWhom(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (text.startsWith(",由", i) && isAllVerbal(text, new Range(i + 1, to))) {
                return i;
            }
        }
        return from;
    }

    /// Whether every part of a sentence names units and what they do: 甲局牵头,乙局、丙局配合.
    private static boolean isAllVerbal(String text, Range words) {
        for (Range part : parts(text, words, ",;")) {
            if (UnitVerb.of(text, part) == null) {
                return false;
            }
            for (Range name : parts(text, part, "、")) {
                UnitVerb verb = UnitVerb.of(text, name);
                if (!NamedUnits.isUnit(text, name.from(), name.to() - (verb == null ? 0 : verb.length()))) {
                    return false;
                }
            }
        }
        return true;
    }

    /// The units of `甲、乙牵头`. What has no such verb (12月底前完成) names none, and 甲,乙负责 names both.
    private static NamedUnits withVerbs(SourceText source, Range words) {
        String text = source.plain();
        UnitRoles roles = new UnitRoles(source);
        for (Range part : parts(text, words, ",;")) {
            boolean isVerbal = UnitVerb.of(text, part) != null;
            for (Range name : parts(text, part, "、")) {
                if (isVerbal || NamedUnits.isUnit(text, name.from(), name.to())) {
                    roles.read(name, null);
                }
            }
        }
        return roles.named();
    }

    /// `(甲局、乙局)`, when all of it are names of units. One alone is to say of where it is: (市甲局) and no (街道办事处).
    private static NamedUnits unitsAlone(SourceText source, Range words) {
        String text = source.plain();
        NamedUnits named = new NamedUnits();
        List<Range> names = parts(text, words, "、,;");
        boolean isSure = names.size() > 1 || "市县区省州旗盟国各".indexOf(text.charAt(words.from())) >= 0;
        if (isSure && names.stream().allMatch(name -> NamedUnits.isUnit(text, name.from(), name.to()))) {
            names.forEach(name -> named.add(Role.RESPONSIBLE, source, name));
        }
        return named;
    }

    /// What stands between signs outside of brackets.
    static List<Range> parts(String text, Range words, String signs) {
        List<Range> parts = new ArrayList<>();
        int from = words.from();
        int depth = 0;
        for (int i = words.from(); i <= words.to(); i++) {
            char sign = i == words.to() ? signs.charAt(0) : text.charAt(i);
            depth += sign == '(' ? 1 : sign == ')' ? -1 : 0;
            if (i == words.to() || depth <= 0 && signs.indexOf(sign) >= 0) {
                if (i > from) {
                    parts.add(new Range(from, i));
                }
                from = i + 1;
            }
        }
        return parts;
    }
}
