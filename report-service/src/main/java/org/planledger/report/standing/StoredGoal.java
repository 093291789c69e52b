package org.planledger.report.standing;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;
import org.planledger.report.answer.Comparator;
import org.planledger.report.attainment.Goal;
import org.planledger.report.attainment.Milestone;
import org.planledger.report.attainment.TargetStatus;
import org.planledger.report.copy.Months;

/// What a target is to reach, as the copy holds it: all that a revision replaces. Null is what it does not have.
record StoredGoal(
        TargetStatus status,
        Comparator comparator,
        BigDecimal value,
        BigDecimal valueHigh,
        BigDecimal tolerance,
        List<Milestone> milestones) {

    /// Null while the number is not set.
    Goal asGoal() {
        return status == TargetStatus.SET ? comparator.goal(value, valueHigh, tolerance) : null;
    }

    /// @param months as the copy stores them
    static List<Milestone> milestones(List<Integer> months, List<BigDecimal> values) {
        return IntStream.range(0, months.size())
                .mapToObj(i -> new Milestone(Months.ofNumber(months.get(i)), values.get(i)))
                .toList();
    }

    boolean isDirectional() {
        return comparator == Comparator.INCREASE || comparator == Comparator.DECREASE;
    }
}
