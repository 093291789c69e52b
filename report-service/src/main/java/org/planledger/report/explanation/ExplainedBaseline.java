package org.planledger.report.explanation;

import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.planledger.kernel.period.Period;
import org.planledger.report.attainment.Baseline;

/// What a target starts from (rule book, sections 4 and 5).
///
/// @param period null when the plan does not say
@Schema(description = "What a target starts from, or is compared with.")
public record ExplainedBaseline(
        @Schema(description = "When it was measured; absent when the plan does not say.")
        Period period,

        @Schema(required = true, examples = "420") BigDecimal value) {

    static ExplainedBaseline of(Baseline baseline) {
        return baseline == null ? null : new ExplainedBaseline(baseline.period(), baseline.value());
    }
}
