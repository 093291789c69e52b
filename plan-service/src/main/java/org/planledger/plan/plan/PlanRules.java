package org.planledger.plan.plan;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Validator;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.planledger.kernel.period.Period;
import org.planledger.kernel.problem.Faults;
import org.planledger.kernel.problem.Names;
import org.planledger.kernel.problem.Text;
import org.planledger.plan.access.Sight;
import org.planledger.plan.region.Regions;
import org.planledger.plan.unit.Units;

/// What a plan must be before it is stored. All faults are told at once.
@ApplicationScoped
class PlanRules {
    private static final Text OTHER_PLAN = Text.of("另一计划的编码", "the code of another plan");

    private final Validator validator;
    private final Regions regions;
    private final Units units;
    private final PlanStore store;

    PlanRules(Validator validator, Regions regions, Units units, PlanStore store) {
        this.validator = validator;
        this.regions = regions;
        this.units = units;
        this.store = store;
    }

    /// @param plan the plan under the code of the path
    /// @param codeInBody the code that the body names; null when it names none
    /// @param sight what the caller sees; other plans are not there
    /// @param isTaken whether the code is that of a plan that is not there for the caller; where that stands is not
    /// told
    void check(Plan plan, String codeInBody, Sight sight, boolean isTaken) {
        Faults faults = new Faults();
        faults.addBroken(validator.validate(plan));
        Names.checkKey("code", plan.code(), codeInBody, faults);
        Names.checkTrimmed("title", plan.title(), faults);
        checkWindow(plan, faults);
        checkThresholds(plan.thresholds(), faults);
        checkRegion(plan, faults);
        checkSuperior(plan, sight, isTaken, faults);
        checkPlaces(plan, faults);
        checkNumbers(plan.tasks(), faults);
        checkUnits(plan.tasks(), faults);
        faults.throwIfAny();
    }

    /// The plan that takes another's place.
    ///
    /// @param sight what the caller sees; other plans are not there
    void checkSuccessor(String code, StatusChange change, Sight sight) {
        Faults faults = new Faults();
        faults.addBroken(validator.validate(change));
        String successor = change.supersededBy();
        if (successor == null && change.status() == PlanStatus.SUPERSEDED) {
            faults.add(
                    "supersededBy",
                    "not-null",
                    Text.of("SUPERSEDED 须写明替代它的计划", "SUPERSEDED needs the plan that takes its place"),
                    OTHER_PLAN);
        } else if (successor != null && change.status() != null) {
            if (change.status() != PlanStatus.SUPERSEDED) {
                faults.add(
                        "supersededBy",
                        "only-superseded",
                        Text.of("只随 SUPERSEDED 填写", "it is given with SUPERSEDED only"),
                        Text.of("不填", "nothing"));
            } else if (successor.equals(code)) {
                faults.add("supersededBy", "itself", Text.of("计划不能替代自己", "a plan cannot supersede itself"), OTHER_PLAN);
            } else if (!store.exists(successor, sight)) {
                addUnknownPlan("supersededBy", successor, faults);
            }
        }
        faults.throwIfAny();
    }

    private static void checkWindow(Plan plan, Faults faults) {
        boolean known = isKnownYear("from", plan.from(), faults) & isKnownYear("to", plan.to(), faults);
        if (known && plan.from() != null && plan.to() != null && plan.to().isBefore(plan.from())) {
            faults.add(
                    "to",
                    "window",
                    Text.of(
                            "终止月 %1$s 早于起始月 %2$s",
                            "the last month %1$s is before the first, %2$s", plan.to(), plan.from()),
                    Text.of("%s 或更晚的月份", "%s or a later month", plan.from()));
        }
    }

    private static boolean isKnownYear(String field, YearMonth month, Faults faults) {
        if (month == null || (month.getYear() >= Period.FIRST_YEAR && month.getYear() <= Period.LAST_YEAR)) {
            return true;
        }
        faults.add(
                field,
                "year",
                Text.of("年份 %d 不在范围内", "the year %d is out of range", month.getYear()),
                Text.of("%d 至 %d 年", "a year from %d to %d", Period.FIRST_YEAR, Period.LAST_YEAR));
        return false;
    }

    private static void checkThresholds(Thresholds thresholds, Faults faults) {
        if (thresholds.behindFrom().compareTo(thresholds.onTrackFrom()) > 0) {
            faults.add(
                    "thresholds.behindFrom",
                    "order",
                    Text.of("大于 onTrackFrom", "it is greater than onTrackFrom"),
                    Text.of(
                            "大于 0，不超过 %s",
                            "greater than 0 and not above %s",
                            thresholds.onTrackFrom().toPlainString()));
        }
        if (thresholds.yellowFromPoints().compareTo(thresholds.redAbovePoints()) > 0) {
            faults.add(
                    "thresholds.yellowFromPoints",
                    "order",
                    Text.of("大于 redAbovePoints", "it is greater than redAbovePoints"),
                    Text.of(
                            "大于 0，不超过 %s",
                            "greater than 0 and not above %s",
                            thresholds.redAbovePoints().toPlainString()));
        }
    }

