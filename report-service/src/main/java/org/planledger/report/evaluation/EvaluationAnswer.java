package org.planledger.report.evaluation;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.planledger.report.answer.TargetResult;

/// What a trial calculation gives.
///
/// @param results one for each target, in the order of the request
@Schema(description = "What a trial calculation gives.")
public record EvaluationAnswer(
        @Schema(required = true, description = "One for each target, in the order of the request.")
        List<TargetResult> results) {}
