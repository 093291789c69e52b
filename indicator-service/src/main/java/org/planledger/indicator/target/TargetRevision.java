package org.planledger.indicator.target;

import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A goal that a target has from a month on (目标调整; rule book, section 16), or the one that it had at first.
///
/// @param number 0 for the original goal, then 1 and so on in the order of recording
/// @param month the first month as of which it holds; of the original the first month of the window
/// @param comparator null for an original that is not SET
/// @param value the bound; the lower one of BETWEEN; null for INCREASE and DECREASE
/// @param valueHigh the upper bound of BETWEEN, else null
/// @param tolerance of ABOUT; null for the usual 0.05
/// @param milestones what is due when, months rising; null when it is due evenly
/// @param reason why; null for the original
/// @param postedBy who; null for the original
/// @param recordedAt when; null for the original
/// @param superseded whether a later revision of the same month, or the target's withdrawal, took its place
@Schema(description = "A goal that a target has from a month on, or the one that it had at first.")
public record TargetRevision(
        @NotNull @Schema(description = "0 for the original goal, then 1 and so on in the order of recording.")
        Integer number,

        @NotNull @Schema(description = "The first month as of which it holds; of the original that of the window.")
        YearMonth month,

        @Schema(description = "Absent for an original that is not SET.")
        TargetComparator comparator,

        @Schema(description = "The bound; the lower one of BETWEEN; none for INCREASE and DECREASE.")
        BigDecimal value,

        @Schema(description = "The upper bound of BETWEEN.") BigDecimal valueHigh,
        @Schema(description = "Of ABOUT; 0.05 unless set.") BigDecimal tolerance,

        @Schema(description = "What is due when; absent when it is due evenly.")
        List<Milestone> milestones,

        @Schema(description = "Why the goal changed; absent for the original.")
        String reason,

        @Schema(description = "Absent for the original.") String postedBy,
        @Schema(description = "Absent for the original.") Instant recordedAt,

        @NotNull
        @Schema(
                description = "Whether a later revision of the same month took its place, or the target was withdrawn"
                        + " and set again after it.")
        Boolean superseded) {

    /// The goal that the target has without its revisions.
    static TargetRevision original(Target target) {
        return new TargetRevision(
                0,
                target.from(),
                target.comparator(),
                target.value(),
                target.valueHigh(),
                target.tolerance(),
                target.milestones(),
                null,
                null,
                null,
                false);
    }

    TargetRevision withSuperseded(boolean now) {
        return new TargetRevision(
                number, month, comparator, value, valueHigh, tolerance, milestones, reason, postedBy, recordedAt, now);
    }

    /// What it changes the goal to.
    GoalChange change() {
        return new GoalChange(comparator, value, valueHigh, tolerance, milestones, reason);
    }

    /// Whether nothing but the writing of numbers differs. What a body brings may lack anything.
    boolean sameAs(TargetRevision other) {
        return Objects.equals(number, other.number)
                && Objects.equals(month, other.month)
                && Objects.equals(postedBy, other.postedBy)
                && Objects.equals(recordedAt, other.recordedAt)
                && Objects.equals(superseded, other.superseded)
                && change().sameAs(other.change());
    }
}
