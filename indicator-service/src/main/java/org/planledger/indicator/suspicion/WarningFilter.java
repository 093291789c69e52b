package org.planledger.indicator.suspicion;

/// Which warnings to list; null does not filter.
///
/// @param open whether they are open
record WarningFilter(String region, String indicator, Boolean open) {}
