package org.planledger.report.warnings;

import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.planledger.kernel.problem.Failure;
import org.planledger.kernel.problem.Faults;
import org.planledger.kernel.problem.Text;
import org.planledger.report.answer.UnitRole;
import org.planledger.report.attainment.Signal;
import org.planledger.report.attainment.State;
import org.planledger.report.standing.Warned;

/// Which warnings a list holds; null or empty means all.
public class WarningFilter {
    @QueryParam("plan")
    @Parameter(
            description = "Only targets of this plan, by its code; may be repeated. Without it those of all plans in"
                    + " force.")
    List<String> plans;

    @QueryParam("unit")
    @Parameter(description = "Only tasks that this unit leads, or in which it has the role asked for, by its code.")
    String unit;

    @QueryParam("role")
    @Parameter(description = "With a unit: only tasks in which it has this role; without it those that it leads.")
    UnitRole role;

    @QueryParam("region")
    @Parameter(description = "Only targets for this region, by its code.", example = "371503")
    String region;

    @QueryParam("signal")
    @Parameter(description = "Only these signals, RED, YELLOW or BLUE; may be repeated.")
    List<Signal> signals;

    @QueryParam("state")
    @Parameter(description = "Only these states; may be repeated.")
    List<State> states;

    /// @throws Failure of type INVALID_REQUEST when its parts do not fit each other, or nothing
    void check() {
        Faults faults = new Faults();
        if (role != null && unit == null) {
            faults.add(
                    "role",
                    "role-without-unit",
                    Text.of("role 须与 unit 同用", "a role is asked for together with a unit"),
                    Text.of("另加 unit=单位编码", "unit=<unit code> beside it"));
        }
        if (signals != null && signals.contains(Signal.NONE)) {
            faults.add(
                    "signal",
                    "no-warning",
                    Text.of("没有信号的目标不是预警", "a target without a signal is no warning"),
                    Text.of("RED、YELLOW 或 BLUE", "one of: RED, YELLOW, BLUE"));
        }
        faults.throwIfAny();
    }

    List<String> plans() {
        return plans == null ? List.of() : plans.stream().distinct().sorted().toList();
    }

    boolean admits(Warned warned) {
        return (unit == null
                        || warned.entry()
                                .units()
                                .as(role == null ? UnitRole.LEAD : role)
                                .contains(unit))
                && (region == null || region.equals(warned.entry().context().region()))
                && (signals == null
                        || signals.isEmpty()
                        || signals.contains(warned.entry().result().signal()))
                && (states == null
                        || states.isEmpty()
                        || states.contains(warned.entry().result().state()));
    }
}
