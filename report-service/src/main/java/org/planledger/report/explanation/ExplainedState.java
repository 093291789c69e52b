package org.planledger.report.explanation;

import java.math.BigDecimal;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.planledger.kernel.problem.Language;
import org.planledger.report.attainment.Explanation;
import org.planledger.report.attainment.StateRule;

/// What decided the state (rule book, section 6).
///
/// @param rule the step of the section
/// @param branch the branch of that step
/// @param compared the number that was compared; null where none was
/// @param against what it was compared with, the lower one first; null where no number was compared
/// @param text the decision as a sentence
@Schema(description = "What decided the state.")
public record ExplainedState(
        @Schema(required = true, description = "The step of section 6 of the rule book.", examples = "6.7")
        String rule,

        @Schema(required = true, description = "The branch of that step.")
        StateRule branch,

        @Schema(
                description = "The number that was compared, with as many places as show on which side it lies; absent"
                        + " where none was.",
                examples = "1.0083")
        BigDecimal compared,

        @Schema(description = "What it was compared with, the lower one first.", examples = "[0.95]")
        List<BigDecimal> against,

        @Schema(required = true, description = "The decision as a sentence, in the language of Accept-Language.")
        String text) {

    static ExplainedState of(Explanation explanation, Language language) {
        return new ExplainedState(
                explanation.stateRule().code(),
                explanation.stateRule(),
                explanation.compared(),
                explanation.compared() == null ? null : explanation.against(),
                StateText.of(explanation).in(language));
    }
}
