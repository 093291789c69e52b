package org.planledger.report.evaluation;

import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.planledger.kernel.period.Period;
import org.planledger.report.answer.Comparator;
import org.planledger.report.attainment.Measure;
import org.planledger.report.attainment.Recurrence;
import org.planledger.report.attainment.TargetStatus;

/// A target of a trial calculation (rule book, sections 1, 3 and 4).
///
/// @param id by which its result names it
/// @param indicator the code of its indicator
/// @param status SET when left out; for PENDING and ASSIGNED the comparator and its numbers are passed over
/// @param comparator how the number binds; may be left out only where the status is not SET
/// @param value the bound, the lower one of BETWEEN; passed over for INCREASE and DECREASE
/// @param valueHigh the upper bound of BETWEEN; passed over for all others
/// @param tolerance of ABOUT, as a share of the value; 0.05 when left out, passed over for all others
/// @param measure AMOUNT when left out
/// @param recurrence TOTAL when left out
/// @param from the first month of the window
/// @param to the last month of the window
/// @param baseline what it starts from; null without one
/// @param milestones what is due when, in any order; empty when the schedule is a straight line
/// @param overdue how many periods are overdue, as the caller knows (section 6); 0 when left out
@Schema(description = "A target.")
public record TrialTarget(
        @NotBlank @Size(max = 95) @Schema(required = true, examples = "jobs")
        String id,

        @NotBlank @Schema(required = true, description = "The code of its indicator.", examples = "new-jobs")
        String indicator,

        @Schema(
                description = "For PENDING and ASSIGNED the comparator and its numbers are passed over.",
                defaultValue = "SET")
        TargetStatus status,

        @Schema(description = "How the number binds; may be left out only where the status is not SET.")
        Comparator comparator,

        @Digits(integer = EvaluationRequest.WHOLE_DIGITS, fraction = EvaluationRequest.DECIMAL_DIGITS)
        @Schema(
                description = "The bound, the lower one of BETWEEN; passed over for INCREASE and DECREASE.",
                examples = "1800")
        BigDecimal value,

        @Digits(integer = EvaluationRequest.WHOLE_DIGITS, fraction = EvaluationRequest.DECIMAL_DIGITS)
        @Schema(description = "The upper bound of BETWEEN; passed over for all others.")
        BigDecimal valueHigh,

        @PositiveOrZero
        @DecimalMax("1")
        @Digits(integer = 1, fraction = EvaluationRequest.DECIMAL_DIGITS)
        @Schema(description = "Of ABOUT, as a share of the value; passed over for all others.", defaultValue = "0.05")
        BigDecimal tolerance,

        @Schema(description = "What of the indicator it speaks about.", defaultValue = "AMOUNT")
        Measure measure,

        @Schema(description = "Whether it starts afresh each year.", defaultValue = "TOTAL")
        Recurrence recurrence,

        @NotNull @Schema(description = "The first month of the window.")
        YearMonth from,

        @NotNull @Schema(description = "The last month of the window.")
        YearMonth to,

        @Valid @Schema(description = "What it starts from.") TrialBaseline baseline,

        @Size(max = 1_200) @Schema(description = "What is due when; empty when the schedule is a straight line.")
        List<@NotNull @Valid TrialMilestone> milestones,

        @Min(0) @Max(10_000) @Schema(description = "How many periods are overdue.", defaultValue = "0")
        Integer overdue) {

    public TrialTarget {
        status = Objects.requireNonNullElse(status, TargetStatus.SET);
        measure = Objects.requireNonNullElse(measure, Measure.AMOUNT);
        recurrence = Objects.requireNonNullElse(recurrence, Recurrence.TOTAL);
        milestones = EvaluationRequest.given(milestones);
        overdue = Objects.requireNonNullElse(overdue, 0);
    }

    /// What a target starts from or is compared with.
    ///
    /// @param period when the value was measured; null when that is not known
    @Schema(description = "What a target starts from or is compared with.")
    public record TrialBaseline(
            Period period,

            @NotNull
            @Digits(integer = EvaluationRequest.WHOLE_DIGITS, fraction = EvaluationRequest.DECIMAL_DIGITS)
            @Schema(examples = "420")
            BigDecimal value) {}

    /// What is due by the end of a month.
    @Schema(description = "What is due by the end of a month.")
    public record TrialMilestone(
            @NotNull YearMonth month,

            @NotNull
            @Digits(integer = EvaluationRequest.WHOLE_DIGITS, fraction = EvaluationRequest.DECIMAL_DIGITS)
            @Schema(examples = "600")
            BigDecimal value) {}
}
