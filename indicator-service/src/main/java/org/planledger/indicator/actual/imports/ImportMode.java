package org.planledger.indicator.actual.imports;

import com.fasterxml.jackson.annotation.JsonProperty;

/// What is stored of a file that has faults.
public enum ImportMode {
    /// Nothing.
    @JsonProperty("atomic")
    ATOMIC,
    /// The figures that have none.
    @JsonProperty("partial")
    PARTIAL
}
