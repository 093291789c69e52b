package org.planledger.indicator.target;

/// How the value is compared with the target (rule book, section 4).
public enum TargetComparator {
    AT_LEAST,
    AT_MOST,
    EXACTLY,
    ABOUT,
    BETWEEN,
    INCREASE,
    DECREASE;

    /// Whether it asks for a direction alone, without a number.
    boolean directional() {
        return this == INCREASE || this == DECREASE;
    }
}
