package org.planledger.plan.slip;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/// Which slips a list holds; null means all.
public class SlipFilter {
    @QueryParam("plan")
    @Parameter(description = "Only slips on this plan.")
    String plan;

    @QueryParam("task")
    @Parameter(description = "Only slips on tasks of this number.")
    String task;

    @QueryParam("target")
    @Parameter(description = "Only slips on this target.")
    String target;

    @QueryParam("unit")
    @Parameter(description = "Only slips that this unit is to answer, by its code.")
    String unit;

    @QueryParam("colour")
    @Parameter(description = "Only slips of this colour.")
    SlipColour colour;

    @QueryParam("state")
    @Parameter(description = "Only slips in this state.")
    SlipState state;

    @QueryParam("overdue")
    @Parameter(
            description = "true: only slips whose addressee is to answer and whose deadline has passed; false: others.")
    Boolean overdue;

    @QueryParam("minAgeDays")
    @Min(0)
    @Max(36_500)
    @Parameter(description = "Only slips at least so many days old, today or when they were closed.")
    Integer minAgeDays;
}
