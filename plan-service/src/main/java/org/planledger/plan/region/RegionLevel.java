package org.planledger.plan.region;

/// Where a region stands, the highest first.
public enum RegionLevel {
    PROVINCE,
    CITY,
    COUNTY,
    /// A development zone, a resort or the like (开发区, 度假区) that is administered like a county but is none.
    ZONE;

    boolean isAbove(RegionLevel other) {
        return compareTo(other) < 0;
    }
}
