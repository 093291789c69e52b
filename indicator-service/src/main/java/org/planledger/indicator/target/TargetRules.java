package org.planledger.indicator.target;

import java.math.BigDecimal;
import java.time.Month;
import java.time.YearMonth;
import java.util.List;
import org.planledger.indicator.definition.Aggregation;
import org.planledger.indicator.definition.Direction;
import org.planledger.indicator.definition.Indicator;
import org.planledger.kernel.period.Period;
import org.planledger.kernel.problem.Faults;
import org.planledger.kernel.problem.Text;

/// What a target must be like (rule book, sections 1 and 3 to 5). Fields that are missing although they must be
/// given are left to the constraints of [Target].
final class TargetRules {
    private final Target target;
    private final Faults faults;

    private TargetRules(Target target, Faults faults) {
        this.target = target;
        this.faults = faults;
    }

    /// Finds what is wrong with the target in itself.
    static void check(Target target, Faults faults) {
        TargetRules rules = new TargetRules(target, faults);
        rules.checkWindow();
        rules.checkNumbers();
        rules.checkMeasure();
        rules.checkMilestones();
    }

    /// Finds what does not go with the target's indicator.
    static void checkAgainst(Target target, Indicator indicator, Faults faults) {
        TargetRules rules = new TargetRules(target, faults);
        rules.checkBaseline(indicator);
        rules.checkMilestones(indicator);
    }

    private void checkWindow() {
        checkYear("from", target.from());
        checkYear("to", target.to());
        if (target.from() != null && target.to() != null && target.from().isAfter(target.to())) {
            faults.add(
                    "to",
                    "window",
                    Text.of("早于 from（%s）", "it is before from (%s)", target.from()),
                    Text.of("不早于 %s 的月份", "a month not before %s", target.from()));
        }
    }

    private void checkYear(String field, YearMonth month) {
        if (month != null && (month.getYear() < Period.FIRST_YEAR || month.getYear() > Period.LAST_YEAR)) {
            faults.add(
                    field,
                    "year",
                    Text.of("年份超出范围", "the year is out of range"),
                    Text.of("%1$d 至 %2$d 年", "a year from %1$d to %2$d", Period.FIRST_YEAR, Period.LAST_YEAR));
        }
    }

    private void checkNumbers() {
        boolean directional = target.comparator() != null && target.comparator().directional();
        boolean isSet = target.status() == TargetStatus.SET;
        if (isSet && target.comparator() == null) {
            faults.add(
                    "comparator",
                    "not-null",
                    Text.of("已定目标必须填写", "a target that is SET must have it"),
                    Text.of(
                            "AT_LEAST, AT_MOST, EXACTLY, ABOUT, BETWEEN, INCREASE 或 DECREASE",
                            "one of AT_LEAST, AT_MOST, EXACTLY, ABOUT, BETWEEN, INCREASE, DECREASE"));
        }
        if (!isSet || directional) {
            refuse("value", target.value());
            refuse("valueHigh", target.valueHigh());
        } else if (target.comparator() != null) {
            checkBounds();
        }
        if (target.tolerance() != null && target.comparator() != TargetComparator.ABOUT) {
            faults.add(
                    "tolerance",
                    "only-about",
                    Text.of("只有 ABOUT 才有容差", "only ABOUT has a tolerance"),
                    Text.of("不填写", "leave it out"));
        }
    }

    private void refuse(String field, BigDecimal number) {
        if (number != null) {
            faults.add(
                    field,
                    "no-number-here",
                    target.status() == TargetStatus.SET
                            ? Text.of("%s 没有目标值", "%s has no number", target.comparator())
                            : Text.of("%s 的目标还没有目标值", "a target that is %s has no number yet", target.status()),
                    Text.of("不填写", "leave it out"));
        }
    }

