package org.planledger.report.explanation;

import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.planledger.kernel.period.Period;
import org.planledger.report.attainment.Overdue;

/// A figure that should be in and is not (rule book, section 6).
///
/// @param indicator the code of the plain indicator that it is of
/// @param due the last day on which it would have been in time
@Schema(description = "A figure that should be in and is not.")
public record ExplainedOverdue(
        @Schema(required = true, examples = "pm25") String indicator,
        @Schema(required = true) Period period,

        @Schema(required = true, description = "The last day on which it would have been in time.")
        LocalDate due) {

    static ExplainedOverdue of(Overdue.Missing missing) {
        return new ExplainedOverdue(missing.indicator(), missing.period(), missing.due());
    }
}
