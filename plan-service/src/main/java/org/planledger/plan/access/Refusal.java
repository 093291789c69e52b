package org.planledger.plan.access;

import java.util.List;
import org.planledger.kernel.access.ReachedNames;
import org.planledger.kernel.problem.Failure;
import org.planledger.kernel.problem.ProblemType;
import org.planledger.kernel.problem.Text;
import org.planledger.kernel.problem.Violation;

/// Says what a login may not do with something that it sees, and what would be right.
public final class Refusal {
    public static final Text ANOTHER_LOGIN = Text.of("由有权的登录办理", "a login that may");

    private Refusal() {}

    /// @param field what names the thing: a field of the body, or a parameter of the address
    /// @param message what is not allowed
    public static Failure ofRegion(Sight sight, String field, Text message) {
        return of(field, message, ReachedNames.regions(sight.reach(), ANOTHER_LOGIN));
    }

    /// @param field what names the thing: a field of the body, or a parameter of the address
    /// @param message what is not allowed
    /// @param chinese what has to do with the units `%s`
    /// @param english the same
    public static Failure ofUnits(Sight sight, String field, Text message, String chinese, String english) {
        return of(field, message, ReachedNames.units(sight.reach(), chinese, english, ANOTHER_LOGIN));
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
}
