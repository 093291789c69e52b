package org.planledger.report.explanation;

import org.planledger.kernel.period.Period;

/// The origins of the figures that a target's result was made from.
@FunctionalInterface
public interface FigureOrigins {
    /// @param indicator the code of a plain indicator
    FigureOrigin of(String indicator, Period period);
}
