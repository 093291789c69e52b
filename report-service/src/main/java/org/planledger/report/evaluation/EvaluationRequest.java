package org.planledger.report.evaluation;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.YearMonth;
import java.util.Collections;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What a trial calculation is made from; nothing of it is stored.
///
/// @param asOf the month as of which it is computed (rule book, section 1)
/// @param planInForce whether the targets' plan is in force, which decides the signal of targets that are not set
///     (section 6); true when left out
/// @param thresholds the plan's thresholds; the usual ones when left out
/// @param indicators the indicators that targets and observations name
/// @param observations the actual figures, all of one region
/// @param targets the targets to evaluate
@Schema(description = "What a trial calculation is made from; nothing of it is stored.")
public record EvaluationRequest(
        @NotNull @Schema(description = "The month as of which it is computed.")
        YearMonth asOf,

        @Schema(
                description = "Whether the plan is in force, which decides the signal of targets that are not set.",
                defaultValue = "true")
        Boolean planInForce,

        @Valid @Schema(description = "The plan's thresholds; the usual ones when left out.")
        TrialThresholds thresholds,

        @Size(max = MOST_INDICATORS) @Schema(description = "The indicators that targets and observations name.")
        List<@NotNull @Valid TrialIndicator> indicators,

        @Size(max = MOST_OBSERVATIONS) @Schema(description = "The actual figures, all of one region.")
        List<@NotNull @Valid TrialObservation> observations,

        @NotNull @Size(max = MOST_TARGETS) @Schema(description = "The targets to evaluate.")
        List<@NotNull @Valid TrialTarget> targets) {

    static final int MOST_INDICATORS = 10_000;
    static final int MOST_OBSERVATIONS = 100_000;
    static final int MOST_TARGETS = 10_000;

    /// Figures have at most so many digits before the decimal point, and so many after it.
    static final int WHOLE_DIGITS = 18;
    static final int DECIMAL_DIGITS = 12;

    public EvaluationRequest {
        planInForce = planInForce == null || planInForce;
        thresholds = thresholds == null ? new TrialThresholds(null, null, null, null, null, null) : thresholds;
        indicators = given(indicators);
        observations = given(observations);
        targets = targets == null ? null : Collections.unmodifiableList(targets);
    }

    /// A missing list is empty; a null among the items stays, so that it can be told as a fault.
    static <T> List<T> given(List<T> list) {
        return list == null ? List.of() : Collections.unmodifiableList(list);
    }
}
