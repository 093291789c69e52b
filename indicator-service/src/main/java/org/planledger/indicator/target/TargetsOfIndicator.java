package org.planledger.indicator.target;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.planledger.indicator.definition.Indicator;
import org.planledger.indicator.definition.IndicatorUser;
import org.planledger.kernel.problem.Faults;
import org.planledger.kernel.problem.Text;
import org.planledger.kernel.problem.Violation;

/// Keeps an indicator fit for the targets that refer to it.
@ApplicationScoped
class TargetsOfIndicator implements IndicatorUser {
    private final TargetStore store;

    TargetsOfIndicator(TargetStore store) {
        this.store = store;
    }

    @Override
    public List<Violation> objectionsTo(Indicator present, Indicator wanted) {
        return store.ofIndicator(present.code()).stream()
                .flatMap(target -> objections(target, wanted).stream())
                .toList();
    }

    private static List<Violation> objections(Target target, Indicator wanted) {
        Faults faults = new Faults();
        TargetRules.checkAgainst(target, wanted, faults);
        RevisionRules.checkStanding(target, wanted, faults);
        return faults.found().stream()
                .map(fault -> new Violation(
                        null,
                        null,
                        null,
                        "target-" + fault.code(),
                        Text.of(
                                "目标“%1$s”不再成立：%2$s",
                                "the target \"%1$s\" would be at fault: %3$s",
                                target.id(),
                                fault.message().chinese(),
                                fault.message().english()),
                        null))
                .toList();
    }

    @Override
    public Optional<Text> useOf(String indicator) {
        int targets = store.ofIndicator(indicator).size();
        return targets == 0 ? Optional.empty() : Optional.of(Text.of("%d 个目标", "%d target(s)", targets));
    }
}
