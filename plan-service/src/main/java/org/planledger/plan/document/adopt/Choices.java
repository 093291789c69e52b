package org.planledger.plan.document.adopt;

import org.planledger.kernel.problem.Faults;
import org.planledger.kernel.problem.Text;

/// What a person has chosen has to have an effect: a name that is misspelt must not pass unnoticed.
final class Choices {
    private Choices() {}

    /// @param isUsed whether the reading has the name
    /// @param isFirst whether it is chosen for the first time
    static void check(String field, boolean isUsed, boolean isFirst, Faults faults) {
        if (!isUsed) {
            faults.add(
                    field,
                    "unused",
                    Text.of("识读结果中没有这个名称（和计量单位）", "the reading has no such name (with this unit of measure)"),
                    Text.of("识读结果中的名称，或删去此项", "a name of the reading, or nothing"));
        } else if (!isFirst) {
            faults.add(
                    field,
                    "duplicate",
                    Text.of("同一名称已选过一次", "the name has been chosen before"),
                    Text.of("每个名称一次", "each name once"));
        }
    }
}
