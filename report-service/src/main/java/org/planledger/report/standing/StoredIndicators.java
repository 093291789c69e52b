package org.planledger.report.standing;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.planledger.kernel.period.Frequency;
import org.planledger.kernel.period.Period;
import org.planledger.kernel.time.WorkingDays;
import org.planledger.report.attainment.Aggregation;
import org.planledger.report.attainment.DerivedIndicator;
import org.planledger.report.attainment.Direction;
import org.planledger.report.attainment.Indicator;
import org.planledger.report.attainment.PlainIndicator;
import org.planledger.report.attainment.Reporting;

/// The indicators that a plan's targets name, what those are computed from, and when their figures are due.
final class StoredIndicators {
    private final Map<String, Row> rows = new HashMap<>();
    private final Map<String, Indicator> made = new HashMap<>();
    private final WorkingDays workingDays;

    StoredIndicators(WorkingDays workingDays) {
        this.workingDays = workingDays;
    }

    /// @param frequency null for a derived indicator, like aggregation, reporting and dueDay
    /// @param dueDay the day of the month after the period by which the figure is due
    /// @param combinedFirstMonths whether January and February are reported together; false for a derived indicator
    /// @param numerator null for a plain indicator, like denominator and factor
    record Row(
            String code,
            String name,
            String unit,
            Direction direction,
            int decimals,
            Frequency frequency,
            Aggregation aggregation,
            Reporting reporting,
            Integer dueDay,
            boolean combinedFirstMonths,
            String numerator,
            String denominator,
            BigDecimal factor) {

        boolean isDerived() {
            return numerator != null;
        }
    }

    void add(Row row) {
        rows.put(row.code(), row);
    }

    /// Whether the indicator is there with all that it is computed from.
    boolean knows(String code) {
        Row row = rows.get(code);
        return row != null && (!row.isDerived() || (knows(row.numerator()) && knows(row.denominator())));
    }

    Indicator get(String code) {
        Indicator known = made.get(code);
        if (known == null) {
            known = make(rows.get(code));
            made.put(code, known);
        }
        return known;
    }

    private Indicator make(Row row) {
        return row.isDerived()
                ? new DerivedIndicator(
                        row.code(),
                        get(row.numerator()),
                        get(row.denominator()),
                        row.factor(),
                        row.direction(),
                        row.decimals())
                : new PlainIndicator(
                        row.code(),
                        row.frequency(),
                        row.aggregation(),
                        row.reporting(),
                        row.combinedFirstMonths(),
                        row.direction(),
                        row.decimals());
    }

    String name(String code) {
        return rows.get(code).name();
    }

    String unit(String code) {
        return rows.get(code).unit();
    }

    /// Of a plain indicator.
    Frequency frequency(String code) {
        return rows.get(code).frequency();
    }

    /// Of a plain indicator.
    Reporting reporting(String code) {
        return rows.get(code).reporting();
    }

    /// Of a plain indicator.
    boolean combinesFirstMonths(String code) {
        return rows.get(code).combinedFirstMonths();
    }

    /// The codes of the plain indicators that the given one takes its figures from.
    Set<String> sources(String code) {
        Set<String> sources = new LinkedHashSet<>();
        collect(code, sources);
        return sources;
    }

    private void collect(String code, Set<String> sources) {
        Row row = rows.get(code);
        if (row.isDerived()) {
            collect(row.numerator(), sources);
            collect(row.denominator(), sources);
        } else {
            sources.add(code);
        }
    }

    /// The last day on which the figure of a period is in time (rule book, section 6).
    LocalDate deadline(PlainIndicator indicator, Period period) {
        return workingDays.deadline(
                period.lastMonth(), rows.get(indicator.code()).dueDay());
    }
}
