package org.planledger.report.evaluation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Validator;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.planledger.kernel.period.Frequency;
import org.planledger.kernel.period.Period;
import org.planledger.kernel.problem.CountedFaults;
import org.planledger.kernel.problem.Faults;
import org.planledger.kernel.problem.Text;
import org.planledger.report.answer.Comparator;
import org.planledger.report.attainment.TargetStatus;
import org.planledger.report.evaluation.TrialTarget.TrialMilestone;

/// Finds every fault of a trial calculation before anything is computed.
@ApplicationScoped
class EvaluationCheck {
    /// The year before a window is looked at, too, so windows begin one year after the first that a period can have.
    private static final YearMonth FIRST_MONTH = YearMonth.of(Period.FIRST_YEAR + 1, 1);
    private static final YearMonth LAST_MONTH = YearMonth.of(Period.LAST_YEAR, 12);
    private static final int LONGEST_WINDOW_YEARS = 100;

    private final Validator validator;

    EvaluationCheck(Validator validator) {
        this.validator = validator;
    }

    /// @throws org.planledger.kernel.problem.Failure with every fault of the request
    Trial trialOf(EvaluationRequest request) {
        Faults faults = new Faults();
        faults.addBroken(CountedFaults.counted(() -> validator.validate(request)));
        // What is missing was told by these; what follows looks at the rest, so that one answer names all faults.
        checkMonth(faults, "asOf", request.asOf());
        Map<String, TrialIndicator> indicators = new IndicatorCheck(faults, request.indicators()).byCode();
        checkObservations(faults, request.observations(), indicators);
        if (request.targets() != null) {
            checkTargets(faults, request.targets(), indicators);
        }
        faults.throwIfAny();
        return new Trial(indicators, request.observations());
    }

    private static void checkObservations(
            Faults faults, List<TrialObservation> observations, Map<String, TrialIndicator> indicators) {
        Map<String, Set<Period>> seen = new HashMap<>();
        for (int i = 0; i < observations.size(); i++) {
            TrialObservation observation = observations.get(i);
            if (observation == null || observation.indicator() == null || observation.period() == null) {
                continue;
            }
            String path = "observations[" + i + "]";
            TrialIndicator indicator = indicators.get(observation.indicator());
            if (indicator == null) {
                unknownIndicator(faults, path + ".indicator", observation.indicator());
            } else if (indicator.isDerived()) {
                faults.add(
                        path + ".indicator",
                        "derived-indicator",
                        Text.of(
                                "“%s”由分子、分母计算得出，没有自己的数值",
                                "\"%s\" is computed from its components and has no figures of its own",
                                indicator.code()),
                        Text.of("分子或分母的编码", "the code of its numerator or denominator"));
            } else if (indicator.frequency() != null && observation.period().frequency() != indicator.frequency()) {
                wrongFrequency(faults, path + ".period", observation.period(), indicator.frequency());
            }
            if (!seen.computeIfAbsent(observation.indicator(), code -> new HashSet<>())
                    .add(observation.period())) {
                faults.add(
                        path,
                        "duplicate",
                        Text.of(
                                "“%1$s”在 %2$s 已有数值",
                                "\"%1$s\" has a figure for %2$s already",
                                observation.indicator(),
                                observation.period()),
                        Text.of("每个指标每期一个数值", "one figure for an indicator and a period"));
            }
        }
    }

    private static void wrongFrequency(Faults faults, String field, Period period, Frequency frequency) {
        Period right = Period.containing(frequency, period.firstMonth());
        faults.add(
                field,
                "frequency",
                switch (frequency) {
                    case MONTH -> Text.of("月度指标不能用 %s", "a monthly indicator does not take %s", period);
                    case QUARTER -> Text.of("季度指标不能用 %s", "a quarterly indicator does not take %s", period);
                    case HALF_YEAR -> Text.of("半年度指标不能用 %s", "a half-yearly indicator does not take %s", period);
                    case YEAR -> Text.of("年度指标不能用 %s", "a yearly indicator does not take %s", period);
                },
                Text.of("如 %s", "such as %s", right));
    }

