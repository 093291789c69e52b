package org.planledger.report.answer;

import java.math.BigDecimal;
import java.time.YearMonth;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// That a target is judged by another goal than it had at first (rule book, section 16).
///
/// @param month the first month as of which the goal holds
/// @param reason why it changed
/// @param originalComparator how the original number bound; null where it was not set
/// @param originalBound the original number, the lower one of a range; null where there was none
/// @param originalBoundHigh the upper number of a range; null for all others
@Schema(description = "That a target is judged by another goal than it had at first.")
public record GoalRevision(
        @Schema(required = true, description = "The first month as of which the goal holds.", examples = "2023-07")
        YearMonth month,

        @Schema(required = true, description = "Why the goal changed.")
        String reason,

        @Schema(description = "How the original number bound; absent where it was not set.")
        Comparator originalComparator,

        @Schema(description = "The original number, the lower one of a range.", examples = "1800")
        BigDecimal originalBound,

        @Schema(description = "The upper number of a range.")
        BigDecimal originalBoundHigh) {}
