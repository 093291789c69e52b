package org.planledger.report.export;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.planledger.report.attainment.Signal;
import org.planledger.report.attainment.State;

/// The columns that count the targets of a group: one for each state and one for each signal.
public final class GroupColumns {
    private GroupColumns() {}

    public static <T> Stream<Column<T>> states(Function<T, Map<State, Integer>> states) {
        return Arrays.stream(State.values())
                .map(state -> new Column<>(
                        Words.of(state),
                        CellKind.COUNT,
                        row -> states.apply(row).getOrDefault(state, 0)));
    }

    public static <T> Stream<Column<T>> signals(Function<T, Map<Signal, Integer>> signals) {
        return Arrays.stream(Signal.values())
                .map(signal -> new Column<>(
                        Words.lightOf(signal),
                        CellKind.COUNT,
                        row -> signals.apply(row).getOrDefault(signal, 0)));
    }
}
