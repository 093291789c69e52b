package org.planledger.indicator.target;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.annotations.BatchSize;
import org.hibernate.annotations.Formula;
import org.planledger.kernel.period.Period;
import org.planledger.kernel.version.Versioned;

@Entity
@Table(name = "target")
class TargetEntity {
    @Id
    String id;

    String plan;
    String task;
    String indicator;
    String region;

    @Enumerated(EnumType.STRING)
    TargetStatus status;

    @Enumerated(EnumType.STRING)
    TargetComparator comparator;

    @Column(name = "\"value\"")
    BigDecimal value;

    @Column(name = "value_high")
    BigDecimal valueHigh;

    BigDecimal tolerance;

    @Enumerated(EnumType.STRING)
    Measure measure;

    @Enumerated(EnumType.STRING)
    Recurrence recurrence;

    @Column(name = "from_month")
    int fromMonth;

    @Column(name = "to_month")
    int toMonth;

    @Column(name = "baseline_period")
    Integer baselinePeriod;

    @Column(name = "baseline_value")
    BigDecimal baselineValue;

    @ElementCollection(fetch = FetchType.LAZY)
    @CollectionTable(name = "milestone", joinColumns = @JoinColumn(name = "target"))
    @OrderBy("month")
    @BatchSize(size = 1000)
    List<Due> milestones = new ArrayList<>();

    @Enumerated(EnumType.STRING)
    Strength strength;

    BigDecimal weight;
    String phrase;
    String parent;

    /// As [RevisionsColumn] writes them; null without any.
    String revisions;

    long version;
    boolean deleted;

    @Formula("cast(cast(changed_in as text) as bigint)")
    long changedIn;

    @Embeddable
    static class Due {
        @Column(name = "\"month\"")
        int month;

        @Column(name = "\"value\"")
        BigDecimal value;

        static Due of(Milestone milestone) {
            Due due = new Due();
            due.month = MonthNumber.of(milestone.month());
            due.value = milestone.value();
            return due;
        }

        Milestone milestone() {
            return new Milestone(MonthNumber.month(month), value);
        }
    }

    void take(Target target) {
        plan = target.plan();
        task = target.task();
        indicator = target.indicator();
        region = target.region();
        status = target.status();
        comparator = target.comparator();
        value = target.value();
        valueHigh = target.valueHigh();
        tolerance = target.tolerance();
        measure = target.measure();
        recurrence = target.recurrence();
        fromMonth = MonthNumber.of(target.from());
        toMonth = MonthNumber.of(target.to());
        baselinePeriod = target.baseline() == null
                ? null
                : (Integer) target.baseline().period().toNumber();
        baselineValue = target.baseline() == null ? null : target.baseline().value();
        milestones.clear();
        if (target.milestones() != null) {
            target.milestones().forEach(milestone -> milestones.add(Due.of(milestone)));
        }
        strength = target.strength();
        weight = target.weight();
        phrase = target.phrase();
        parent = target.parent();
        if (deleted) {
            revisions = null;
        }
        deleted = false;
        version++;
    }

    Target target() {
        return new Target(
                id,
                plan,
                task,
                indicator,
                region,
                status,
                comparator,
                value,
                valueHigh,
                tolerance,
                measure,
                recurrence,
                MonthNumber.month(fromMonth),
                MonthNumber.month(toMonth),
                baselinePeriod == null ? null : new Baseline(Period.ofNumber(baselinePeriod), baselineValue),
                milestones.isEmpty()
                        ? null
                        : milestones.stream().map(Due::milestone).toList(),
                strength,
                weight,
                phrase,
                parent,
                RevisionsColumn.read(revisions));
    }

    Versioned<Target> versioned() {
        return new Versioned<>(target(), version, changedIn);
    }
}
