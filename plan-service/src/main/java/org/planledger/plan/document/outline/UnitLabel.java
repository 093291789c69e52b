package org.planledger.plan.document.outline;

import org.planledger.plan.document.source.WordList;

/// A label with its colon: 牵头单位:, 市直责任单位:, 责任部门(单位):.
///
/// @param role null when what it labels are no units: 责任人, 牵头领导, 完成时限
/// @param end where what it labels begins
/// @param isOfAClause whether it may stand among those that name units
record UnitLabel(Role role, int end, boolean isOfAClause) {
    private static final int LONGEST = 12;
    private static final int MOST_BLANKS = 3;
    private static final WordList UNITS = WordList.of("单位 部门 机构 主体 机关");
    private static final WordList BARE = WordList.of("牵头 配合 参与 责任 主办 协办 承办");
    private static final WordList BESIDES = WordList.of("时限 时间 期限 领导 责任 负责人 联系人 联系 科室 备注 电话 进度");
    private static final WordList DEEDS = WordList.of("明确 压实 强化 各 由 落实各");
    private static final WordList LEADS = WordList.of("牵头 主办");
    private static final WordList IS_RESPONSIBLE = WordList.of("责任 承办 落实 实施 负责 主管 主责 承担");
    private static final WordList COOPERATES = WordList.of("配合 协办 协助 协同 协作");
    private static final WordList TAKES_PART = WordList.of("参与 参加");

    /// The label that begins there.
    ///
    /// @return null when none does
    static UnitLabel at(String text, int from, int limit) {
        int end = from;
        int latest = Math.min(limit, from + LONGEST);
        while (end < latest && (Character.isIdeographic(text.charAt(end)) || "()/".indexOf(text.charAt(end)) >= 0)) {
            end++;
        }
        if (end - from < 2 || text.charAt(from) == '(') {
            return null;
        }
        int colon = end;
        while (colon < limit && colon - end < MOST_BLANKS && text.charAt(colon) == ' ') {
            colon++;
        }
        boolean isLabel = colon < limit && text.charAt(colon) == ':';
        if (!isLabel) {
            return null;
        }
        String label = text.substring(from, end);
        Role role = roleOf(label);
        return new UnitLabel(role, colon + 1, role != null || BESIDES.isIn(label));
    }

    /// The role that the head of a column, or a label, names.
    ///
    /// @return null when it names no units
    static Role roleOf(String label) {
        boolean ofUnits = UNITS.isIn(label) || BARE.contains(label);
        if (!ofUnits || DEEDS.at(label, 0, label.length()) != null) {
            return null;
        }
        if (COOPERATES.isIn(label)) {
            return Role.COOPERATING;
        }
        if (TAKES_PART.isIn(label)) {
            return Role.PARTICIPATING;
        }
        if (LEADS.isIn(label)) {
            return Role.LEAD;
        }
        return IS_RESPONSIBLE.isIn(label) ? Role.RESPONSIBLE : null;
    }
}
