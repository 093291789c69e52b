package org.planledger.plan.access;

import java.util.List;
import java.util.Set;
import org.planledger.kernel.access.Reach;
import org.planledger.kernel.problem.Failure;
import org.planledger.kernel.problem.ProblemType;
import org.planledger.kernel.problem.Text;
import org.planledger.kernel.problem.Violation;

/// Says what a login may not do with something that it sees, and what would be right.
public final class Refusal {
    public static final Text ANOTHER_LOGIN = Text.of("由有权的登录办理", "a login that may");

    private static final int MOST_NAMED = 10;

    private Refusal() {}

    /// @param field what names the thing: a field of the body, or a parameter of the address
    /// @param message what is not allowed
    public static Failure ofRegion(Sight sight, String field, Text message) {
        return of(field, message, reachedBy(sight.reach()));
    }

    /// @param field what names the thing: a field of the body, or a parameter of the address
    /// @param message what is not allowed
    /// @param chinese what has to do with the units `%s`
    /// @param english the same
    public static Failure ofUnits(Sight sight, String field, Text message, String chinese, String english) {
        return of(
                field,
                message,
                sight.reach().units().isEmpty()
                        ? ANOTHER_LOGIN
                        : Text.of(chinese, english, named(sight.reach().units())));
    }

    /// @param field what names the thing: a field of the body, or a parameter of the address
    /// @param message what is not allowed
    /// @param expected what would be
    public static Failure of(String field, Text message, Text expected) {
        return new Failure(
                ProblemType.FORBIDDEN, message, List.of(Violation.of(field, "not-allowed", message, expected)));
    }

    /// @param region the code of a region that the login may have to reach
    /// @param message what is not allowed to who does not
    /// @throws Failure of type FORBIDDEN when the login does not reach it
    public static void unlessReached(Sight sight, String region, String field, Text message) {
        if (!sight.reaches(region)) {
            throw ofRegion(sight, field, message);
        }
    }

    /// The codes, of very many the first.
    private static String named(Set<String> codes) {
        String first =
                String.join(", ", codes.stream().sorted().limit(MOST_NAMED).toList());
        return codes.size() <= MOST_NAMED ? first : first + ", …";
    }

    private static Text reachedBy(Reach reach) {
        if (reach.regions().isEmpty() && reach.regionsBelow().isEmpty()) {
            return ANOTHER_LOGIN;
        }
        if (reach.regionsBelow().isEmpty()) {
            return Text.of("地区 %s", "the region %s", named(reach.regions()));
        }
        Text below = Text.of("地区 %s 或其下级", "the region %s or one that lies in it", named(reach.regionsBelow()));
        return reach.regions().isEmpty()
                ? below
                : Text.of("%1$s，或地区 %2$s", "%1$s, or the region %2$s", below, named(reach.regions()));
    }
}
