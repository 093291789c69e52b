package org.planledger.plan.document.compare;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.planledger.kernel.problem.Failure;
import org.planledger.kernel.problem.ProblemType;
import org.planledger.kernel.problem.Text;
import org.planledger.kernel.text.Likeness;
import org.planledger.plan.document.DocumentReading;
import org.planledger.plan.document.DocumentTarget;
import org.planledger.plan.document.DocumentTask;
import org.planledger.plan.document.goal.GoalStatus;

/// Compares two readings: of the draft and the final plan, or of last year's plan and this year's.
public final class ReadingComparison {
    /// How like two tasks are that are the same one.
    private static final double SAME_TASK = 0.4;
    /// How like the names of two goals are that are the same one.
    private static final double SAME_GOAL = 0.5;

    private static final int MOST_PAIRS = 4_000_000;
    private static final int LONGEST_TEXT = 300;

    private final List<TaskChange> taskChanges = new ArrayList<>();
    private final List<Placed> dropped = new ArrayList<>();
    private final List<Placed> added = new ArrayList<>();
    private final List<TargetChange> targetChanges = new ArrayList<>();

    private ReadingComparison() {}

    /// @throws Failure of type UNPROCESSABLE when the readings are so large that they cannot be compared in a
    /// moment
    public static Comparison of(DocumentReading former, DocumentReading latter) {
        return new ReadingComparison().compared(former.tasks(), latter.tasks());
    }

    /// A task with what makes it like another.
    private record Known(DocumentTask task, Likeness title, Likeness text) {
        static Known of(DocumentTask task) {
            String title = Objects.requireNonNullElse(task.title(), "");
            String text = Objects.requireNonNullElse(task.text(), "");
            return new Known(
                    task,
                    new Likeness(title),
                    new Likeness(title + text.substring(0, Math.min(LONGEST_TEXT, text.length()))));
        }

        /// Headings are told apart more surely than texts; the same number makes up for a heading that was
        /// reworded.
        double likeness(Known other) {
            double like = Math.max(title.with(other.title), text.with(other.text));
            return like + (task.number().equals(other.task.number()) ? 0.1 : 0);
        }
    }

    /// A goal with the task that it belongs to.
    private record Placed(String task, DocumentTarget target, Likeness name) {
        double likeness(Placed other) {
            boolean isComparable = kind(target).equals(kind(other.target));
            return isComparable
                    ? name.with(other.name) + (Objects.equals(unit(target), unit(other.target)) ? 0.1 : 0)
                    : 0;
        }
    }

    private Comparison compared(List<DocumentTask> former, List<DocumentTask> latter) {
        long pairs = (long) former.size() * latter.size();
        if (pairs > MOST_PAIRS) {
            throw tooMany();
        }
        List<Known> before = former.stream().map(Known::of).toList();
        List<Known> after = latter.stream().map(Known::of).toList();
        Matches matches = Matches.of(before, after, Known::likeness, SAME_TASK);
        for (int i = 0; i < former.size(); i++) {
            int place = matches.latterOf()[i];
            DocumentTask same = place < 0 ? null : latter.get(place);
            addTask(former.get(i), same);
            pairs += same == null
                    ? 0
                    : (long) former.get(i).targets().size() * same.targets().size();
            if (pairs > MOST_PAIRS) {
                throw tooMany();
            }
            addTargets(former.get(i), same);
        }
        for (int place : matches.added(latter.size())) {
            DocumentTask task = latter.get(place);
            taskChanges.add(new TaskChange(TaskChangeKind.ADDED, null, task.number(), null, task.title(), List.of()));
            added.addAll(placed(task));
        }
        addMoved();
        return new Comparison(taskChanges, targetChanges);
    }

    private static Failure tooMany() {
        return new Failure(
                ProblemType.UNPROCESSABLE, Text.of("两份识读结果过大，无法比较", "the two readings are too large to be compared"));
    }

    private void addTask(DocumentTask former, DocumentTask latter) {
        if (latter == null) {
            taskChanges.add(
                    new TaskChange(TaskChangeKind.DROPPED, former.number(), null, former.title(), null, List.of()));
            return;
        }
        Set<TaskField> changed = EnumSet.noneOf(TaskField.class);
        mark(changed, TaskField.NUMBER, former.number(), latter.number());
        mark(changed, TaskField.TITLE, former.title(), latter.title());
        mark(changed, TaskField.PART, former.part(), latter.part());
        mark(changed, TaskField.SECTION, former.section(), latter.section());
        mark(changed, TaskField.TEXT, former.text(), latter.text());
        mark(changed, TaskField.LEAD, former.lead(), latter.lead());
        mark(changed, TaskField.COOPERATING, former.cooperating(), latter.cooperating());
        mark(changed, TaskField.PARTICIPATING, former.participating(), latter.participating());
        if (!changed.isEmpty()) {
            taskChanges.add(new TaskChange(
                    TaskChangeKind.CHANGED,
                    former.number(),
                    latter.number(),
                    former.title(),
                    latter.title(),
                    List.copyOf(changed)));
        }
    }

