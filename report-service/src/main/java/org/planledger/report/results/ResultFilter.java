package org.planledger.report.results;

import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.planledger.report.attainment.Signal;
import org.planledger.report.attainment.State;

/// Which results of a plan a list holds; null or empty means all.
public class ResultFilter {
    @QueryParam("part")
    @Parameter(description = "Only tasks of this part, by its place counted from 1.")
    Integer part;

    @QueryParam("unit")
    @Parameter(description = "Only tasks that this unit leads, by its code.")
    String unit;

    @QueryParam("state")
    @Parameter(description = "Only these states; may be repeated.")
    List<State> states;

    @QueryParam("signal")
    @Parameter(description = "Only these signals; may be repeated.")
    List<Signal> signals;

    boolean admits(PlanOutcomes.Entry entry) {
        return (part == null || part.equals(entry.context().part()))
                && (unit == null || entry.context().lead().contains(unit))
                && (states == null
                        || states.isEmpty()
                        || states.contains(entry.result().state()))
                && (signals == null
                        || signals.isEmpty()
                        || signals.contains(entry.result().signal()));
    }
}
