package org.planledger.indicator.definition;

import java.util.List;
import java.util.Optional;
import org.planledger.kernel.problem.Text;
import org.planledger.kernel.problem.Violation;

/// A feature that keeps things which refer to indicators, and so has a say when one is changed or withdrawn.
public interface IndicatorUser {

    /// What stands against the change; empty when nothing does.
    List<Violation> objectionsTo(Indicator present, Indicator wanted);

    /// What uses the indicator, so that it cannot be withdrawn; empty when nothing does.
    Optional<Text> useOf(String indicator);
}
