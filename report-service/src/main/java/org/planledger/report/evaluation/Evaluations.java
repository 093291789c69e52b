package org.planledger.report.evaluation;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import org.planledger.report.answer.TargetResult;
import org.planledger.report.attainment.Attainment;
import org.planledger.report.attainment.Circumstances;
import org.planledger.report.attainment.Thresholds;

/// Computes trial calculations.
@ApplicationScoped
class Evaluations {
    private final EvaluationCheck check;
    private final Counter computed;

    Evaluations(EvaluationCheck check, MeterRegistry meters) {
        this.check = check;
        this.computed = Counter.builder("result.computations")
                .description("Results computed by the engine")
                .tag("for", "evaluation")
                .register(meters);
    }

    /// @throws org.planledger.kernel.problem.Failure with every fault of the request
    EvaluationAnswer evaluate(EvaluationRequest request) {
        Trial trial = check.trialOf(request);
        Thresholds thresholds = request.thresholds().thresholds();
        EvaluationAnswer answer = new EvaluationAnswer(request.targets().stream()
                .map(target -> TargetResult.of(
                        Attainment.evaluate(
                                trial.target(target),
                                trial.observations(),
                                new Circumstances(request.asOf(), request.planInForce(), thresholds, target.overdue())),
                        null))
                .toList());
        computed.increment(answer.results().size());
        return answer;
    }
}
