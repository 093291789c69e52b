package org.planledger.report.explanation;

import java.math.BigDecimal;
import java.time.YearMonth;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What is due by the end of a month.
@Schema(description = "What is due by the end of a month.")
public record ExplainedPoint(
        @Schema(required = true) YearMonth month,
        @Schema(required = true, examples = "600") BigDecimal value) {}
