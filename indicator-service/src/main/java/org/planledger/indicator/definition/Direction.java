package org.planledger.indicator.definition;

/// Which way an indicator is better (rule book, section 2).
public enum Direction {
    HIGHER,
    LOWER,
    NEUTRAL
}
