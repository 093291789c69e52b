package org.planledger.report.evaluation;

import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.planledger.kernel.period.Period;

/// An actual figure of a trial calculation (rule book, section 2).
///
/// @param indicator the code of a plain indicator
/// @param period a period of exactly the indicator's frequency
/// @param value the figure; zero is a figure like any other
@Schema(description = "An actual figure.")
public record TrialObservation(
        @NotBlank @Schema(required = true, description = "The code of a plain indicator.", examples = "new-jobs")
        String indicator,

        @NotNull @Schema(description = "A period of exactly the indicator's frequency.")
        Period period,

        @NotNull
        @Digits(integer = EvaluationRequest.WHOLE_DIGITS, fraction = EvaluationRequest.DECIMAL_DIGITS)
        @Schema(examples = "150")
        BigDecimal value) {}
