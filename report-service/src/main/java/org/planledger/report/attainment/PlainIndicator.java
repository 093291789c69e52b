package org.planledger.report.attainment;

import java.util.Objects;
import org.planledger.kernel.period.Frequency;

/// An indicator with observations of its own (rule book, section 2).
public record PlainIndicator(
        String code,
        Frequency frequency,
        Aggregation aggregation,
        Reporting reporting,
        Direction direction,
        int decimals)
        implements Indicator {

    public PlainIndicator {
        Objects.requireNonNull(code);
        Objects.requireNonNull(frequency);
        Objects.requireNonNull(direction);
        if (reporting == Reporting.YEAR_TO_DATE && aggregation != Aggregation.SUM) {
            throw new IllegalArgumentException(code + ": year-to-date figures can only be summed");
        }
    }
}
