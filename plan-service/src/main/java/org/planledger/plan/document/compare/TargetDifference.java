package org.planledger.plan.document.compare;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.planledger.plan.document.DocumentReading;
import org.planledger.plan.document.DocumentTarget;
import org.planledger.plan.document.goal.GoalStatus;

/// In what two readings of the same goal differ.
///
/// @param kind what became of the goal; null when it is the same
/// @param changed what of it is another
record TargetDifference(TargetChangeKind kind, List<TargetField> changed) {

    /// @param formerEnd the last month of the former plan; null when it names no year
    /// @param latterEnd the last month of the latter plan; null when it names no year
    static TargetDifference of(DocumentTarget former, YearMonth formerEnd, DocumentTarget latter, YearMonth latterEnd) {
        boolean wasSet = former.status() == GoalStatus.SET;
        boolean isSet = latter.status() == GoalStatus.SET;
        if (wasSet && isSet) {
            return ofNumbers(former, latter, isSameDue(former.due(), formerEnd, latter.due(), latterEnd));
        }
        if (former.status() == latter.status()) {
            return new TargetDifference(null, List.of());
        }
        TargetChangeKind kind = wasSet
                ? TargetChangeKind.NUMBER_WITHDRAWN
                : isSet ? TargetChangeKind.NUMBER_SET : TargetChangeKind.CHANGED;
        return new TargetDifference(kind, List.of(TargetField.STATUS));
    }

    private static TargetDifference ofNumbers(DocumentTarget former, DocumentTarget latter, boolean isSameDue) {
        int value = compare(amount(former, former.value()), amount(latter, latter.value()));
        int high = compare(amount(former, former.valueHigh()), amount(latter, latter.valueHigh()));
        Set<TargetField> changed = EnumSet.noneOf(TargetField.class);
        mark(changed, TargetField.COMPARATOR, former.comparator() == latter.comparator());
        mark(changed, TargetField.MEASURE, former.measure() == latter.measure());
        mark(changed, TargetField.UNIT, unit(former).equals(unit(latter)));
        boolean isSameKind = changed.isEmpty();
        mark(changed, TargetField.VALUE, value == 0);
        mark(changed, TargetField.VALUE_HIGH, high == 0);
        mark(changed, TargetField.DUE, isSameDue);
        return new TargetDifference(kindOf(isSameKind, value, high, isSameDue), List.copyOf(changed));
    }

    private static void mark(Set<TargetField> changed, TargetField field, boolean isSame) {
        if (!isSame) {
            changed.add(field);
        }
    }

    private static TargetChangeKind kindOf(boolean isSameKind, int value, int high, boolean isSameDue) {
        if (!isSameKind || value * high < 0) {
            return TargetChangeKind.CHANGED;
        }
        if (value == 0 && high == 0) {
            return isSameDue ? null : TargetChangeKind.CHANGED;
        }
        return value + high < 0 ? TargetChangeKind.RAISED : TargetChangeKind.LOWERED;
    }

    /// This year's goal is due a year after last year's, as this year's plan ends a year after last year's.
    private static boolean isSameDue(YearMonth former, YearMonth formerEnd, YearMonth latter, YearMonth latterEnd) {
        if (former == null || latter == null || formerEnd == null || latterEnd == null) {
            return Objects.equals(former, latter);
        }
        return former.equals(latter)
                || ChronoUnit.MONTHS.between(former, formerEnd) == ChronoUnit.MONTHS.between(latter, latterEnd);
    }

    /// The last month of a plan.
    ///
    /// @return null when it names no year
    static YearMonth end(DocumentReading reading) {
        return reading.plan() == null ? null : reading.plan().to();
    }

    /// The unit of a goal without its multiple; empty for none.
    static String unit(DocumentTarget target) {
        return PrintedUnit.withoutScale(target.unit());
    }

    private static int compare(BigDecimal former, BigDecimal latter) {
        return former == null || latter == null
                ? Boolean.compare(former != null, latter != null)
                : former.compareTo(latter);
    }

    private static BigDecimal amount(DocumentTarget target, BigDecimal value) {
        return value == null ? null : value.scaleByPowerOfTen(PrintedUnit.powerOf(target.unit()));
    }
}
