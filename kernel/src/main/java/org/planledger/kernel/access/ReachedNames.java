package org.planledger.kernel.access;

import java.util.Set;
import org.planledger.kernel.problem.Text;

/// Names what a login reaches, for who is refused something and asks what would be right.
public final class ReachedNames {
    private static final int MOST_NAMED = 10;

    private ReachedNames() {}

    /// The regions that a login reaches which does not reach all.
    ///
    /// @param ifNone what to say when it reaches none
    public static Text regions(Reach reach, Text ifNone) {
        if (reach.regions().isEmpty() && reach.regionsBelow().isEmpty()) {
            return ifNone;
        }
        if (reach.regionsBelow().isEmpty()) {
            return Text.of("地区 %s", "the region %s", named(reach.regions()));
        }
        Text below = Text.of("地区 %s 或其下级", "the region %s or one that lies in it", named(reach.regionsBelow()));
        return reach.regions().isEmpty()
                ? below
                : Text.of("%1$s，或地区 %2$s", "%1$s, or the region %2$s", below, named(reach.regions()));
    }

    /// What has to do with the units of a login that does not reach all.
    ///
    /// @param chinese with the place `%s` for the units
    /// @param english the same
    /// @param ifNone what to say when it reaches none
    public static Text units(Reach reach, String chinese, String english, Text ifNone) {
        return reach.units().isEmpty() ? ifNone : Text.of(chinese, english, named(reach.units()));
    }

    /// The codes, of very many the first.
    private static String named(Set<String> codes) {
        String first =
                String.join(", ", codes.stream().sorted().limit(MOST_NAMED).toList());
        return codes.size() <= MOST_NAMED ? first : first + ", …";
    }
}
