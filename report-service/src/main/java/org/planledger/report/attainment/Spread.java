package org.planledger.report.attainment;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.commons.numbers.fraction.BigFraction;

/// How the values of several regions lie, with 6 places (rule book, sections 7 and 15).
///
/// @param median the middle one, of an even number the mean of the two in the middle
public record Spread(BigDecimal minimum, BigDecimal median, BigDecimal maximum) {

    /// @return null of nothing
    static Spread of(Collection<BigFraction> values) {
        if (values.isEmpty()) {
            return null;
        }
        List<BigFraction> rising = new ArrayList<>(values);
        rising.sort(null);
        int half = rising.size() / 2;
        BigFraction median = rising.size() % 2 == 1
                ? rising.get(half)
                : rising.get(half - 1).add(rising.get(half)).divide(2);
        return new Spread(
                Exact.roundedValue(rising.getFirst()),
                Exact.roundedValue(median),
                Exact.roundedValue(rising.getLast()));
    }
}
