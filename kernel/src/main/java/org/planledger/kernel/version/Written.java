package org.planledger.kernel.version;

/// What a write has left behind.
///
/// @param value the thing as it is now stored; null when it was withdrawn
/// @param version its version
/// @param outcome what the write did
/// @param transaction the transaction that wrote the present state, from which the change token is made
public record Written<T>(T value, long version, Outcome outcome, long transaction) {

    /// What a write did.
    public enum Outcome {
        CREATED,
        CHANGED,
        UNCHANGED,
        DELETED
    }
}
