package org.planledger.plan.document.outline;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/// Gives every task of a document a number of its own.
final class TaskNumbers {
    private TaskNumbers() {}

    /// The tasks with what each part says before them joined, and numbers that begin anew told apart.
    static List<TaskDraft> apart(List<TaskDraft> tasks) {
        List<TaskDraft> joined = joinedOpenings(tasks);
        nameOpeningsOfChapters(joined);
        if (!repeats(joined, TaskNumbers::printed)) {
            return joined;
        }
        Function<TaskDraft, String> number =
                repeats(joined, TaskNumbers::inPart) ? TaskNumbers::inSection : TaskNumbers::inPart;
        Map<String, Integer> copies = new HashMap<>();
        for (TaskDraft draft : joined) {
            draft.number = number.apply(draft);
            int copy = copies.merge(draft.number, 1, Integer::sum);
            if (copy > 1) {
                draft.number = draft.number + "-" + copy;
            }
        }
        return joined;
    }

    /// The opening of a 第一部分 is no P1 where that is one of 一、.
    private static void nameOpeningsOfChapters(List<TaskDraft> tasks) {
        if (tasks.stream().anyMatch(draft -> draft.place.part() != null && !draft.isOfAChapter())) {
            tasks.stream()
                    .filter(draft -> draft.isOpening && draft.isOfAChapter())
                    .forEach(draft -> draft.number = "C" + draft.place.part().ordinal);
        }
    }

    private static List<TaskDraft> joinedOpenings(List<TaskDraft> tasks) {
        List<TaskDraft> joined = new ArrayList<>();
        Map<PartDraft, TaskDraft> openings = new IdentityHashMap<>();
        for (TaskDraft draft : tasks) {
            TaskDraft first = draft.isOpening ? openings.putIfAbsent(draft.place.part(), draft) : null;
            if (first == null) {
                joined.add(draft);
            } else {
                first.join(draft);
            }
        }
        return joined;
    }

    private static boolean repeats(List<TaskDraft> drafts, Function<TaskDraft, String> number) {
        Set<String> seen = new HashSet<>();
        return drafts.stream().anyMatch(draft -> !seen.add(number.apply(draft)));
    }

    private static String printed(TaskDraft draft) {
        return draft.number;
    }

    /// `2-1`: the first task of the second part.
    private static String inPart(TaskDraft draft) {
        PartDraft part = draft.place.part();
        return draft.isOpening || part == null ? draft.number : part.ordinal + "-" + draft.number;
    }

    /// `2-3-1`: the first task of the third section of the second part.
    private static String inSection(TaskDraft draft) {
        PartDraft part = draft.place.part();
        int section = draft.place.sectionOrdinal();
        return draft.isOpening || part == null || section == 0
                ? inPart(draft)
                : part.ordinal + "-" + section + "-" + draft.number;
    }
}
