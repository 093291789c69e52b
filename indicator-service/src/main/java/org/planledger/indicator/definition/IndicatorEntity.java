package org.planledger.indicator.definition;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import org.hibernate.annotations.Formula;
import org.planledger.kernel.period.Frequency;
import org.planledger.kernel.version.Versioned;

@Entity
@Table(name = "indicator")
class IndicatorEntity {
    @Id
    String code;

    String name;
    String unit;

    @Enumerated(EnumType.STRING)
    Direction direction;

    int decimals;

    @Enumerated(EnumType.STRING)
    Nature nature;

    @Enumerated(EnumType.STRING)
    Frequency frequency;

    @Enumerated(EnumType.STRING)
    Aggregation aggregation;

    @Enumerated(EnumType.STRING)
    Reporting reporting;

    @Column(name = "due_day")
    Integer dueDay;

    @Column(name = "negative_allowed")
    Boolean negativeAllowed;

    @Column(name = "combined_first_months")
    Boolean combinedFirstMonths;

    String numerator;
    String denominator;
    BigDecimal factor;
    long version;
    boolean deleted;

    @Formula("cast(cast(changed_in as text) as bigint)")
    long changedIn;

    void take(Indicator indicator) {
        name = indicator.name();
        unit = indicator.unit();
        direction = indicator.direction();
        decimals = indicator.decimals();
        nature = indicator.nature();
        frequency = indicator.frequency();
        aggregation = indicator.aggregation();
        reporting = indicator.reporting();
        dueDay = indicator.dueDay();
        negativeAllowed = indicator.negativeAllowed();
        combinedFirstMonths = indicator.combinedFirstMonths();
        numerator = indicator.numerator();
        denominator = indicator.denominator();
        factor = indicator.factor();
        deleted = false;
        version++;
    }

    Indicator indicator() {
        return new Indicator(
                code,
                name,
                unit,
                direction,
                decimals,
                nature,
                frequency,
                aggregation,
                reporting,
                dueDay,
                negativeAllowed,
                combinedFirstMonths,
                numerator,
                denominator,
                factor);
    }

    Versioned<Indicator> versioned() {
        return new Versioned<>(indicator(), version, changedIn);
    }
}
