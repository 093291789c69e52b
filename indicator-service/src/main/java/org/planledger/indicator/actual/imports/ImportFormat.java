package org.planledger.indicator.actual.imports;

/// The format of a file of figures.
public enum ImportFormat {
    CSV,
    XLSX,
    JSON,
    NDJSON
}
