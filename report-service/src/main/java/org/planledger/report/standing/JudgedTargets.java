package org.planledger.report.standing;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.planledger.report.attainment.Target;

/// Targets of several plans together with what the engine says about them.
@ApplicationScoped
public class JudgedTargets {
    private final PlanEvaluation evaluation;

    JudgedTargets(PlanEvaluation evaluation) {
        this.evaluation = evaluation;
    }

    public record Judged(Target target, PlanOutcomes.Entry entry) {}

    /// @param connection by which more is read of the same moment
    /// @param plans the plans that the targets belong to
    /// @param ids the ids of the targets
    /// @param today the date that decides what is overdue
    /// @return by their ids; those that are gone, or whose plan or indicator has not come yet, are absent
    public Map<String, Judged> of(
            Connection connection, Collection<String> plans, Collection<String> ids, YearMonth asOf, LocalDate today)
            throws SQLException {
        Map<String, Judged> judged = new HashMap<>();
        PlanStore.Wanted wanted = new PlanStore.Wanted(plans, ids, null, Basis.PRESENT, false);
        evaluation.evaluate(connection, wanted, List.of(asOf), today, (plan, month, entries) -> {
            Map<String, StoredTarget> stored =
                    plan.targets().stream().collect(Collectors.toMap(StoredTarget::id, Function.identity()));
            entries.forEach(entry -> {
                String id = entry.result().target();
                judged.put(id, new Judged(stored.get(id).asTarget(plan.indicators(), month), entry));
            });
        });
        return judged;
    }
}
