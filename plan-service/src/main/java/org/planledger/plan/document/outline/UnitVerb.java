package org.planledger.plan.document.outline;

import org.planledger.plan.document.source.Range;
import org.planledger.plan.document.source.WordList;

/// What a unit does, at the end of the words that name it: 甲局牵头, 乙局配合, 丙局(牵头).
///
/// @param role the role that it is
/// @param length how long the verb is
/// @param isOfOne whether only the last of several names is meant, because it stands in a bracket
record UnitVerb(Role role, int length, boolean isOfOne) {
    private static final WordList LEADING = WordList.of("牵头 牵头负责 牵头落实 牵头组织实施 牵头组织 牵头抓总 牵头推进 牵头实施 牵头抓好落实 主办");
    private static final WordList RESPONSIBLE =
            WordList.of("负责 负责落实 按职责分工负责 分别负责 按职责负责 按职责落实 按照职责分工负责 分工负责 具体负责 共同负责 组织实施 负责组织实施 具体落实 具体实施 抓好落实 负责实施");
    private static final WordList COOPERATING = WordList.of("配合 协助 协同 协办 参与配合 协同配合 协助配合 积极配合 配合落实 配合实施");
    private static final WordList PARTICIPATING = WordList.of("参与 参加 共同参与");
    private static final WordList IN_BRACKETS = WordList.of("(牵头) (牵头单位) (配合) (配合单位) (参与) (参与单位) (主办) (协办) (责任单位)");

    /// The verb with which words end.
    ///
    /// @return null when they end with none, or are nothing else
    static UnitVerb of(String text, Range words) {
        String bracket = IN_BRACKETS.before(text, words.to(), words.from());
        if (bracket != null) {
            Role role = UnitLabel.roleOf(bracket.substring(1, bracket.length() - 1));
            return bracket.length() == words.length() ? null : new UnitVerb(role, bracket.length(), true);
        }
        UnitVerb longest = null;
        for (Role role : Role.values()) {
            String word = verbs(role).before(text, words.to(), words.from());
            if (word != null && (longest == null || word.length() > longest.length())) {
                longest = new UnitVerb(role, word.length(), false);
            }
        }
        return longest == null || longest.length() == words.length() ? null : longest;
    }

    private static WordList verbs(Role role) {
        return switch (role) {
            case LEAD -> LEADING;
            case RESPONSIBLE -> RESPONSIBLE;
            case COOPERATING -> COOPERATING;
            case PARTICIPATING -> PARTICIPATING;
        };
    }
}
