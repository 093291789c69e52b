package org.planledger.indicator.target;

import java.time.YearMonth;
import java.util.List;
import org.planledger.indicator.definition.Indicator;
import org.planledger.kernel.problem.Faults;
import org.planledger.kernel.problem.Text;

/// What the revisions of a target must be like (rule book, section 16): each goal is one that the target itself could
/// have, and holds from a month of its window after the first.
final class RevisionRules {
    private RevisionRules() {}

    /// Finds what is wrong with a goal that the target is to have from the month on.
    static void check(Target target, YearMonth month, GoalChange goal, Indicator indicator, Faults faults) {
        if (!isInside(target, month)) {
            faults.add(
                    "month",
                    "outside-window",
                    Text.of(
                            "目标期间为 %1$s 至 %2$s，调整须在首月之后、期末之前生效",
                            "the target's window is %1$s to %2$s, and a revision holds from a later month of it on",
                            target.from(),
                            target.to()),
                    target.from().equals(target.to())
                            ? Text.of("只有一个月的目标，请修改目标本身", "change the target itself: its window is a single month")
                            : Text.of(
                                    "%1$s 至 %2$s", "%1$s to %2$s", target.from().plusMonths(1), target.to()));
        }
        Target revised = target.revisedBy(goal);
        TargetRules.check(revised, faults);
        TargetRules.checkAgainst(revised, indicator, faults);
    }

    /// Finds the revisions of the target that no longer go with it or its indicator. Where the target
    /// itself is at fault, that is told first.
    static void checkStanding(Target target, Indicator indicator, Faults faults) {
        if (!faults.found().isEmpty()) {
            return;
        }
        for (TargetRevision revision : target.standing()) {
            Faults found = new Faults();
            check(target, revision.month(), revision.change(), indicator, found);
            found.found()
                    .forEach(fault -> faults.add(
                            "revisions",
                            "revision-" + fault.code(),
                            Text.of(
                                    "自 %1$s 起的调整不再成立（%2$s）：%3$s",
                                    "the revision of %1$s would be at fault (%2$s): %4$s",
                                    revision.month(),
                                    fault.field(),
                                    fault.message().chinese(),
                                    fault.message().english()),
                            Text.of(
                                    "先调整 %1$s 的修订，或撤销目标后重新设定",
                                    "another revision of %1$s first, or withdraw the target and set it anew",
                                    revision.month())));
        }
    }

    /// A body that was read before may bring the revisions along, but it changes none.
    ///
    /// @param repeated those of the body; empty when it leaves them out
    static void checkRepeated(List<TargetRevision> repeated, List<TargetRevision> standing, Faults faults) {
        if (!repeated.isEmpty() && !areSame(repeated, standing)) {
            faults.add(
                    "revisions",
                    "recorded-apart",
                    Text.of("不是现有的调整", "these are not the revisions that stand"),
                    Text.of(
                            "不填写；调整以 PUT /v1/targets/{id}/revisions/{month} 登记",
                            "leave it out; a revision is recorded with PUT /v1/targets/{id}/revisions/{month}"));
        }
    }

    private static boolean areSame(List<TargetRevision> some, List<TargetRevision> others) {
        if (some.size() != others.size()) {
            return false;
        }
        for (int i = 0; i < some.size(); i++) {
            if (some.get(i) == null || !some.get(i).sameAs(others.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isInside(Target target, YearMonth month) {
        return month.isAfter(target.from()) && !month.isAfter(target.to());
    }
}
