package org.planledger.kernel.paging;

import java.util.List;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// One page of a list.
///
/// @param items the items, in the list's order
/// @param nextCursor the `cursor` to send for what follows; null when this page ends the list
public record Page<T>(
        @Schema(required = true, description = "The items, in the list's order.")
        List<T> items,

        @Schema(description = "The cursor to send for what follows; absent when this page ends the list.")
        String nextCursor) {

    /// Makes a page of rows of which one more than the page holds was asked for, so that it shows whether anything
    /// follows.
    ///
    /// @param keyOf the sort key of a row, which the cursor carries
    public static <T> Page<T> of(List<T> rows, int limit, Function<T, String> keyOf) {
        if (rows.size() <= limit) {
            return new Page<>(List.copyOf(rows), null);
        }
        List<T> items = List.copyOf(rows.subList(0, limit));
        return new Page<>(items, Cursor.write(keyOf.apply(items.getLast())));
    }

    public <R> Page<R> map(Function<T, R> mapping) {
        return new Page<>(items.stream().map(mapping).toList(), nextCursor);
    }
}
