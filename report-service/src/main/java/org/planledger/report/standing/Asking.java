package org.planledger.report.standing;

import jakarta.ws.rs.QueryParam;
import java.time.YearMonth;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/// As of when results are asked for, and what they must have seen.
public class Asking extends AskingAfter {
    /// Null when no month was asked for.
    @QueryParam("asOf")
    @Month
    @Parameter(
            description = "The month as of which results are computed. Without it the last full month in Asia/Shanghai,"
                    + " but no later than the end of the plan, or of the last of the plans, that is asked for by its"
                    + " code.")
    public YearMonth asOf;
}
