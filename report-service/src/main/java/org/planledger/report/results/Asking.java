package org.planledger.report.results;

import jakarta.ws.rs.QueryParam;
import java.time.YearMonth;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/// As of when results are asked for, and what they must have seen.
public class Asking {
    @QueryParam("asOf")
    @Parameter(
            description = "The month as of which results are computed. Without it the last full month in Asia/Shanghai,"
                    + " but no later than the plan's end.")
    YearMonth asOf;

    @QueryParam("after")
    @Parameter(
            description = "The Change-Token of a write that the answer must contain; may be repeated. The answer waits"
                    + " for it up to ten seconds, then it is a 503.",
            example = "indicator-7421")
    List<String> after;
}
