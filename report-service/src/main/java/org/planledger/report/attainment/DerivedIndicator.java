package org.planledger.report.attainment;

import java.math.BigDecimal;
import java.util.Objects;

/// An indicator that is `numerator / denominator x factor` over any span (rule book, section 2).
///
/// @param factor 100 for a percentage
public record DerivedIndicator(
        String code, Indicator numerator, Indicator denominator, BigDecimal factor, Direction direction, int decimals)
        implements Indicator {

    public DerivedIndicator {
        Objects.requireNonNull(code);
        Objects.requireNonNull(numerator);
        Objects.requireNonNull(denominator);
        Objects.requireNonNull(factor);
        Objects.requireNonNull(direction);
    }
}
