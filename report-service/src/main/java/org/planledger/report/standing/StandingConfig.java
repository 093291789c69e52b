package org.planledger.report.standing;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;

/// How results are kept. A cache fills up to its limit, as what changes have made useless is forgotten only then. With
/// the usual limits all of them together fit into the old generation of a heap of 256 MB, which is two thirds of it.
@ConfigMapping(prefix = "results")
interface StandingConfig {
    /// For how many targets computed outcomes are kept, at about four kilobytes each.
    @WithDefault("8000")
    @Min(0)
    long cachedTargets();

    /// For how many targets that show a signal it is kept since when, at about two kilobytes each.
    @WithDefault("25000")
    @Min(0)
    long cachedWarnings();

    /// How much memory the tallies that rankings are made from may take, in megabytes.
    @WithDefault("40")
    @Min(1)
    int talliesMegabytes();

    /// For how many targets figures are in memory at once while results are computed; a plan with more is read in
    /// pieces.
    @WithDefault("2000")
    @Min(1)
    int targetsAtOnce();
}
