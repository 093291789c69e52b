package org.planledger.indicator.target;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Validator;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.planledger.indicator.definition.Indicator;
import org.planledger.indicator.directory.Sight;
import org.planledger.kernel.problem.Faults;
import org.planledger.kernel.problem.Violation;
import org.planledger.kernel.version.Written.Outcome;

/// Stores many targets of a plan at once, under the rules of each. What a plan does not say of those that are there
/// already stays.
@ApplicationScoped
public class TargetAdoption {
    private static final int MOST = 100_000;

    private final TargetStore store;
    private final SeenTargets seen;
    private final Validator validator;

    TargetAdoption(TargetStore store, SeenTargets seen, Validator validator) {
        this.store = store;
        this.seen = seen;
        this.validator = validator;
    }

    /// A target on its way.
    ///
    /// @param target as it is to be stored
    /// @param formerRegion the code of the region that it has now; null when it is new
    /// @param outcome what storing it does
    /// @param isTaken whether its id is that of a target of another plan, or of one that the caller does not see
    /// @param faults what is wrong with it
    public record Prepared(Target target, String formerRegion, Outcome outcome, boolean isTaken, Faults faults) {
        /// Whether storing it changes anything.
        public boolean isChange() {
            return outcome != Outcome.UNCHANGED;
        }
    }

    /// Looks at what is stored. Whoever calls it holds the lock of definitions.
    ///
    /// @param indicators the indicator of a code; it gives null where there is none
    public List<Prepared> prepare(List<Target> proposed, Function<String, Indicator> indicators, Sight sight) {
        List<String> ids = proposed.stream().map(Target::id).toList();
        Map<String, Target> stored = store.ofIds(ids);
        Set<String> shown = seen.among(ids, sight);
        List<Prepared> prepared = new ArrayList<>();
        for (Target each : proposed) {
            Target former = stored.get(each.id());
            boolean isTaken = former != null
                    && (!shown.contains(each.id()) || !former.plan().equals(each.plan()));
            Target present = isTaken ? null : former;
            Target wanted = each.keeping(present).withDefaults(each.id());
            Outcome outcome =
                    present == null ? Outcome.CREATED : present.sameAs(wanted) ? Outcome.UNCHANGED : Outcome.CHANGED;
            String formerRegion = present == null ? null : present.region();
            prepared.add(new Prepared(wanted, formerRegion, outcome, isTaken, faultsOf(wanted, indicators)));
        }
        return prepared;
    }

    private Faults faultsOf(Target wanted, Function<String, Indicator> indicators) {
        Faults faults = new Faults();
        faults.addBroken(validator.validate(wanted));
        TargetRules.check(wanted, faults);
        Indicator indicator = wanted.indicator() == null ? null : indicators.apply(wanted.indicator());
        if (indicator != null) {
            TargetRules.checkAgainst(wanted, indicator, faults);
            RevisionRules.checkStanding(wanted, indicator, faults);
        }
        return faults;
    }

    /// What is said of an id that is another target's.
    public static Violation taken(String id) {
        return Targets.takenId(id);
    }

    /// Stores those that are new or changed.
    public void store(List<Prepared> prepared) {
        store.saveAll(prepared.stream()
                .filter(Prepared::isChange)
                .map(Prepared::target)
                .toList());
    }

    /// The targets of a plan that the login sees, by id.
    public List<Target> ofPlan(String plan, Sight sight) {
        return seen.list(new TargetFilter(plan, null, null, null, null), "", MOST, sight);
    }

    /// All targets of a plan, whoever sees them.
    public List<Target> ofPlan(String plan) {
        return store.ofPlan(plan);
    }

    /// The ids of all targets that begin like those of a plan, also of other plans and of withdrawn ones.
    public Set<String> idsLike(String plan) {
        return Set.copyOf(store.idsLike(plan));
    }
}
