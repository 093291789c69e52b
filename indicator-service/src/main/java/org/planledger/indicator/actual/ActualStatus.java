package org.planledger.indicator.actual;

/// Whether a figure may still be revised freely.
public enum ActualStatus {
    /// May be revised (初步数).
    PROVISIONAL,
    /// Is settled (最终数).
    FINAL
}
