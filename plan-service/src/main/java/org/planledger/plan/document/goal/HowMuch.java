package org.planledger.plan.document.goal;

/// Tells a statement of how much from other words.
public final class HowMuch {
    private HowMuch() {}

    /// Whether a number, or a word of bound, begins there: behind the colon of 粮食产量:20万吨.
    ///
    /// @param limit where the text ends for this question
    public static boolean beginsAt(String text, int from, int limit) {
        return from < limit && (Character.isDigit(text.charAt(from)) || Words.MEASURES.at(text, from, limit) != null);
    }
}
