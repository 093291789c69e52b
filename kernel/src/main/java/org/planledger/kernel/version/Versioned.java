package org.planledger.kernel.version;

/// A stored thing, its version and who wrote it.
///
/// @param value the thing; null when it was withdrawn
/// @param version rises with every change and is never used twice for one key
/// @param transaction the transaction that wrote the present state, from which the change token is made
public record Versioned<T>(T value, long version, long transaction) {}
