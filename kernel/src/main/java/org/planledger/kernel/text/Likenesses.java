package org.planledger.kernel.text;

import java.util.Arrays;
import java.util.List;

/// How like a text is to each of many. Their pairs are listed once, so a pair costs as much as there are texts
/// that have it, and texts with nothing in common cost nothing.
public final class Likenesses {
    private final List<Likeness> texts;
    /// Each pair of each text, ascending: the pair in the upper half, the place of the text in the lower.
    private final long[] places;

    public Likenesses(List<Likeness> texts) {
        this.texts = List.copyOf(texts);
        places = new long
                [this.texts.stream().mapToInt(text -> text.pairs().length).sum()];
        int length = 0;
        for (int i = 0; i < this.texts.size(); i++) {
            for (int pair : this.texts.get(i).pairs()) {
                places[length++] = first(pair) | i;
            }
        }
        Arrays.sort(places);
    }

    /// What [Likeness#with] says of each of the texts, in their order.
    public double[] with(Likeness one) {
        int[] both = new int[texts.size()];
        int i = 0;
        for (int pair : one.pairs()) {
            int found = Arrays.binarySearch(places, i, places.length, first(pair));
            for (i = found < 0 ? -found - 1 : found; i < places.length && places[i] >> Integer.SIZE == pair; i++) {
                both[(int) places[i]]++;
            }
        }
        double[] likenesses = new double[both.length];
        for (int k = 0; k < both.length; k++) {
            likenesses[k] = both[k] == 0 ? 0 : one.sharing(both[k], texts.get(k));
        }
        return likenesses;
    }

    private static long first(int pair) {
        return (long) pair << Integer.SIZE;
    }
}