    private static void checkTargets(Faults faults, List<TrialTarget> targets, Map<String, TrialIndicator> indicators) {
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < targets.size(); i++) {
            TrialTarget target = targets.get(i);
            if (target == null) {
                continue;
            }
            String path = "targets[" + i + "].";
            if (target.id() != null && !ids.add(target.id())) {
                faults.add(
                        path + "id",
                        "duplicate",
                        Text.of("“%s”已用于另一个目标", "\"%s\" is the id of another target already", target.id()),
                        Text.of("不同的编码", "an id of its own"));
            }
            if (target.indicator() != null && !indicators.containsKey(target.indicator())) {
                unknownIndicator(faults, path + "indicator", target.indicator());
            }
            if (target.status() == TargetStatus.SET) {
                checkGoal(faults, path, target);
            }
            checkWindow(faults, path, target);
        }
    }

    private static void checkGoal(Faults faults, String path, TrialTarget target) {
        Comparator comparator = target.comparator();
        if (comparator == null) {
            missing(faults, path + "comparator", "SET");
            return;
        }
        if (comparator.needsValue() && target.value() == null) {
            missing(faults, path + "value", comparator);
        }
        if (comparator.needsValueHigh() && target.valueHigh() == null) {
            missing(faults, path + "valueHigh", comparator);
        }
        if (comparator.needsValueHigh()
                && target.value() != null
                && target.valueHigh() != null
                && target.value().compareTo(target.valueHigh()) > 0) {
            faults.add(
                    path + "valueHigh",
                    "range",
                    Text.of("上限小于下限", "the upper bound is below the lower one"),
                    Text.of("不小于 %s", "at least %s", target.value().toPlainString()));
        }
    }

    private static void checkWindow(Faults faults, String path, TrialTarget target) {
        boolean fromKnown = checkMonth(faults, path + "from", target.from());
        boolean toKnown = checkMonth(faults, path + "to", target.to());
        if (target.from() == null || target.to() == null) {
            return;
        }
        if (target.to().isBefore(target.from())) {
            faults.add(
                    path + "to",
                    "window",
                    Text.of("早于起始月份 %s", "it is before the first month %s", target.from()),
                    Text.of("不早于 %s", "%s or later", target.from()));
        } else if (fromKnown && toKnown && target.to().isAfter(target.from().plusYears(LONGEST_WINDOW_YEARS))) {
            faults.add(
                    path + "to",
                    "window",
                    Text.of("时段过长", "the window is too long"),
                    Text.of("最多 %d 年", "at most %d years", LONGEST_WINDOW_YEARS));
        } else {
            checkMilestones(faults, path, target);
        }
    }

    private static void checkMilestones(Faults faults, String path, TrialTarget target) {
        Set<YearMonth> months = new HashSet<>();
        for (int i = 0; i < target.milestones().size(); i++) {
            TrialMilestone milestone = target.milestones().get(i);
            if (milestone == null || milestone.month() == null) {
                continue;
            }
            String field = path + "milestones[" + i + "].month";
            if (milestone.month().isBefore(target.from()) || milestone.month().isAfter(target.to())) {
                faults.add(
                        field,
                        "window",
                        Text.of("不在目标时段内", "it is outside the target's window"),
                        Text.of("%1$s 至 %2$s", "%1$s to %2$s", target.from(), target.to()));
            } else if (!months.add(milestone.month())) {
                faults.add(
                        field,
                        "duplicate",
                        Text.of("该月已有节点", "the month has a milestone already"),
                        Text.of("每月一个节点", "one milestone for a month"));
            }
        }
    }

    private static boolean checkMonth(Faults faults, String field, YearMonth month) {
        if (month == null) {
            return false;
        }
        boolean known = !month.isBefore(FIRST_MONTH) && !month.isAfter(LAST_MONTH);
        if (!known) {
            faults.add(
                    field,
                    "month",
                    Text.of("月份超出范围", "the month is out of range"),
                    Text.of("%1$s 至 %2$s", "%1$s to %2$s", FIRST_MONTH, LAST_MONTH));
        }
        return known;
    }

    private static void missing(Faults faults, String field, Object demandedBy) {
        faults.add(field, "not-null", Text.of("%s 需要此项", "%s needs it", demandedBy), Text.of("填写此项", "give it"));
    }

    static void unknownIndicator(Faults faults, String field, String code) {
        faults.add(
                field,
                "unknown-indicator",
                Text.of("indicators 中没有“%s”", "there is no \"%s\" among the indicators", code),
                Text.of("indicators 中的编码", "the code of one of the indicators"));
    }
}