    private static void mark(Set<TaskField> changed, TaskField field, Object former, Object latter) {
        if (!Objects.equals(former, latter)) {
            changed.add(field);
        }
    }

    private void addTargets(DocumentTask former, DocumentTask latter) {
        List<Placed> before = placed(former);
        List<Placed> after = latter == null ? List.of() : placed(latter);
        Matches matches = Matches.of(before, after, Placed::likeness, SAME_GOAL);
        for (int i = 0; i < before.size(); i++) {
            if (matches.latterOf()[i] < 0) {
                dropped.add(before.get(i));
            } else {
                addChange(before.get(i), after.get(matches.latterOf()[i]));
            }
        }
        matches.added(after.size()).forEach(i -> added.add(after.get(i)));
    }

    private static List<Placed> placed(DocumentTask task) {
        return task.targets().stream()
                .map(target -> new Placed(task.number(), target, new Likeness(target.indicator())))
                .toList();
    }

    /// A goal that has moved to another task with its name is the same goal.
    private void addMoved() {
        Map<String, Placed> byName = new HashMap<>();
        added.forEach(placed -> byName.putIfAbsent(nameOf(placed.target()), placed));
        Set<Placed> moved = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Placed former : dropped) {
            Placed latter = byName.remove(nameOf(former.target()));
            if (latter != null) {
                moved.add(former);
                moved.add(latter);
                addChange(former, latter);
            }
        }
        dropped.stream()
                .filter(placed -> !moved.contains(placed))
                .forEach(placed -> change(TargetChangeKind.DROPPED, placed, null));
        added.stream()
                .filter(placed -> !moved.contains(placed))
                .forEach(placed -> change(TargetChangeKind.ADDED, null, placed));
    }

    private static String nameOf(DocumentTarget target) {
        return target.indicator() + "|" + kind(target) + "|" + unit(target);
    }

    private void addChange(Placed former, Placed latter) {
        TargetChangeKind kind = kindOf(former.target(), latter.target());
        if (kind != null) {
            change(kind, former, latter);
        }
    }

    private void change(TargetChangeKind kind, Placed former, Placed latter) {
        targetChanges.add(new TargetChange(
                kind,
                former == null ? null : former.task(),
                latter == null ? null : latter.task(),
                former == null ? null : former.target(),
                latter == null ? null : latter.target()));
    }

    /// What became of a goal.
    ///
    /// @return null when it is the same
    private static TargetChangeKind kindOf(DocumentTarget former, DocumentTarget latter) {
        boolean wasSet = former.status() == GoalStatus.SET;
        boolean isSet = latter.status() == GoalStatus.SET;
        if (!wasSet || !isSet) {
            if (wasSet == isSet) {
                return former.status() == latter.status() ? null : TargetChangeKind.CHANGED;
            }
            return isSet ? TargetChangeKind.NUMBER_SET : TargetChangeKind.NUMBER_WITHDRAWN;
        }
        boolean isSameKind = former.comparator() == latter.comparator()
                && former.measure() == latter.measure()
                && Objects.equals(unit(former), unit(latter));
        int value = compare(amount(former, former.value()), amount(latter, latter.value()));
        int high = compare(amount(former, former.valueHigh()), amount(latter, latter.valueHigh()));
        if (!isSameKind || value * high < 0) {
            return TargetChangeKind.CHANGED;
        }
        if (value == 0 && high == 0) {
            return Objects.equals(former.due(), latter.due()) ? null : TargetChangeKind.CHANGED;
        }
        return value + high < 0 ? TargetChangeKind.RAISED : TargetChangeKind.LOWERED;
    }

    private static int compare(BigDecimal former, BigDecimal latter) {
        return former == null || latter == null
                ? Boolean.compare(former != null, latter != null)
                : former.compareTo(latter);
    }

    private static BigDecimal amount(DocumentTarget target, BigDecimal value) {
        return value == null ? null : value.scaleByPowerOfTen(PrintedUnit.powerOf(target.unit()));
    }

    private static String unit(DocumentTarget target) {
        return PrintedUnit.withoutScale(target.unit());
    }

    private static String kind(DocumentTarget target) {
        return target.measure().name().startsWith("GROWTH")
                ? "GROWTH"
                : target.measure().name();
    }
}
