package org.planledger.report.standing;

import java.util.List;
import java.util.Map;
import org.planledger.kernel.paging.NumberedKey;
import org.planledger.report.access.Sight;
import org.planledger.report.answer.TargetContext;
import org.planledger.report.attainment.GroupTally.Weighted;
import org.planledger.report.attainment.Outcome;
import org.planledger.report.attainment.Result;

/// What the engine said about every target of a plan, as of one month and asked on one day.
///
/// @param partTitles the headings of the parts, in the plan's order
/// @param unitNames the names of the lead units by their codes; units that are not known are absent
/// @param entries in the order of the tasks in the plan, then of the targets' ids
public record PlanOutcomes(List<String> partTitles, Map<String, String> unitNames, List<Entry> entries) {

    /// Whether any target is judged by another goal than it had at first (rule book, section 16).
    public boolean anyRevised() {
        return entries.stream().anyMatch(entry -> entry.context().revision() != null);
    }

    /// What a login sees of a plan that it sees.
    public PlanOutcomes seenBy(Sight sight) {
        return sight.seesAllTargets()
                ? this
                : new PlanOutcomes(
                        partTitles,
                        unitNames,
                        entries.stream().filter(entry -> entry.isSeenBy(sight)).toList());
    }

    /// @param taskPlace the task's place in the plan, counted from 1; after all others when the plan has it no longer
    /// @param units the units that have to do with the task
    /// @param prepared what is answered for the target
    public record Entry(
            int taskPlace, TaskUnits units, TargetContext context, Outcome outcome, PreparedResult prepared) {

        Entry(int taskPlace, TaskUnits units, TargetContext context, Outcome outcome) {
            this(taskPlace, units, context, outcome, new PreparedResult(outcome.result(), context));
        }

        /// Whether a login that sees the plan sees the target.
        public boolean isSeenBy(Sight sight) {
            return sight.seesTarget(context.region(), units.all());
        }

        public Result result() {
            return outcome.result();
        }

        public Weighted weighted() {
            return new Weighted(outcome, context.weight());
        }

        /// Sorts as the entries do, and stays the same while the plan does.
        public NumberedKey place() {
            return new NumberedKey(taskPlace, result().target());
        }
    }
}
