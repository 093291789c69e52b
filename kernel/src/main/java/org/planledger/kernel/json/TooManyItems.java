package org.planledger.kernel.json;

/// A list in a body has more items than its field takes, or the body more than it may have for its length. Nothing
/// beyond is read.
public final class TooManyItems extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Integer most;

    /// @param most how many items the field takes; null when it is the body that has too many
    TooManyItems(Integer most) {
        super("too many items");
        this.most = most;
    }

    /// How many items the field takes; null when it is the body that has too many.
    public Integer most() {
        return most;
    }
}
