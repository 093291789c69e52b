package org.planledger.plan.document.compare;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/// Which of the former things is which of the latter ones: the likest pairs first, each thing once.
///
/// @param latterOf for each former thing the place of the latter one; -1 when there is none
record Matches(int[] latterOf) {

    /// Of very many things that are all alike, the pairs of all would not fit into memory.
    private static final int MOST_OF_EACH = 50;

    /// Of pairs that are equally like, those that stand at the same places come first.
    private static final Comparator<Pair> LIKEST_FIRST = Comparator.comparingDouble(Pair::likeness)
            .reversed()
            .thenComparingInt(pair -> Math.abs(pair.former() - pair.latter()))
            .thenComparingInt(Pair::former);

    private record Pair(int former, int latter, double likeness) {}

    /// @param likenesses how like a former thing is to each of the latter ones
    /// @param least how like they have to be at least
    static <T> Matches of(List<T> former, int latterSize, Function<T, double[]> likenesses, double least) {
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < former.size(); i++) {
            double[] like = likenesses.apply(former.get(i));
            List<Pair> ofThis = new ArrayList<>();
            for (int k = 0; k < latterSize; k++) {
                if (like[k] >= least) {
                    ofThis.add(new Pair(i, k, like[k]));
                }
            }
            ofThis.sort(LIKEST_FIRST);
            pairs.addAll(ofThis.subList(0, Math.min(ofThis.size(), MOST_OF_EACH)));
        }
        pairs.sort(LIKEST_FIRST);
        int[] latterOf = new int[former.size()];
        Arrays.fill(latterOf, -1);
        boolean[] isTaken = new boolean[latterSize];
        for (Pair pair : pairs) {
            if (latterOf[pair.former()] < 0 && !isTaken[pair.latter()]) {
                latterOf[pair.former()] = pair.latter();
                isTaken[pair.latter()] = true;
            }
        }
        return new Matches(latterOf);
    }

    /// The places of the latter things that are none of the former ones.
    List<Integer> added(int latterSize) {
        boolean[] isTaken = new boolean[latterSize];
        for (int latter : latterOf) {
            if (latter >= 0) {
                isTaken[latter] = true;
            }
        }
        List<Integer> added = new ArrayList<>();
        for (int i = 0; i < latterSize; i++) {
            if (!isTaken[i]) {
                added.add(i);
            }
        }
        return added;
    }
}
