package org.planledger.indicator.target;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.planledger.indicator.caller.Caller;
import org.planledger.indicator.definition.Indicator;
import org.planledger.indicator.definition.IndicatorUser;
import org.planledger.kernel.problem.Faults;
import org.planledger.kernel.problem.Text;
import org.planledger.kernel.problem.Violation;

/// Keeps an indicator fit for the targets that refer to it.
@ApplicationScoped
class TargetsOfIndicator implements IndicatorUser {
    private final TargetStore store;
    private final SeenTargets seen;
    private final Caller caller;

    TargetsOfIndicator(TargetStore store, SeenTargets seen, Caller caller) {
        this.store = store;
        this.seen = seen;
        this.caller = caller;
    }

    @Override
    public List<Violation> objectionsTo(Indicator present, Indicator wanted) {
        List<Target> targets = store.ofIndicator(present.code());
        Set<String> shown = seen.among(targets.stream().map(Target::id).toList(), caller.sight());
        return targets.stream()
                .flatMap(target -> objections(target, wanted, shown.contains(target.id())).stream())
                .toList();
    }

    private static List<Violation> objections(Target target, Indicator wanted, boolean isShown) {
        Faults faults = new Faults();
        TargetRules.checkAgainst(target, wanted, faults);
        RevisionRules.checkStanding(target, wanted, faults);
        return faults.found().stream()
                .map(fault -> new Violation(
                        null,
                        null,
                        null,
                        "target-" + fault.code(),
                        isShown ? named(target.id(), fault.message()) : unnamed(),
                        null))
                .toList();
    }

    private static Text named(String target, Text fault) {
        return Text.of("目标“%1$s”不再成立：%2$s", "the target \"%1$s\" would be at fault: %2$s", target, fault);
    }

    /// What is said of a target that the caller does not see.
    private static Text unnamed() {
        return Text.of("有目标不再成立", "a target would be at fault");
    }

    @Override
    public Optional<Text> useOf(String indicator) {
        int targets = store.ofIndicator(indicator).size();
        return targets == 0 ? Optional.empty() : Optional.of(Text.of("%d 个目标", "%d target(s)", targets));
    }
}
