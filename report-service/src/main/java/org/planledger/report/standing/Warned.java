package org.planledger.report.standing;

import java.util.List;

/// A target that shows a signal.
///
/// @param entry its result as of the month asked for
/// @param run how it has come to the signal
/// @param leadUnits who leads its task
/// @param brokenPromises what was promised for its task and passed without recovery, by rising month
public record Warned(
        PlanOutcomes.Entry entry, SignalRun run, List<LeadUnit> leadUnits, List<BrokenPromise> brokenPromises) {
    public Warned {
        leadUnits = List.copyOf(leadUnits);
        brokenPromises = List.copyOf(brokenPromises);
    }
}
