package org.planledger.report.explanation;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.planledger.kernel.problem.Language;
import org.planledger.kernel.problem.Text;
import org.planledger.report.attainment.Explanation;
import org.planledger.report.attainment.SignalRule;

/// What decided the signal (rule book, section 6).
///
/// @param rule the step of the section
/// @param branch the branch of that step
/// @param text the decision as a sentence
@Schema(description = "What decided the signal.")
public record ExplainedSignal(
        @Schema(required = true, description = "The step of section 6 of the rule book.", examples = "6.e")
        String rule,

        @Schema(required = true, description = "The branch of that step.")
        SignalRule branch,

        @Schema(required = true, description = "The decision as a sentence, in the language of Accept-Language.")
        String text) {

    static ExplainedSignal of(Explanation explanation, Language language) {
        SignalRule rule = explanation.signalRule();
        return new ExplainedSignal(rule.code(), rule, text(explanation).in(language));
    }

    private static Text text(Explanation explanation) {
        Object state = explanation.result().state();
        return switch (explanation.signalRule()) {
            case STATE_IS_RED -> Text.of("状态 %s 为红色", "the state %s is red", state);
            case STATE_IS_YELLOW -> Text.of("状态 %s 为黄色", "the state %s is yellow", state);
            case STATE_IS_BLUE -> Text.of("状态 %s 为蓝色", "the state %s is blue", state);
            case NUMBER_WANTED -> Text.of("计划已施行而目标未定值，为蓝色", "the plan is in force and the target is not set: blue");
            case NUMBER_NOT_WANTED ->
                Text.of("计划未在施行，目标未定值不提示", "the plan is not in force, so the missing number warns of nothing");
            case FIGURES_OVERDUE ->
                Text.of(
                        "有 %d 期数据逾期未报，为蓝色",
                        "%d figure(s) are overdue: blue", explanation.result().overdue());
            case NOTHING_TO_WARN_OF ->
                Text.of("状态 %s，无逾期数据，不提示", "the state is %s and no figure is overdue: no signal", state);
        };
    }
}
