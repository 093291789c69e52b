package org.planledger.plan.database;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.planledger.kernel.database.Condition;

/// The conditions of a list, each there only when its filter is given.
public final class Conditions {
    private final List<String> texts = new ArrayList<>();
    private final List<Object> arguments = new ArrayList<>();

    /// @param condition SQL with a placeholder for each of the values
    /// @param values the filter; a null among them leaves the condition out
    public Conditions and(String condition, Object... values) {
        if (Arrays.stream(values).allMatch(Objects::nonNull)) {
            texts.add(condition);
            Collections.addAll(arguments, values);
        }
        return this;
    }

    public Conditions and(Condition condition) {
        texts.add(condition.sql());
        arguments.addAll(condition.arguments());
        return this;
    }

    /// The columns together contain the text, whatever its case; no character of it has a special meaning.
    public Conditions andContains(String text, String... columns) {
        return and("position(lower(?) in lower(concat_ws(chr(10), " + String.join(", ", columns) + "))) > 0", text);
    }

    /// The conditions for after `where`.
    public String sql() {
        return texts.isEmpty() ? "true" : String.join(" and ", texts);
    }

    /// The arguments of the conditions, followed by others.
    public Object[] argumentsAnd(Object... others) {
        List<Object> all = new ArrayList<>(arguments);
        Collections.addAll(all, others);
        return all.toArray();
    }
}