    private void checkBounds() {
        boolean between = target.comparator() == TargetComparator.BETWEEN;
        if (target.value() == null) {
            faults.add(
                    "value",
                    "not-null",
                    Text.of("%s 必须有目标值", "%s must have a number", target.comparator()),
                    Text.of("目标值", "the number to compare with"));
        }
        if (between && target.valueHigh() == null) {
            faults.add(
                    "valueHigh",
                    "not-null",
                    Text.of("BETWEEN 必须有上限", "BETWEEN must have an upper bound"),
                    Text.of("不小于 value 的数", "a number not below value"));
        }
        if (!between && target.valueHigh() != null) {
            faults.add(
                    "valueHigh",
                    "only-between",
                    Text.of("只有 BETWEEN 才有上限", "only BETWEEN has an upper bound"),
                    Text.of("不填写", "leave it out"));
        }
        if (between
                && target.value() != null
                && target.valueHigh() != null
                && target.valueHigh().compareTo(target.value()) < 0) {
            faults.add(
                    "valueHigh",
                    "between-rises",
                    Text.of("上限小于下限", "the upper bound is below the lower one"),
                    Text.of("不小于 %s 的数", "a number not below %s", target.value()));
        }
    }

    private void checkMeasure() {
        boolean directional = target.comparator() != null && target.comparator().directional();
        if (directional && target.measure() != Measure.AMOUNT) {
            faults.add(
                    "measure",
                    "direction-of-amount",
                    Text.of(
                            "%s 比较的是数值本身与上年同期，不能用 %s",
                            "%s compares the amount with a year before, not %s", target.comparator(), target.measure()),
                    Text.of("AMOUNT", "AMOUNT"));
        }
        if (target.measure() == Measure.GROWTH_AVERAGE && hasWindow() && !holdsWholeYear()) {
            faults.add(
                    "to",
                    "whole-year",
                    Text.of("年均增长的期间内没有完整的一年", "the window of an average yearly growth holds no whole year"),
                    Text.of("包含完整日历年的 from 至 to", "from and to with a calendar year between them"));
        }
    }

    private boolean hasWindow() {
        return target.from() != null && target.to() != null && !target.from().isAfter(target.to());
    }

    private boolean holdsWholeYear() {
        int firstWhole = target.from().getMonth() == Month.JANUARY
                ? target.from().getYear()
                : target.from().getYear() + 1;
        return !YearMonth.of(firstWhole, 12).isAfter(target.to());
    }

    private void checkMilestones() {
        List<Milestone> milestones = target.milestones();
        if (milestones == null) {
            return;
        }
        if (target.status() != TargetStatus.SET) {
            faults.add(
                    "milestones",
                    "no-number-here",
                    Text.of("%s 的目标没有进度节点", "a target that is %s has no milestones", target.status()),
                    Text.of("不填写", "leave it out"));
            return;
        }
        if (target.measure() != Measure.AMOUNT) {
            faults.add(
                    "milestones",
                    "only-amount",
                    Text.of("只有 AMOUNT 才有进度节点", "only AMOUNT has milestones"),
                    Text.of("不填写，或 measure 为 AMOUNT", "leave it out, or AMOUNT as measure"));
        }
        YearMonth before = null;
        for (int i = 0; i < milestones.size(); i++) {
            Milestone milestone = milestones.get(i);
            if (milestone == null || milestone.month() == null || milestone.value() == null) {
                continue;
            }
            checkMilestone("milestones[" + i + "]", milestone, before);
            before = milestone.month();
        }
    }

    private void checkMilestone(String field, Milestone milestone, YearMonth before) {
        YearMonth month = milestone.month();
        if (before != null && !month.isAfter(before)) {
            faults.add(
                    field + ".month",
                    "months-rise",
                    Text.of("不晚于前一节点（%s）", "it is not after the one before (%s)", before),
                    Text.of("晚于 %s 的月份", "a month after %s", before));
        }
        if (!hasWindow()) {
            return;
        }
        if (month.isBefore(target.from()) || month.isAfter(target.to())) {
            faults.add(
                    field + ".month",
                    "outside-window",
                    Text.of("不在目标期间内", "it is outside the target's window"),
                    Text.of("%1$s 至 %2$s", "%1$s to %2$s", target.from(), target.to()));
        }
        if (endsWindow(month) && bound() != null && milestone.value().compareTo(bound()) != 0) {
            faults.add(
                    field + ".value",
                    "ends-at-bound",
                    Text.of("期末节点应等于目标值", "the milestone at the end of the window must be the bound"),
                    Text.of("%s", "%s", bound().toPlainString()));
        }
    }

