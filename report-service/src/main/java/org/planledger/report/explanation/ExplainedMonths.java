package org.planledger.report.explanation;

import java.time.YearMonth;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.planledger.report.attainment.Explanation;

/// Whole months, the first and the last of them included.
@Schema(description = "Whole months, the first and the last of them included.")
public record ExplainedMonths(
        @Schema(required = true) YearMonth from,
        @Schema(required = true) YearMonth to) {

    static ExplainedMonths of(Explanation.Months months) {
        return months == null ? null : new ExplainedMonths(months.from(), months.to());
    }
}
