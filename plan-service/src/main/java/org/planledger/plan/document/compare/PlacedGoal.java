package org.planledger.plan.document.compare;

import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.planledger.kernel.text.Likeness;
import org.planledger.kernel.text.Likenesses;
import org.planledger.plan.document.DocumentTarget;
import org.planledger.plan.document.DocumentTask;
import org.planledger.plan.document.goal.GoalStatus;

/// A goal with the task that it belongs to, and what it is known by in another reading.
///
/// @param kind what is measured; growth in one way or another is one kind
/// @param unit without its multiple; empty for none
/// @param monthsLeft from its month to the last one of its plan; null when one of them is not known
/// @param designations the words of letters and digits in its name
record PlacedGoal(
        String task,
        DocumentTarget target,
        String kind,
        String unit,
        Long monthsLeft,
        Likeness name,
        Set<String> designations) {
    /// PM2.5, 4A, 5G: of a number beside a letter another one is another thing.
    private static final Pattern DESIGNATION =
            Pattern.compile("[A-Za-z]++\\d++(?:\\.\\d++)?+|\\d++(?:\\.\\d++)?+[A-Za-z]++");

    private static final Pattern SET_ALONE = Pattern.compile("[国家省市县区州旗上级里各的下达安排分解核定确定规定计划约束性年度目标任务指标数量]++");

    /// How like two goals are by name and unit that are the same one.
    private static final double SAME = 0.5;

    private static final double SAME_UNIT = 0.1;

    /// A growth is set where an amount was only when both have the same name.
    private static final double OTHER_KIND = 0.45;

    // What tells goals of one indicator apart: one for 2024 stays that in a later plan, one for the plan's end is
    // set anew.
    private static final double SAME_MONTH = 0.1;
    private static final double SAME_MONTHS_LEFT = 0.05;
    private static final double SAME_RECURRENCE = 0.05;

    /// @param end the last month of the plan; null when it names no year
    static PlacedGoal of(DocumentTask task, DocumentTarget target, YearMonth end) {
        String measure = target.measure().name();
        return new PlacedGoal(
                task.number(),
                target,
                measure.startsWith("GROWTH") ? "GROWTH" : measure,
                TargetDifference.unit(target),
                target.due() == null || end == null ? null : ChronoUnit.MONTHS.between(target.due(), end),
                new Likeness(target.indicator()),
                DESIGNATION
                        .matcher(target.indicator())
                        .results()
                        .map(MatchResult::group)
                        .collect(Collectors.toSet()));
    }

    static Matches matches(List<PlacedGoal> former, List<PlacedGoal> latter) {
        Likenesses names = new Likenesses(latter.stream().map(PlacedGoal::name).toList());
        return Matches.of(
                former,
                latter.size(),
                one -> {
                    double[] like = names.with(one.name);
                    for (int k = 0; k < like.length; k++) {
                        like[k] = one.likeness(like[k], latter.get(k));
                    }
                    return like;
                },
                SAME);
    }

    private double likeness(double ofNames, PlacedGoal other) {
        double ofIndicators =
                ofNames + (unit.equals(other.unit) ? SAME_UNIT : 0) - (kind.equals(other.kind) ? 0 : OTHER_KIND);
        if (!designations.equals(other.designations) || ofIndicators < SAME) {
            return 0;
        }
        return ofIndicators
                + (Objects.equals(target.due(), other.target.due()) ? SAME_MONTH : 0)
                + (Objects.equals(monthsLeft, other.monthsLeft) ? SAME_MONTHS_LEFT : 0)
                + (target.recurrence() == other.target.recurrence() ? SAME_RECURRENCE : 0);
    }

    /// Whether it is set elsewhere and names nothing but that: 完成上级下达任务. The one goal of its task that has no other
    /// like it is what was meant.
    boolean isSetOfWhatNobodySays() {
        return target.status() == GoalStatus.ASSIGNED
                && SET_ALONE.matcher(target.indicator()).matches();
    }

    /// What it is the same goal by in another task.
    String key() {
        return target.indicator() + "|" + kind + "|" + unit;
    }
}
