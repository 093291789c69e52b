package org.planledger.plan.document.source;

/// A place in a text, in UTF-16 code units counted from 0.
///
/// @param from where it begins
/// @param to where it ends, not included
public record Range(int from, int to) {
    public Range {
        if (from < 0 || to < from) {
            throw new IllegalArgumentException("no range from %d to %d".formatted(from, to));
        }
    }

    public boolean isEmpty() {
        return from == to;
    }

    public int length() {
        return to - from;
    }

    public String of(String text) {
        return text.substring(from, to);
    }
}
