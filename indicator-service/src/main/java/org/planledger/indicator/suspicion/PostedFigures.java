package org.planledger.indicator.suspicion;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.planledger.kernel.period.Period;

/// The figures of a series that one file has posted, none withdrawn and each period once, in few bytes: a file may
/// have a single figure of each of very many series.
public final class PostedFigures {
    private static final int LONGS_OF_A_FIGURE = 3;

    /// Of each figure its period and its revision, its number and whether it is explained, and its value.
    private long[] figures = new long[LONGS_OF_A_FIGURE];

    private int size;

    /// @param number where the file has it; rises along the file
    /// @param isExplained whether it was posted with a reason
    public void add(Period period, int revision, long number, double value, boolean isExplained) {
        int at = size * LONGS_OF_A_FIGURE;
        if (at == figures.length) {
            figures = Arrays.copyOf(figures, (size + size / 2 + 1) * LONGS_OF_A_FIGURE);
        }
        figures[at] = (long) period.toNumber() << Integer.SIZE | revision;
        figures[at + 1] = number << 1 | (isExplained ? 1 : 0);
        figures[at + 2] = Double.doubleToRawLongBits(value);
        size++;
    }

    int size() {
        return size;
    }

    JudgeStore.Figure figure(int series, int place) {
        int at = place * LONGS_OF_A_FIGURE;
        return new JudgeStore.Figure(
                series, period(place), (int) figures[at], figures[at + 1] >> 1, (figures[at + 1] & 1) == 0);
    }

    private int period(int place) {
        return (int) (figures[place * LONGS_OF_A_FIGURE] >> Integer.SIZE);
    }

    private double value(int place) {
        return Double.longBitsToDouble(figures[place * LONGS_OF_A_FIGURE + 2]);
    }

    /// The figures as the whole history of their series.
    SeriesHistory history(SeriesHistory.Terms terms) {
        int[] places = isRising()
                ? IntStream.range(0, size).toArray()
                : IntStream.range(0, size)
                        .boxed()
                        .sorted((one, other) -> Integer.compare(period(one), period(other)))
                        .mapToInt(Integer::intValue)
                        .toArray();
        return new SeriesHistory(
                terms,
                Arrays.stream(places).map(this::period).toArray(),
                Arrays.stream(places).mapToDouble(this::value).toArray());
    }

    private boolean isRising() {
        for (int place = 1; place < size; place++) {
            if (period(place) < period(place - 1)) {
                return false;
            }
        }
        return true;
    }
}
