package org.planledger.indicator.target;

/// Which targets to list; null does not filter.
record TargetFilter(String plan, String task, String indicator, String region, TargetStatus status) {}
