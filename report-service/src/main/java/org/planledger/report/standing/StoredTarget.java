package org.planledger.report.standing;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import org.planledger.report.answer.Comparator;
import org.planledger.report.answer.Strength;
import org.planledger.report.attainment.Baseline;
import org.planledger.report.attainment.Measure;
import org.planledger.report.attainment.Milestone;
import org.planledger.report.attainment.Recurrence;
import org.planledger.report.attainment.Target;
import org.planledger.report.attainment.TargetStatus;

/// A target as the copy holds it. Null is what the plan does not say.
record StoredTarget(
        String id,
        String task,
        String indicator,
        String region,
        String regionName,
        TargetStatus status,
        Comparator comparator,
        BigDecimal value,
        BigDecimal valueHigh,
        BigDecimal tolerance,
        Measure measure,
        Recurrence recurrence,
        YearMonth from,
        YearMonth to,
        Baseline baseline,
        List<Milestone> milestones,
        Strength strength,
        BigDecimal weight,
        String phrase) {

    Target asTarget(StoredIndicators indicators) {
        return new Target(
                id,
                indicators.get(indicator),
                status,
                status == TargetStatus.SET ? comparator.goal(value, valueHigh, tolerance) : null,
                measure,
                recurrence,
                from,
                to,
                baseline,
                milestones);
    }
}
