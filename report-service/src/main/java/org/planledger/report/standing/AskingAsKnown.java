package org.planledger.report.standing;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/// As of when results are asked for, by what was known at which moment (rule book, section 11), and by which goals
/// (section 16).
public class AskingAsKnown extends Asking {
    /// Null for all that is known now.
    @QueryParam("knownAt")
    @Come
    @Parameter(
            description = "Answers as it would have been answered at this moment: by the figures that were recorded up"
                    + " to it, as they were then, and by its date in Asia/Shanghai. Plans, targets and indicators are"
                    + " as they are now. Without it all that is known now.",
            example = "2023-07-10T18:00:00+08:00")
    public OffsetDateTime knownAt;

    @QueryParam("basis")
    @DefaultValue("PRESENT")
    @Parameter(
            description =
                    "By which goal targets are judged that were revised in mid-year: PRESENT by the one that holds"
                            + " as of the month, ORIGINAL by the one that they had at first, throughout.")
    public Basis basis;

    /// As finely as figures are recorded; null for all that is known now.
    public Instant knownAt() {
        return knownAt == null ? null : knownAt.toInstant().truncatedTo(ChronoUnit.MICROS);
    }
}
