package org.planledger.plan.document.goal;

import org.planledger.plan.document.source.WordList;

/// The five years of a national plan, by whose end something is reached: “十四五”末, 十五五期末.
///
/// @param to where the words end that name them
/// @param lastYear the last of them
record FiveYears(int to, int lastYear) {
    private static final String ORDER = "一二三四五";
    private static final int LAST_OF_THE_TENTH = 2005;
    private static final WordList ENDS = WordList.of("末 期末 时期末 规划末 规划期末 收官之年");

    /// The five years whose end is named there.
    ///
    /// @return null when none is
    static FiveYears endedAt(String words, int from) {
        if (from >= words.length() || "“十".indexOf(words.charAt(from)) < 0) {
            return null;
        }
        int ten = words.charAt(from) == '“' ? from + 1 : from;
        int number = ten + 2 < words.length() && words.charAt(ten) == '十' && words.charAt(ten + 2) == '五'
                ? ORDER.indexOf(words.charAt(ten + 1)) + 1
                : 0;
        int behind = words.startsWith("”", ten + 3) ? ten + 4 : ten + 3;
        String end = number == 0 ? null : ENDS.at(words, behind, words.length());
        return end == null ? null : new FiveYears(behind + end.length(), LAST_OF_THE_TENTH + 5 * number);
    }
}
