package org.planledger.report.ranking;

/// Why something has no rank.
public enum Unranked {
    /// No target of it counts: none is set and has begun.
    NO_SCORE,
    /// Less is reported of it than was asked for.
    INCOMPLETE
}
