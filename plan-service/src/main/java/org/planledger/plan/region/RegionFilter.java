package org.planledger.plan.region;

/// Which regions a list holds; null means all.
record RegionFilter(String parent, RegionLevel level, String q) {}