    private void checkRegion(Plan plan, Faults faults) {
        if (plan.region() != null && !regions.exists(plan.region())) {
            faults.add(
                    "region",
                    "unknown-region",
                    Text.of("没有地区“%s”", "there is no region \"%s\"", plan.region()),
                    Text.of("已有地区的编码", "the code of a region that exists"));
        }
    }

    private void checkSuperior(Plan plan, Sight sight, boolean isTaken, Faults faults) {
        String superior = plan.superiorPlan();
        if (superior == null) {
            return;
        }
        boolean itself = superior.equals(plan.code());
        if (!itself && !store.exists(superior, sight)) {
            addUnknownPlan("superiorPlan", superior, faults);
        } else if (itself || (!isTaken && store.isAbove(plan.code(), superior))) {
            faults.add(
                    "superiorPlan",
                    "cycle",
                    Text.of("%s 已在它之下，上级计划不能成环", "%s is below it already; superiors must not go round", superior),
                    Text.of("不在它之下的计划", "a plan that is not below it"));
        }
    }

    private static void addUnknownPlan(String field, String code, Faults faults) {
        faults.add(
                field,
                "unknown-plan",
                Text.of("没有计划“%s”", "there is no plan \"%s\"", code),
                Text.of("已有计划的编码", "the code of a plan that exists"));
    }

    private static void checkPlaces(Plan plan, Faults faults) {
        for (int i = 0; i < plan.tasks().size(); i++) {
            Task task = plan.tasks().get(i);
            if (task == null || task.part() == null || task.part() < 1) {
                continue;
            }
            int parts = plan.parts().size();
            if (task.part() > parts) {
                addNoPlace("tasks[" + i + "].part", "部分", "parts", task.part(), parts, faults);
                continue;
            }
            Part part = plan.parts().get(task.part() - 1);
            int sections = part == null ? 0 : part.sections().size();
            if (part != null && task.section() != null && task.section() > sections) {
                addNoPlace("tasks[" + i + "].section", "节", "sections", task.section(), sections, faults);
            }
        }
    }

    private static void addNoPlace(
            String field, String chineseKind, String englishKind, int given, int there, Faults faults) {
        faults.add(
                field,
                "place",
                Text.of(
                        "没有第 %1$d 个%3$s，共 %2$d 个",
                        "there is no number %1$d; there are %2$d %4$s", given, there, chineseKind, englishKind),
                there == 0
                        ? Text.of("先列出%1$s", "the %2$s to be listed", chineseKind, englishKind)
                        : Text.of("1 至 %d", "1 to %d", there));
    }

    private static void checkNumbers(List<Task> tasks, Faults faults) {
        Map<String, Integer> firstByNumber = new HashMap<>();
        for (int i = 0; i < tasks.size(); i++) {
            String number = tasks.get(i) == null ? null : tasks.get(i).number();
            Integer first = number == null ? null : firstByNumber.putIfAbsent(number, i);
            if (first != null) {
                faults.add(
                        "tasks[" + i + "].number",
                        "duplicate",
                        Text.of("任务编号“%s”重复，tasks[%d] 已用", "\"%s\" is the number of tasks[%d] already", number, first),
                        Text.of("本计划中没有用过的编号", "a number that no other task of the plan has"));
            }
        }
    }

    private void checkUnits(List<Task> tasks, Faults faults) {
        Set<String> named = new HashSet<>();
        for (Task task : tasks) {
            if (task != null) {
                for (UnitRole role : UnitRole.values()) {
                    task.unitsAs(role).stream().filter(Objects::nonNull).forEach(named::add);
                }
            }
        }
        Set<String> unknown = units.unknown(named);
        for (int i = 0; i < tasks.size(); i++) {
            if (tasks.get(i) != null) {
                for (UnitRole role : UnitRole.values()) {
                    String field = "tasks[" + i + "]." + role.field();
                    checkUnits(field, tasks.get(i).unitsAs(role), unknown, faults);
                }
            }
        }
    }

    private static void checkUnits(String field, List<String> codes, Set<String> unknown, Faults faults) {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < codes.size(); i++) {
            String code = codes.get(i);
            if (code == null) {
                continue;
            }
            if (unknown.contains(code)) {
                faults.add(
                        field + "[" + i + "]",
                        "unknown-unit",
                        Text.of("没有单位“%s”", "there is no unit \"%s\"", code),
                        Text.of("已有单位的编码", "the code of a unit that exists"));
            }
            if (!seen.add(code)) {
                faults.add(
                        field + "[" + i + "]",
                        "duplicate",
                        Text.of("单位“%s”重复", "\"%s\" is there twice", code),
                        Text.of("每个单位一次", "each unit once"));
            }
        }
    }
}
