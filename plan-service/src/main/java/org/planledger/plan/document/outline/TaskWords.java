package org.planledger.plan.document.outline;

import java.util.List;
import org.planledger.plan.document.source.Range;
import org.planledger.plan.document.source.SourceText;

/// Takes the words of a task apart: its short heading, what it says, and who is to do it.
final class TaskWords {
    static final NamedUnits NOBODY = new NamedUnits();

    private final SourceText source;
    private final String text;

    TaskWords(SourceText source) {
        this.source = source;
        this.text = source.plain();
    }

    /// Adds the words of a line to a task, and who its clauses of units name.
    void add(TaskDraft task, Range line, Range words, boolean isFirst) {
        boolean mayHaveTitle = isFirst;
        Range rest = words;
        task.reach(line);
        task.addTimeLimits(TimeLimit.in(text, words));
        while (!rest.isEmpty()) {
            UnitClause clause = UnitClause.find(source, rest);
            Range said = source.trimmed(new Range(
                    rest.from(), clause == null ? rest.to() : clause.range().from()));
            Range title = mayHaveTitle ? TaskTitle.find(text, said) : null;
            if (title != null) {
                task.title = source.published(title);
            }
            task.add(
                    line,
                    title == null ? said : TaskTitle.behind(text, title, said),
                    clause == null ? NOBODY : clause.units());
            task.addTimeLimits(clause == null ? List.of() : TimeLimit.amongUnits(text, clause.range()));
            mayHaveTitle = false;
            rest = clause == null
                    ? new Range(rest.to(), rest.to())
                    : source.trimmed(new Range(clause.range().to(), rest.to()));
        }
    }
}
