package org.planledger.kernel.access;

/// The claims of a token that the suite reads beside those of RFC 7519.
public final class Claims {
    /// The codes of the regions that the token reaches: these alone. `*` is everywhere.
    public static final String REGIONS = "regions";

    /// The codes of regions that it reaches with all that lie in them.
    public static final String REGIONS_BELOW = "regions_below";

    /// The codes of the units whose things it reaches. `*` is all.
    public static final String UNITS = "units";

    /// Permissions of a service, with blanks between them (RFC 8693, section 4.2).
    public static final String SCOPE = "scope";

    /// Stands for every code.
    public static final String ALL = "*";

    private Claims() {}
}
