package org.planledger.plan.document.goal;

import java.util.List;
import org.planledger.plan.document.source.Range;
import org.planledger.plan.document.source.SourceText;

/// The goals of a table of indicators: what a row says in its cells is read as the sentence that it stands for.
public final class TabledGoals {
    private TabledGoals() {}

    /// @param row where its name and its number stand
    /// @param name what is counted, with its unit in a bracket where that has no cell
    /// @param unit empty where the number or the name has it
    /// @param value the number that is to be reached
    /// @param year by when; 0 when nothing says so
    /// @return none when it is no goal
    public static List<Goal> read(Range row, String name, String unit, String value, int year, PlanYears years) {
        String plainName = new SourceText(name).plain().strip();
        int bracket = plainName.endsWith(")") && unit.isBlank() ? plainName.lastIndexOf('(') : -1;
        String counted = bracket > 0 ? plainName.substring(0, bracket) : plainName;
        String of = bracket > 0 ? plainName.substring(bracket + 1, plainName.length() - 1) : unit.strip();
        String words = (year > 0 ? "到" + year + "年," : "") + counted + withUnit(value.strip(), of);
        Promise promise = new Promise(new Range(0, words.length()), new Range(0, 0));
        List<Goal> goals = GoalReader.read(new SourceText(words), List.of(promise), years, null);
        return goals.size() == 1 ? List.of(at(row, goals.getFirst())) : List.of();
    }

    /// The unit stands behind the digits: 6.5%左右.
    private static String withUnit(String value, String unit) {
        int end = value.length();
        while (end > 0 && !Character.isDigit(value.charAt(end - 1))) {
            end--;
        }
        boolean hasUnit = value.startsWith(unit, end);
        return value.substring(0, end) + (hasUnit ? "" : unit) + value.substring(end);
    }

    private static Goal at(Range row, Goal goal) {
        return new Goal(
                row,
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
