package org.planledger.kernel.text;

import java.util.HashSet;
import java.util.Set;

/// How like two texts are: twice the pairs of neighbouring signs that both have, divided by all pairs (Dice).
/// Blanks,
/// signs of punctuation and digits do not count, so the same heading of another year is the same.
public final class Likeness {
    private final Set<Integer> pairs = new HashSet<>();

    public Likeness(String text) {
        char before = 0;
        for (int i = 0; i < text.length(); i++) {
            char sign = text.charAt(i);
            if (Character.isLetter(sign)) {
                pairs.add(before << 16 | sign);
                before = sign;
            }
        }
    }

    /// From 0, nothing in common, to 1.
    public double with(Likeness other) {
        Set<Integer> fewer = pairs.size() <= other.pairs.size() ? pairs : other.pairs;
        Set<Integer> more = fewer == pairs ? other.pairs : pairs;
        int both = 0;
        for (Integer pair : fewer) {
            both += more.contains(pair) ? 1 : 0;
        }
        int all = pairs.size() + other.pairs.size();
        return all == 0 ? 0 : 2.0 * both / all;
    }
}
