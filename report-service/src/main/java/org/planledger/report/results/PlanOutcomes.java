package org.planledger.report.results;

import java.util.List;
import java.util.Map;
import org.planledger.report.answer.TargetContext;
import org.planledger.report.answer.TargetResult;
import org.planledger.report.attainment.GroupResult.Weighted;
import org.planledger.report.attainment.Outcome;
import org.planledger.report.attainment.Result;

/// What the engine said about every target of a plan, as of one month and asked on one day.
///
/// @param partTitles the headings of the parts, in the plan's order
/// @param unitNames the names of the lead units by their codes; units that are not known are absent
/// @param entries in the order of the tasks in the plan, then of the targets' ids
record PlanOutcomes(List<String> partTitles, Map<String, String> unitNames, List<Entry> entries) {

    /// @param taskPlace the task's place in the plan, counted from 1; after all others when the plan has it no longer
    record Entry(int taskPlace, TargetContext context, Outcome outcome) {

        Result result() {
            return outcome.result();
        }

        TargetResult answer() {
            return TargetResult.of(result(), context);
        }

        Weighted weighted() {
            return new Weighted(outcome, context.weight());
        }

        /// Sorts as the entries do, and stays the same while the plan does.
        String sortKey() {
            return "%010d/%s".formatted(taskPlace, result().target());
        }
    }
}
