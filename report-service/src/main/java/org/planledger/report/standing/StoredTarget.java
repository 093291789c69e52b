package org.planledger.report.standing;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.Stream;
import org.planledger.report.answer.Strength;
import org.planledger.report.attainment.Baseline;
import org.planledger.report.attainment.Measure;
import org.planledger.report.attainment.Recurrence;
import org.planledger.report.attainment.Target;

/// A target as the copy holds it. Null is what the plan does not say.
///
/// @param original the goal that it has before its first revision
/// @param revisions by rising month, each of another month; empty for most
record StoredTarget(
        String id,
        String task,
        String indicator,
        String region,
        String regionName,
        StoredGoal original,
        List<StoredRevision> revisions,
        Measure measure,
        Recurrence recurrence,
        YearMonth from,
        YearMonth to,
        Baseline baseline,
        Strength strength,
        BigDecimal weight,
        String phrase) {

    /// The target that is to be judged.
    StoredTarget by(Basis basis) {
        return basis == Basis.PRESENT || revisions.isEmpty()
                ? this
                : new StoredTarget(
                        id,
                        task,
                        indicator,
                        region,
                        regionName,
                        original,
                        List.of(),
                        measure,
                        recurrence,
                        from,
                        to,
                        baseline,
                        strength,
                        weight,
                        phrase);
    }

    /// The revision that holds as of a month (rule book, section 16); null where it is the original goal.
    StoredRevision revisionAsOf(YearMonth asOf) {
        StoredRevision holding = null;
        for (StoredRevision revision : revisions) {
            if (!revision.month().isAfter(asOf)) {
                holding = revision;
            }
        }
        return holding;
    }

    StoredGoal goalAsOf(YearMonth asOf) {
        StoredRevision revision = revisionAsOf(asOf);
        return revision == null ? original : revision.goal();
    }

    /// Whether there is a month as of which it is compared with the year before.
    boolean isEverDirectional() {
        return Stream.concat(Stream.of(original), revisions.stream().map(StoredRevision::goal))
                .anyMatch(StoredGoal::isDirectional);
    }

    /// What the engine is given to judge it as of a month.
    Target asTarget(StoredIndicators indicators, YearMonth asOf) {
        StoredGoal goal = goalAsOf(asOf);
        return new Target(
                id,
                indicators.get(indicator),
                goal.status(),
                goal.asGoal(),
                measure,
                recurrence,
                from,
                to,
                baseline,
                goal.milestones());
    }
}
