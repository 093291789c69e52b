package org.planledger.plan.document.compare;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.planledger.kernel.problem.Failure;
import org.planledger.kernel.problem.ProblemType;
import org.planledger.kernel.problem.Text;
import org.planledger.kernel.text.Likeness;
import org.planledger.kernel.text.Likenesses;
import org.planledger.plan.document.DocumentReading;
import org.planledger.plan.document.DocumentTask;

/// Compares two readings: of the draft and the final plan, or of last year's plan and this year's.
public final class ReadingComparison {
    /// How like two tasks are that are the same one.
    private static final double SAME_TASK = 0.4;
    /// How like the texts of two tasks are that are the same one though their headings speak of different things.
    private static final double SAME_TEXT = 0.7;
    private static final TargetDifference ADDED = new TargetDifference(TargetChangeKind.ADDED, List.of());
    private static final TargetDifference DROPPED = new TargetDifference(TargetChangeKind.DROPPED, List.of());

    private static final int MOST_PAIRS = 4_000_000;
    private static final int LONGEST_TEXT = 300;

    private final List<TaskChange> taskChanges = new ArrayList<>();
    private final List<PlacedGoal> dropped = new ArrayList<>();
    private final List<PlacedGoal> added = new ArrayList<>();
    private final List<TargetChange> targetChanges = new ArrayList<>();

    /// The last months of the plans; null for one that names no year.
    private final YearMonth formerEnd;

    private final YearMonth latterEnd;

    private long pairs;

    private ReadingComparison(YearMonth formerEnd, YearMonth latterEnd) {
        this.formerEnd = formerEnd;
        this.latterEnd = latterEnd;
    }

    /// @throws Failure of type UNPROCESSABLE when the readings are so large that they cannot be compared in a
    /// moment
    public static Comparison of(DocumentReading former, DocumentReading latter) {
        return new ReadingComparison(TargetDifference.end(former), TargetDifference.end(latter))
                .compared(former.tasks(), latter.tasks());
    }

    /// A task with what makes it like another.
    private record Known(DocumentTask task, TaskSubject subject, Likeness text) {
        static Known of(DocumentTask task) {
            String title = Objects.requireNonNullElse(task.title(), "");
            String text = Objects.requireNonNullElse(task.text(), "");
            return new Known(
                    task,
                    TaskSubject.of(title),
                    new Likeness(text.substring(0, Math.min(LONGEST_TEXT, text.length()))));
        }

        /// Headings are told apart more surely than texts; the same number makes up for a heading that was
        /// reworded.
        static Matches matches(List<Known> former, List<Known> latter) {
            Likenesses titles = new Likenesses(
                    latter.stream().map(known -> known.subject.words()).toList());
            Likenesses texts = new Likenesses(latter.stream().map(Known::text).toList());
            return Matches.of(
                    former,
                    latter.size(),
                    one -> {
                        double[] byTitle = titles.with(one.subject.words());
                        double[] like = texts.with(one.text);
                        for (int k = 0; k < like.length; k++) {
                            boolean isSameNumber =
                                    one.task.number().equals(latter.get(k).task.number());
                            boolean isOther = one.subject.isOtherOfTheSameForm(latter.get(k).subject);
                            like[k] = isOther && like[k] < SAME_TEXT
                                    ? 0
                                    : Math.max(byTitle[k], like[k]) + (isSameNumber ? 0.1 : 0);
                        }
                        return like;
                    },
                    SAME_TASK);
        }
    }

    private Comparison compared(List<DocumentTask> former, List<DocumentTask> latter) {
        count(former.size(), latter.size());
        List<Known> before = former.stream().map(Known::of).toList();
        List<Known> after = latter.stream().map(Known::of).toList();
        Matches matches = Known.matches(before, after);
        for (int i = 0; i < former.size(); i++) {
            int place = matches.latterOf()[i];
            DocumentTask same = place < 0 ? null : latter.get(place);
            addTask(former.get(i), same);
            addTargets(former.get(i), same);
        }
        for (int place : matches.added(latter.size())) {
            DocumentTask task = latter.get(place);
            taskChanges.add(new TaskChange(TaskChangeKind.ADDED, null, task.number(), null, task.title(), List.of()));
            added.addAll(placed(task, latterEnd));
        }
        addMoved();
        return new Comparison(taskChanges, targetChanges);
    }

    private void count(int former, int latter) {
        pairs += (long) former * latter;
        if (pairs > MOST_PAIRS) {
            throw new Failure(
                    ProblemType.UNPROCESSABLE,
                    Text.of("两份识读结果过大，无法比较", "the two readings are too large to be compared"));
        }
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
        List<PlacedGoal> before = placed(former, formerEnd);
        List<PlacedGoal> after = latter == null ? List.of() : placed(latter, latterEnd);
        count(before.size(), after.size());
        Matches matches = PlacedGoal.matches(before, after);
        List<PlacedGoal> gone = new ArrayList<>();
        for (int i = 0; i < before.size(); i++) {
            if (matches.latterOf()[i] < 0) {
                gone.add(before.get(i));
            } else {
                addChange(before.get(i), after.get(matches.latterOf()[i]));
            }
        }
        List<PlacedGoal> come =
                matches.added(after.size()).stream().map(after::get).toList();
        if (gone.size() == 1
                && come.size() == 1
                && (gone.getFirst().isSetOfWhatNobodySays() || come.getFirst().isSetOfWhatNobodySays())) {
            addChange(gone.getFirst(), come.getFirst());
        } else {
            dropped.addAll(gone);
            added.addAll(come);
        }
    }

    private static List<PlacedGoal> placed(DocumentTask task, YearMonth end) {
        return task.targets().stream()
                .map(target -> PlacedGoal.of(task, target, end))
                .toList();
    }

    /// A goal that has moved to another task with its name is the same goal.
    private void addMoved() {
        Map<String, List<PlacedGoal>> after = added.stream().collect(Collectors.groupingBy(PlacedGoal::key));
        Map<String, List<PlacedGoal>> before = dropped.stream()
                .collect(Collectors.groupingBy(PlacedGoal::key, LinkedHashMap::new, Collectors.toList()));
        Set<PlacedGoal> moved = Collections.newSetFromMap(new IdentityHashMap<>());
        before.forEach((key, former) -> {
            List<PlacedGoal> latter = after.getOrDefault(key, List.of());
            count(former.size(), latter.size());
            int[] latterOf = PlacedGoal.matches(former, latter).latterOf();
            for (int i = 0; i < latterOf.length; i++) {
                if (latterOf[i] >= 0) {
                    moved.add(former.get(i));
                    moved.add(latter.get(latterOf[i]));
                    addChange(former.get(i), latter.get(latterOf[i]));
                }
            }
        });
        dropped.stream().filter(placed -> !moved.contains(placed)).forEach(placed -> change(DROPPED, placed, null));
        added.stream().filter(placed -> !moved.contains(placed)).forEach(placed -> change(ADDED, null, placed));
    }

    private void addChange(PlacedGoal former, PlacedGoal latter) {
        TargetDifference difference = TargetDifference.of(former.target(), formerEnd, latter.target(), latterEnd);
        if (difference.kind() != null) {
            change(difference, former, latter);
        }
    }

    private void change(TargetDifference difference, PlacedGoal former, PlacedGoal latter) {
        targetChanges.add(new TargetChange(
                difference.kind(),
                former == null ? null : former.task(),
                latter == null ? null : latter.task(),
                former == null ? null : former.target(),
                latter == null ? null : latter.target(),
                difference.changed()));
    }
}
