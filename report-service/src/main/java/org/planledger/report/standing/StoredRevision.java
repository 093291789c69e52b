package org.planledger.report.standing;

import java.time.YearMonth;
import org.planledger.report.answer.Comparator;
import org.planledger.report.attainment.TargetStatus;
import org.planledger.report.copy.CopiedRevision;
import org.planledger.report.copy.Months;

/// A goal that took the place of the one before (rule book, section 16).
///
/// @param month the first month as of which it holds
record StoredRevision(YearMonth month, StoredGoal goal, String reason) {

    /// A revision always says the number.
    static StoredRevision of(CopiedRevision copied) {
        return new StoredRevision(
                Months.ofNumber(copied.month()),
                new StoredGoal(
                        TargetStatus.SET,
                        Comparator.valueOf(copied.comparator()),
                        copied.value(),
                        copied.valueHigh(),
                        copied.tolerance(),
                        StoredGoal.milestones(copied.milestoneMonths(), copied.milestoneValues())),
                copied.reason());
    }
}
