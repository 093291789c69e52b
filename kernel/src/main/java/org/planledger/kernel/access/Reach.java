package org.planledger.kernel.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Set;
import java.util.TreeSet;

/// Whose things a login reaches. What it may do with them its permissions say.
///
/// @param everywhere whether it reaches all regions; then the two sets do not matter
/// @param regions the codes of the regions that it reaches
/// @param regionsBelow the codes of those that it reaches with all that lie in them
/// @param everyUnit whether it reaches the things of all units; then the set does not matter
/// @param units the codes of the units whose things it reaches
public record Reach(
        boolean everywhere, Set<String> regions, Set<String> regionsBelow, boolean everyUnit, Set<String> units) {

    /// Everything.
    public static final Reach ALL = new Reach(true, Set.of(), Set.of(), true, Set.of());

    /// Nothing.
    public static final Reach NOTHING = new Reach(false, Set.of(), Set.of(), false, Set.of());

    public Reach {
        regions = Set.copyOf(regions);
        regionsBelow = Set.copyOf(regionsBelow);
        units = Set.copyOf(units);
    }

    /// Of what a token says. A claim that is not there gives nothing.
    static Reach of(Set<String> regions, Set<String> regionsBelow, Set<String> units) {
        return new Reach(
                regions.contains(Claims.ALL) || regionsBelow.contains(Claims.ALL),
                regions,
                regionsBelow,
                units.contains(Claims.ALL),
                units);
    }

    /// Whether there is anything that it does not reach.
    public boolean isLimited() {
        return !everywhere || !everyUnit;
    }

    /// The same text for the same reach, and for no other.
    public String mark() {
        String text = everywhere + " " + new TreeSet<>(regions) + new TreeSet<>(regionsBelow) + everyUnit
                + new TreeSet<>(units);
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }

    /// Whether it reaches a region.
    ///
    /// @param withAbove the code of the region and of all regions that it lies in
    public boolean reaches(String region, Set<String> withAbove) {
        return everywhere || regions.contains(region) || regionsBelow.stream().anyMatch(withAbove::contains);
    }
}
