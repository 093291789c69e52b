package org.planledger.kernel.version;

/// A stored thing and its version, which rises with every change and is never used twice for one key.
public record Versioned<T>(T value, long version) {}