    /// Whether the effective window ends with this month (rule book, section 1).
    private boolean endsWindow(YearMonth month) {
        return month.equals(target.to())
                || (target.recurrence() == Recurrence.YEARLY && month.getMonth() == Month.DECEMBER);
    }

    /// The bound where it does not depend on the indicator; null where it does.
    private BigDecimal bound() {
        return target.comparator() == TargetComparator.BETWEEN ? null : target.value();
    }

    private void checkBaseline(Indicator indicator) {
        Baseline baseline = target.baseline();
        if (baseline == null || baseline.period() == null || indicator.derived()) {
            return;
        }
        if (baseline.period().frequency() != indicator.frequency()) {
            faults.add(
                    "baseline.period",
                    "frequency",
                    Text.of(
                            "“%1$s”的数据是 %2$s 的，期间不能是 %3$s",
                            "the figures of \"%1$s\" are by %2$s, so the period cannot be %3$s",
                            indicator.code(),
                            indicator.frequency(),
                            baseline.period()),
                    Text.of(
                            "如 %s",
                            "such as %s",
                            Period.containing(
                                    indicator.frequency(), baseline.period().lastMonth())));
        }
    }

    private void checkMilestones(Indicator indicator) {
        if (target.milestones() == null || target.status() != TargetStatus.SET) {
            return;
        }
        if (indicator.aggregation() != Aggregation.SUM && indicator.aggregation() != Aggregation.LAST) {
            faults.add(
                    "milestones",
                    "only-sum-or-last",
                    Text.of(
                            "只有累加或期末指标才有进度节点，“%s”不是",
                            "only indicators that are summed or taken last have milestones, \"%s\" is neither",
                            indicator.code()),
                    Text.of("不填写", "leave it out"));
        }
        if (indicator.aggregation() == Aggregation.LAST && target.baseline() == null) {
            faults.add(
                    "baseline",
                    "milestones-need-baseline",
                    Text.of(
                            "期末指标的进度从基期算起，有进度节点就须有基期",
                            "the pace of a stock starts from its baseline, so milestones need one"),
                    Text.of("基期的期间和数值", "the period and the value it starts from"));
        }
        if (target.comparator() != null && !isFloorOrCeiling(indicator.direction())) {
            faults.add(
                    "milestones",
                    "only-floor-or-ceiling",
                    Text.of("只有下限和上限目标才有进度节点", "only floors and ceilings have milestones"),
                    Text.of("不填写", "leave it out"));
        }
        checkEndOfBetween(indicator.direction());
    }

    private void checkEndOfBetween(Direction direction) {
        if (target.comparator() != TargetComparator.BETWEEN || !hasWindow()) {
            return;
        }
        BigDecimal bound = direction == Direction.LOWER ? target.valueHigh() : target.value();
        for (int i = 0; i < target.milestones().size(); i++) {
            Milestone milestone = target.milestones().get(i);
            if (bound != null
                    && milestone != null
                    && milestone.month() != null
                    && milestone.value() != null
                    && endsWindow(milestone.month())
                    && milestone.value().compareTo(bound) != 0) {
                faults.add(
                        "milestones[" + i + "].value",
                        "ends-at-bound",
                        Text.of("期末节点应等于目标值", "the milestone at the end of the window must be the bound"),
                        Text.of("%s", "%s", bound.toPlainString()));
            }
        }
    }

    private boolean isFloorOrCeiling(Direction direction) {
        return switch (target.comparator()) {
            case AT_LEAST, AT_MOST -> true;
            case ABOUT, BETWEEN -> direction != Direction.NEUTRAL;
            case EXACTLY, INCREASE, DECREASE -> false;
        };
    }
}
