package org.planledger.plan.document.adopt;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.planledger.client.indicator.model.Aggregation;
import org.planledger.client.indicator.model.Direction;
import org.planledger.client.indicator.model.Measure;
import org.planledger.client.indicator.model.ProposedIndicator;
import org.planledger.client.indicator.model.ProposedTarget;
import org.planledger.client.indicator.model.ProposedTargets;
import org.planledger.client.indicator.model.Recurrence;
import org.planledger.client.indicator.model.Strength;
import org.planledger.client.indicator.model.Target;
import org.planledger.client.indicator.model.TargetComparator;
import org.planledger.client.indicator.model.TargetStatus;
import org.planledger.kernel.problem.Faults;
import org.planledger.kernel.problem.Violation;
import org.planledger.plan.document.DocumentTarget;
import org.planledger.plan.document.DocumentTask;
import org.planledger.plan.document.goal.GoalComparator;
import org.planledger.plan.document.goal.GoalDirection;
import org.planledger.plan.document.goal.GoalMeasure;

/// The goals of a reading as targets that are proposed to indicator-service (rule book, sections 1 to 4).
final class ProposedGoals {
    private static final Pattern PROPOSAL = Pattern.compile("proposals\\[(\\d{1,6})]\\.(.+)");
    private static final Pattern CONCENTRATION = Pattern.compile("克/(?:标准)?(?:立方米|升|m|L)|g/(?:[mL]|立方米|升)");
    private static final Pattern RATE_UNIT = Pattern.compile("[/%‰‱倍]|百分点");
    private static final Pattern RATIO_NAME = Pattern.compile("(率|比|比例|比重|比值|系数|指数)$");
    private static final Pattern PRINTED_RATIO = Pattern.compile("\\d[:∶比]\\d");
    private static final Pattern EACH_PERIOD = Pattern.compile("^每(?:季度|半年|学期|月|周|日|天)");
    private static final int MOST_SIGNS_OF_A_CODE = 56;
    private static final int LEAST_DECIMALS = 2;
    private static final int MOST_DECIMALS = 6;

    private final String plan;
    private final ConfirmedReading confirmed;
    private final Map<Named, String> chosen;
    private final Set<Named> names = new HashSet<>();
    private final List<Place> places = new ArrayList<>();
    private final List<ProposedTarget> proposals = new ArrayList<>();

    /// Where a goal stands in the reading.
    private record Place(int task, int target) {}

    private record Named(String name, String unit) {
        static Named of(IndicatorChoice choice) {
            return new Named(UnitNames.normal(choice.name()), choice.unit());
        }
    }

    ProposedGoals(String plan, ConfirmedReading confirmed) {
        this.plan = plan;
        this.confirmed = confirmed;
        this.chosen = confirmed.indicators().stream()
                .collect(Collectors.toMap(Named::of, IndicatorChoice::code, (first, second) -> first));
        List<DocumentTask> tasks = confirmed.reading().tasks();
        for (int i = 0; i < tasks.size(); i++) {
            for (int k = 0; k < tasks.get(i).targets().size(); k++) {
                places.add(new Place(i, k));
                proposals.add(proposed(tasks.get(i), k));
            }
        }
    }

    ProposedTargets toSend() {
        return new ProposedTargets()
                .plan(plan)
                .region(confirmed.region())
                .tasks(confirmed.reading().tasks().stream()
                        .map(DocumentTask::number)
                        .toList())
                .proposals(proposals);
    }

    /// The number of the task of a goal.
    String taskOf(int proposal) {
        return confirmed.reading().tasks().get(places.get(proposal).task()).number();
    }

    /// Finds the choices of names that no goal has, or that have been chosen before.
    void addUnused(Faults faults) {
        Set<Named> before = new HashSet<>();
        for (int i = 0; i < confirmed.indicators().size(); i++) {
            Named name = Named.of(confirmed.indicators().get(i));
            Choices.check("indicators[" + i + "].name", names.contains(name), before.add(name), faults);
        }
    }

    /// What is said of proposals, where the reading has it.
    List<Violation> placed(List<Violation> faults) {
        return faults.stream().map(this::placed).toList();
    }

    private Violation placed(Violation fault) {
        if ("tasks".equals(fault.field())) {
            return Violation.of("reading.tasks", fault.code(), fault.message(), fault.expected());
        }
        Matcher proposal = fault.field() == null ? null : PROPOSAL.matcher(fault.field());
        if (proposal == null || !proposal.matches()) {
            return fault;
        }
        Place place = places.get(Integer.parseInt(proposal.group(1)));
        String task = "reading.tasks[" + place.task() + "]";
        String field = proposal.group(2);
        String placed = switch (field) {
            case "target.task", "target.id" -> task + ".number";
            case "target.from" -> "reading.plan.from";
            case "target.to" -> task + ".targets[" + place.target() + "].due";
            case "indicator.name", "indicator.code" -> task + ".targets[" + place.target() + "].indicator";
            default -> task + ".targets[" + place.target() + "]." + field.substring(field.indexOf('.') + 1);
        };
        return Violation.of(placed, fault.code(), fault.message(), fault.expected());
    }

