package org.planledger.indicator.target;

import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What a target is to reach from a month on, and why that changes (rule book, section 16). It replaces the whole goal:
/// what is left out is none, whatever the target had before.
///
/// @param value the bound; the lower one of BETWEEN; null for INCREASE and DECREASE
/// @param valueHigh the upper bound of BETWEEN, else null
/// @param tolerance of ABOUT; null for the usual 0.05
/// @param milestones what is due when, over the whole window, months rising; empty when it is due evenly
@Schema(description = "What a target is to reach from a month on, and why that changes.")
public record GoalChange(
        @Schema(required = true) TargetComparator comparator,

        @Digits(integer = 15, fraction = 12)
        @Schema(description = "The bound; the lower one of BETWEEN; none for INCREASE and DECREASE.")
        BigDecimal value,

        @Digits(integer = 15, fraction = 12) @Schema(description = "The upper bound of BETWEEN.")
        BigDecimal valueHigh,

        @PositiveOrZero
        @DecimalMax("1")
        @Digits(integer = 1, fraction = 12)
        @Schema(description = "Of ABOUT; 0.05 unless set.")
        BigDecimal tolerance,

        @Size(max = 600)
        @Schema(description = "What is due when, over the whole window; without them it is due evenly.")
        List<@NotNull @Valid Milestone> milestones,

        @NotBlank @Size(max = 1000) @Schema(description = "Why the goal changes.")
        String reason) {

    GoalChange stripped() {
        return new GoalChange(
                comparator,
                value,
                valueHigh,
                tolerance,
                milestones == null || milestones.isEmpty() ? null : milestones,
                reason == null ? null : reason.strip());
    }

    /// Whether nothing but the writing of numbers differs.
    boolean sameAs(GoalChange other) {
        return comparable().equals(other.comparable());
    }

    private GoalChange comparable() {
        return new GoalChange(
                comparator,
                Target.stripped(value),
                Target.stripped(valueHigh),
                Target.stripped(tolerance),
                Target.comparable(milestones),
                reason);
    }
}
