package org.planledger.report.standing;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.planledger.kernel.problem.Language;

/// Explains results. They are computed anew from the copy, with the revisions of their figures, and are not kept: who
/// asks why asks once, for one target or a page of them, and what is kept for all others stays small.
@ApplicationScoped
public class ExplainedResults {
    private final PlanEvaluation evaluation;
    private final Counter computed;

    ExplainedResults(PlanEvaluation evaluation, MeterRegistry meters) {
        this.evaluation = evaluation;
        this.computed = Counter.builder("result.computations")
                .description("Results computed by the engine")
                .tag("for", "explanation")
                .register(meters);
    }

    /// The results of some targets of a plan, each with its explanation; both are of the same moment of the copy.
    ///
    /// @return by the targets' ids; those that are gone are absent
    public Map<String, PreparedResult> of(OutcomeCache.Key key, Collection<String> targets, Language language) {
        PlanStore.Wanted wanted = new PlanStore.Wanted(List.of(key.plan()), targets, key.knownAt(), key.basis(), true);
        Map<String, PreparedResult> explained = evaluation.explain(wanted, key.asOf(), key.today(), language);
        computed.increment(explained.size());
        return explained;
    }
}
