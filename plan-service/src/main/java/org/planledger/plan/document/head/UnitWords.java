package org.planledger.plan.document.head;

import org.planledger.plan.document.source.WordList;

/// Names of units that issue documents.
final class UnitWords {
    private static final int LONGEST = 30;
    private static final WordList ENDS = WordList.of("人民政府 政府 办公室 办公厅 委员会 管委会 局 委 厅 部 领导小组 指挥部 党组 中心");

    private UnitWords() {}

    static boolean isUnit(String words) {
        return words.length() < LONGEST && ENDS.before(words, words.length(), 0) != null;
    }
}
