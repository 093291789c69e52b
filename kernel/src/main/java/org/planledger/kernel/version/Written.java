package org.planledger.kernel.version;

/// What a write has left behind.
///
/// @param stored the thing as it is now stored
/// @param outcome what the write did
public record Written<T>(Versioned<T> stored, Outcome outcome) {

    /// What a write did.
    public enum Outcome {
        CREATED,
        CHANGED,
        UNCHANGED,
        WITHDRAWN
    }
}
