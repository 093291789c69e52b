package org.planledger.indicator.suspicion;

import java.util.Arrays;
import java.util.BitSet;
import java.util.stream.IntStream;
import org.planledger.kernel.period.Period;

/// The figures of a series that one file has posted, none withdrawn and each period once, in few bytes.
public final class PostedFigures {
    private static final int FIRST_SIZE = 4;

    private int[] periods = new int[FIRST_SIZE];
    private int[] revisions = new int[FIRST_SIZE];
    private int[] numbers = new int[FIRST_SIZE];
    private double[] values = new double[FIRST_SIZE];
    private final BitSet explained = new BitSet();
    private int size;

    /// @param number rises in the order in which figures are stored
    /// @param isExplained whether it was posted with a reason
    public void add(Period period, int revision, int number, double value, boolean isExplained) {
        if (size == periods.length) {
            int more = 2 * size;
            periods = Arrays.copyOf(periods, more);
            revisions = Arrays.copyOf(revisions, more);
            numbers = Arrays.copyOf(numbers, more);
            values = Arrays.copyOf(values, more);
        }
        periods[size] = period.toNumber();
        revisions[size] = revision;
        numbers[size] = number;
        values[size] = value;
        explained.set(size, isExplained);
        size++;
    }

    int size() {
        return size;
    }

    JudgeStore.Figure figure(int series, int place) {
        return new JudgeStore.Figure(series, periods[place], revisions[place], numbers[place], !explained.get(place));
    }

    /// The figures as the whole history of their series.
    SeriesHistory history(SeriesHistory.Terms terms) {
        int[] inOrder = Arrays.copyOf(periods, size);
        double[] inOrderToo = Arrays.copyOf(values, size);
        if (!isRising()) {
            int[] places = IntStream.range(0, size)
                    .boxed()
                    .sorted((one, other) -> Integer.compare(periods[one], periods[other]))
                    .mapToInt(Integer::intValue)
                    .toArray();
            for (int i = 0; i < size; i++) {
                inOrder[i] = periods[places[i]];
                inOrderToo[i] = values[places[i]];
            }
        }
        return new SeriesHistory(terms, inOrder, inOrderToo);
    }

    private boolean isRising() {
        for (int i = 1; i < size; i++) {
            if (periods[i] < periods[i - 1]) {
                return false;
            }
        }
        return true;
    }
}
