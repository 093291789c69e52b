package org.planledger.plan.plan;

import jakarta.ws.rs.QueryParam;
import java.time.YearMonth;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/// Which plans a list holds; null means all.
public class PlanFilter {
    @QueryParam("region")
    @Parameter(description = "Only plans of this region.")
    String region;

    @QueryParam("status")
    @Parameter(description = "Only plans of this status.")
    PlanStatus status;

    @QueryParam("month")
    @Parameter(description = "Only plans whose window holds this month, such as 2023-04.")
    YearMonth month;

    @QueryParam("q")
    @Parameter(description = "Only plans whose title, document number or code contains this text.")
    String q;
}
