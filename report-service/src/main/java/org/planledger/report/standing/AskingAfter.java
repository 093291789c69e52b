package org.planledger.report.standing;

import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.planledger.kernel.feed.ChangeToken;

/// What an answer must have seen.
public class AskingAfter {
    /// The writes that the answer must contain.
    @QueryParam("after")
    @Parameter(
            description = "The Change-Token of a write that the answer must contain; may be repeated. The answer waits"
                    + " for it up to ten seconds, then it is a 503.",
            example = "indicator-7421",
            schema = @Schema(type = SchemaType.ARRAY, implementation = String.class))
    public List<ChangeToken> after = List.of();
}
