package org.planledger.plan.document;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.planledger.kernel.problem.Failure;
import org.planledger.kernel.problem.ProblemType;
import org.planledger.kernel.problem.Text;
import org.planledger.kernel.problem.Violation;
import org.planledger.plan.document.goal.Goal;
import org.planledger.plan.document.goal.GoalReader;
import org.planledger.plan.document.goal.PlanYears;
import org.planledger.plan.document.goal.Promise;
import org.planledger.plan.document.goal.TabledGoals;
import org.planledger.plan.document.head.HeadReader;
import org.planledger.plan.document.head.PlanHead;
import org.planledger.plan.document.outline.IndicatorRow;
import org.planledger.plan.document.outline.Outline;
import org.planledger.plan.document.outline.OutlineReader;
import org.planledger.plan.document.outline.OutlineTask;
import org.planledger.plan.document.source.SourceText;

/// Reads a plan out of the text of its document. The same text is always read in the same way.
final class DocumentReader {
    /// As many as a plan is given in indicator-service.
    private static final int MOST_GOALS = 5_000;
    /// What is longer is no name of an indicator, and no phrase of a document.
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_PHRASE = 500;

    private DocumentReader() {}

    /// @throws Failure of type UNPROCESSABLE when the text holds more than a plan does
    static DocumentReading read(String document) {
        SourceText source = new SourceText(document);
        Outline outline = OutlineReader.read(source);
        if (outline.tasks().size() > DocumentReading.MOST_TASKS) {
            throw tooMuch(Text.of(
                    "读出 %1$d 项任务，最多 %2$d 项",
                    "there are %1$d tasks, at most %2$d are read",
                    outline.tasks().size(),
                    DocumentReading.MOST_TASKS));
        }
        PlanHead head = HeadReader.read(source, outline.head());
        PlanYears years = new PlanYears(head.from(), head.to());
        List<DocumentTask> tasks = new ArrayList<>();
        int count = 0;
        for (OutlineTask task : outline.tasks()) {
            List<Goal> goals = goals(source, task, years);
            count += goals.size();
            if (!task.isOpening() || !goals.isEmpty()) {
                tasks.add(task(source, task, goals));
            }
        }
        if (count > MOST_GOALS) {
            throw tooMuch(
                    Text.of("读出 %1$d 个目标，最多 %2$d 个", "there are %1$d goals, at most %2$d are read", count, MOST_GOALS));
        }
        return new DocumentReading(head, outline.parts(), tasks, document, List.of());
    }

    private static List<Goal> goals(SourceText source, OutlineTask task, PlanYears years) {
        List<Promise> promises = new ArrayList<>();
        for (int i = 0; i < task.promises().size(); i++) {
            promises.add(new Promise(task.promises().get(i), task.timeLimits().get(i)));
        }
        List<Goal> goals = new ArrayList<>(GoalReader.read(source, promises, years, task.title()));
        for (IndicatorRow row : task.rows()) {
            goals.addAll(TabledGoals.read(
                    row.range(),
                    source.published(row.name()),
                    source.published(row.unit()),
                    source.published(row.value()),
                    row.year(),
                    years));
        }
        return goals.stream()
                .filter(goal -> goal.indicator().length() <= LONGEST_NAME
                        && goal.range().length() <= LONGEST_PHRASE)
                .toList();
    }

    private static Failure tooMuch(Text what) {
        Text expected = Text.of("一份计划的文件", "the document of one plan");
        return new Failure(
                ProblemType.UNPROCESSABLE, what, List.of(Violation.of("document", "too-much", what, expected)));
    }

    private static DocumentTask task(SourceText source, OutlineTask task, List<Goal> goals) {
        return new DocumentTask(
                task.number(),
                task.title(),
                task.part(),
                task.section(),
                task.bodies().stream().map(source::published).collect(Collectors.joining("\n")),
                task.range().from(),
                task.range().to(),
                task.units().lead(),
                task.units().cooperating(),
                task.units().participating(),
                goals.stream().map(goal -> target(source, goal)).toList());
    }

    private static DocumentTarget target(SourceText source, Goal goal) {
        return new DocumentTarget(
                source.published(goal.range()),
                goal.range().from(),
                goal.range().to(),
                goal.indicator(),
                goal.status(),
                goal.comparator(),
                goal.value(),
                goal.valueHigh(),
                goal.unit(),
                goal.direction(),
                goal.measure(),
                goal.recurrence(),
                goal.strength(),
                goal.due(),
                goal.confidence(),
                goal.reasons());
    }
}
