package org.planledger.report.attainment;

import java.math.BigDecimal;
import java.util.NavigableMap;
import org.planledger.kernel.period.Period;

/// The actual figures (完成值) of one region.
@FunctionalInterface
public interface Observations {

    /// The figures of a plain indicator by period; empty when it has none.
    NavigableMap<Period, BigDecimal> of(String indicator);
}
