package org.planledger.report.results;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.planledger.kernel.problem.Failure;
import org.planledger.kernel.problem.Text;
import org.planledger.kernel.problem.Violation;
import org.planledger.report.answer.Strength;
import org.planledger.report.answer.TargetContext;
import org.planledger.report.answer.UnitRole;
import org.planledger.report.attainment.Signal;
import org.planledger.report.attainment.State;
import org.planledger.report.standing.PlanOutcomes;

/// Which results of a plan a list holds; null or empty means all.
public class ResultFilter {
    /// As many as plan-service takes in a plan.
    private static final int MOST_PARTS = 100;

    @QueryParam("part")
    @Min(1)
    @Max(MOST_PARTS)
    @Parameter(description = "Only tasks of this part, by its place counted from 1.")
    Integer part;

    @QueryParam("unit")
    @Parameter(description = "Only tasks that this unit leads, or in which it has the role asked for, by its code.")
    String unit;

    @QueryParam("role")
    @Parameter(description = "With a unit: only tasks in which it has this role; without it those that it leads.")
    UnitRole role;

    @QueryParam("state")
    @Parameter(description = "Only these states; may be repeated.")
    List<State> states;

    @QueryParam("signal")
    @Parameter(description = "Only these signals; may be repeated.")
    List<Signal> signals;

    @QueryParam("strength")
    @Parameter(description = "Only goals that are worded like this; may be repeated.")
    List<Strength> strengths;

    @QueryParam("q")
    @Parameter(
            description =
                    "Only targets whose task (its title or its text), indicator or words contain this text, whatever its"
                            + " case.",
            example = "就业")
    String text;

    /// @throws Failure of type INVALID_REQUEST when its parts do not fit each other
    void check() {
        if (role != null && unit == null) {
            throw Failure.invalid(Violation.of(
                    "role",
                    "role-without-unit",
                    Text.of("role 须与 unit 同用", "a role is asked for together with a unit"),
                    Text.of("另加 unit=单位编码", "unit=<unit code> beside it")));
        }
    }

    /// @param tasks the numbers of the tasks whose texts contain the text
    boolean admits(PlanOutcomes.Entry entry, Set<String> tasks) {
        return (part == null || part.equals(entry.context().part()))
                && (unit == null
                        || entry.units().as(role == null ? UnitRole.LEAD : role).contains(unit))
                && (states == null
                        || states.isEmpty()
                        || states.contains(entry.result().state()))
                && (signals == null
                        || signals.isEmpty()
                        || signals.contains(entry.result().signal()))
                && (strengths == null
                        || strengths.isEmpty()
                        || strengths.contains(entry.context().strength()))
                && (text == null
                        || tasks.contains(entry.context().task())
                        || contains(entry.context(), text.toLowerCase(Locale.ROOT)));
    }

    private static boolean contains(TargetContext context, String text) {
        return Stream.of(context.taskTitle(), context.indicatorName(), context.phrase())
                .anyMatch(
                        words -> words != null && words.toLowerCase(Locale.ROOT).contains(text));
    }
}
