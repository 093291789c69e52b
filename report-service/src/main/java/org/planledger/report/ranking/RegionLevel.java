package org.planledger.report.ranking;

/// How high a region stands.
public enum RegionLevel {
    PROVINCE,
    CITY,
    COUNTY,
    /// A development zone, a resort or the like (开发区, 度假区) that is administered like a county but is none.
    ZONE
}
