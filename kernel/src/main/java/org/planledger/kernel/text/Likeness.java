package org.planledger.kernel.text;

import java.util.Arrays;

/// How like two texts are: twice the pairs of neighbouring signs that both have, divided by all pairs (Dice).
/// Blanks, signs of punctuation and digits do not count, so the same heading of another year is the same.
public final class Likeness {
    /// Each once, ascending.
    private final int[] pairs;

    public Likeness(String text) {
        int[] all = new int[text.length()];
        int length = 0;
        char before = 0;
        for (int i = 0; i < text.length(); i++) {
            char sign = text.charAt(i);
            if (Character.isLetter(sign)) {
                all[length++] = before << 16 | sign;
                before = sign;
            }
        }
        Arrays.sort(all, 0, length);
        int different = 0;
        for (int i = 0; i < length; i++) {
            if (different == 0 || all[i] != all[different - 1]) {
                all[different++] = all[i];
            }
        }
        pairs = Arrays.copyOf(all, different);
    }

    /// From 0, nothing in common, to 1.
    public double with(Likeness other) {
        int[] mine = pairs;
        int[] others = other.pairs;
        int both = 0;
        int i = 0;
        int k = 0;
        while (i < mine.length && k < others.length) {
            int here = mine[i];
            int there = others[k];
            both += here == there ? 1 : 0;
            i += here <= there ? 1 : 0;
            k += there <= here ? 1 : 0;
        }
        return sharing(both, other);
    }

    /// @param both how many pairs both have
    double sharing(int both, Likeness other) {
        int all = pairs.length + other.pairs.length;
        return all == 0 ? 0 : 2.0 * both / all;
    }

    /// Each once, ascending; not to be written to.
    int[] pairs() {
        return pairs;
    }
}