    private ProposedTarget proposed(DocumentTask task, int place) {
        DocumentTarget goal = task.targets().get(place);
        String unit = unitOf(goal);
        Named name = new Named(UnitNames.normal(goal.indicator()), unit);
        names.add(name);
        return new ProposedTarget()
                .indicator(new ProposedIndicator()
                        .code(Pinyin.code(goal.indicator(), 2, MOST_SIGNS_OF_A_CODE, "zhibiao"))
                        .name(goal.indicator())
                        .unit(unit)
                        .direction(isBetterLower(goal) ? Direction.LOWER : Direction.HIGHER)
                        .decimals(decimalsOf(goal))
                        .aggregation(aggregationOf(goal, unit)))
                .target(target(task, goal).indicator(chosen.get(name)));
    }

    private Target target(DocumentTask task, DocumentTarget goal) {
        YearMonth from = confirmed.reading().plan().from();
        YearMonth to = goal.due() == null ? confirmed.reading().plan().to() : goal.due();
        return new Target()
                .task(task.number())
                .status(TargetStatus.valueOf(goal.status().name()))
                .comparator(
                        goal.comparator() == null
                                ? null
                                : TargetComparator.valueOf(goal.comparator().name()))
                .value(goal.value())
                .valueHigh(goal.valueHigh())
                .measure(
                        isDirection(goal)
                                ? Measure.AMOUNT
                                : Measure.valueOf(goal.measure().name()))
                .recurrence(
                        goal.recurrence() == null
                                ? null
                                : Recurrence.valueOf(goal.recurrence().name()))
                .from(from == null ? null : from.toString())
                .to(to == null ? null : to.toString())
                .strength(
                        goal.strength() == null
                                ? null
                                : Strength.valueOf(goal.strength().name()))
                .phrase(goal.phrase());
    }

    /// With INCREASE and DECREASE the amount itself is compared with a year before.
    private static boolean isDirection(DocumentTarget goal) {
        return goal.comparator() == GoalComparator.INCREASE || goal.comparator() == GoalComparator.DECREASE;
    }

    /// The unit of the indicator's figures. What is printed with a growth is the unit of the growth.
    private static String unitOf(DocumentTarget goal) {
        boolean isAmount = goal.measure() == GoalMeasure.AMOUNT;
        return isAmount && goal.unit() != null && !goal.unit().isBlank() ? goal.unit() : null;
    }

    private static boolean isBetterLower(DocumentTarget goal) {
        if (goal.direction() != null) {
            return goal.direction() == GoalDirection.LOWER;
        }
        return goal.measure() == GoalMeasure.REDUCTION
                || goal.comparator() == GoalComparator.AT_MOST
                || goal.comparator() == GoalComparator.DECREASE;
    }

    private static int decimalsOf(DocumentTarget goal) {
        BigDecimal value = goal.measure() == GoalMeasure.AMOUNT ? goal.value() : null;
        int printed = value == null ? 0 : value.stripTrailingZeros().scale();
        return Math.clamp(printed, LEAST_DECIMALS, MOST_DECIMALS);
    }

    /// A concentration is the mean of the span, a rate, a ratio or a number of each quarter the latest one, and all
    /// else
    /// adds up.
    private static Aggregation aggregationOf(DocumentTarget goal, String unit) {
        String counted = unit == null ? "" : UnitNames.normal(unit);
        String name = UnitNames.normal(goal.indicator());
        if (CONCENTRATION.matcher(counted).find() || counted.isEmpty() && name.endsWith("浓度")) {
            return Aggregation.MEAN;
        }
        boolean isRatio = counted.isEmpty() && (RATIO_NAME.matcher(name).find() || isPrintedAsRatio(goal));
        boolean isRate =
                RATE_UNIT.matcher(counted).find() || EACH_PERIOD.matcher(name).find();
        return isRatio || isRate ? Aggregation.LAST : Aggregation.SUM;
    }

    /// As 2.2:1 is.
    private static boolean isPrintedAsRatio(DocumentTarget goal) {
        return goal.phrase() != null
                && PRINTED_RATIO.matcher(UnitNames.normal(goal.phrase())).find();
    }
}
