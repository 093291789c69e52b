package org.planledger.report.results;

import java.util.Comparator;
import org.planledger.report.attainment.GroupResult;
import org.planledger.report.attainment.GroupTally;
import org.planledger.report.standing.PlanOutcomes;

/// The targets of a group, of which only the best and the worst are kept (rule book, section 7).
final class GroupMembers {
    private static final Comparator<PlanOutcomes.Entry> BY_SCORE =
            Comparator.comparing(entry -> entry.result().score());
    private static final Comparator<PlanOutcomes.Entry> BY_PLACE = Comparator.comparing(PlanOutcomes.Entry::place);

    private final GroupTally tally = new GroupTally();
    private PlanOutcomes.Entry best;
    private PlanOutcomes.Entry worst;

    void add(PlanOutcomes.Entry entry) {
        tally.add(entry.weighted());
        if (entry.result().score() != null) {
            best = first(best, entry, BY_SCORE.reversed());
            worst = first(worst, entry, BY_SCORE);
        }
    }

    /// Of equal ones that which comes first in the plan, for targets come in no order.
    private static PlanOutcomes.Entry first(
            PlanOutcomes.Entry known, PlanOutcomes.Entry other, Comparator<PlanOutcomes.Entry> order) {
        return known == null || order.thenComparing(BY_PLACE).compare(other, known) < 0 ? other : known;
    }

    boolean isEmpty() {
        return tally.targets() == 0;
    }

    GroupResult result() {
        return tally.result();
    }

    /// Null when no target counts.
    PlanSummary.Extreme best() {
        return best == null ? null : PlanSummary.Extreme.of(best);
    }

    /// Null when no target counts.
    PlanSummary.Extreme worst() {
        return worst == null ? null : PlanSummary.Extreme.of(worst);
    }
}
