package org.planledger.plan.unit;

/// Which units a list holds; null means all.
record UnitFilter(String region, String q) {}
