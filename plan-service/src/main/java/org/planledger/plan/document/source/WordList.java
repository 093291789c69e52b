package org.planledger.plan.document.source;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
import java.util.Set;

/// Words of one kind. A place is compared with all of them at once, the longest first, in a time that
/// depends on the longest word alone.
public final class WordList {
    private final Set<String> words;
    private final int longest;
    private final BitSet first = new BitSet();
    private final BitSet last = new BitSet();

    private WordList(Set<String> words) {
        this.words = words;
        this.longest = words.stream().mapToInt(String::length).max().orElse(0);
        words.forEach(word -> {
            first.set(word.charAt(0));
            last.set(word.charAt(word.length() - 1));
        });
    }

    /// @param words divided by blanks
    public static WordList of(String words) {
        return new WordList(new HashSet<>(Arrays.asList(words.strip().split("\\s+"))));
    }

    /// These words and those.
    public WordList and(WordList others) {
        Set<String> both = new HashSet<>(words);
        both.addAll(others.words);
        return new WordList(both);
    }

    public boolean contains(String word) {
        return words.contains(word);
    }

    /// The longest word that begins there.
    ///
    /// @param limit where the text ends for this question
    /// @return null when none does
    public String at(String text, int from, int limit) {
        if (from >= limit || !first.get(text.charAt(from))) {
            return null;
        }
        for (int length = Math.min(longest, limit - from); length > 0; length--) {
            String word = text.substring(from, from + length);
            if (words.contains(word)) {
                return word;
            }
        }
        return null;
    }

    /// The longest word that ends there.
    ///
    /// @param start where the text begins for this question
    /// @return null when none does
    public String before(String text, int end, int start) {
        if (end <= start || !last.get(text.charAt(end - 1))) {
            return null;
        }
        for (int length = Math.min(longest, end - start); length > 0; length--) {
            String word = text.substring(end - length, end);
            if (words.contains(word)) {
                return word;
            }
        }
        return null;
    }

    /// Where the first of the words begins.
    ///
    /// @return -1 when none is there
    public int indexIn(String text, int from, int limit) {
        for (int i = from; i < limit; i++) {
            if (at(text, i, limit) != null) {
                return i;
            }
        }
        return -1;
    }

    /// Whether one of the words is there.
    public boolean isIn(String text) {
        return indexIn(text, 0, text.length()) >= 0;
    }
}
