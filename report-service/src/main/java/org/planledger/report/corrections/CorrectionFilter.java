package org.planledger.report.corrections;

import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.planledger.report.standing.AskingAfter;
import org.planledger.report.standing.Come;

/// Which corrections are asked for.
public class CorrectionFilter extends AskingAfter {
    @QueryParam("plan")
    @NotNull
    @Parameter(required = true, description = "The plan whose targets they touch, by its code.")
    String plan;

    /// Null for all.
    @QueryParam("since")
    @Come
    @Parameter(
            description = "Only what was recorded after this moment; without it all.",
            example = "2023-07-10T18:00:00+08:00")
    OffsetDateTime since;

    /// As finely as figures are recorded.
    Instant sinceInstant() {
        return since == null ? null : since.toInstant().truncatedTo(ChronoUnit.MICROS);
    }
}
