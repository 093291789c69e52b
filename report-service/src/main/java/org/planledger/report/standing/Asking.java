package org.planledger.report.standing;

import jakarta.ws.rs.QueryParam;
import java.time.YearMonth;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.planledger.kernel.feed.ChangeToken;

/// As of when results are asked for, and what they must have seen.
public class Asking {
    /// Null when no month was asked for.
    @QueryParam("asOf")
    @Month
    @Parameter(
            description = "The month as of which results are computed. Without it the last full month in Asia/Shanghai,"
                    + " but no later than the end of the plan, or of the last of the plans, that is asked for by its"
                    + " code.")
    public YearMonth asOf;

    /// The writes that the answer must contain.
    @QueryParam("after")
    @Parameter(
            description = "The Change-Token of a write that the answer must contain; may be repeated. The answer waits"
                    + " for it up to ten seconds, then it is a 503.",
            example = "indicator-7421",
            schema = @Schema(type = SchemaType.ARRAY, implementation = String.class))
    public List<ChangeToken> after = List.of();
}
