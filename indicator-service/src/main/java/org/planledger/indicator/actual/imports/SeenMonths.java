package org.planledger.indicator.actual.imports;

import java.util.Arrays;

/// A set of months, each a number from 0 on, in few bytes where they are close together: a file has very many series,
/// and of most of them the figures of one or two years.
final class SeenMonths {
    private static final long[] NONE = {};

    /// A bit for each month from that of `firstWord` on.
    private long[] words = NONE;

    private int firstWord;

    /// @return whether it was not there before
    boolean add(int month) {
        int word = month / Long.SIZE;
        reach(word);
        long bit = 1L << month % Long.SIZE;
        boolean isNew = (words[word - firstWord] & bit) == 0;
        words[word - firstWord] |= bit;
        return isNew;
    }

    private void reach(int word) {
        if (words.length == 0) {
            words = new long[1];
            firstWord = word;
        } else if (word < firstWord) {
            long[] wider = new long[words.length + firstWord - word];
            System.arraycopy(words, 0, wider, firstWord - word, words.length);
            words = wider;
            firstWord = word;
        } else if (word - firstWord >= words.length) {
            words = Arrays.copyOf(words, word - firstWord + 1);
        }
    }
}
