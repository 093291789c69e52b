package org.planledger.indicator.suspicion;

/// What has become of a warning.
public enum WarningState {
    /// Nobody has given a reason yet.
    OPEN,
    /// A reason was given.
    EXPLAINED,
    /// A further revision has taken the place of the figure.
    SUPERSEDED
}
