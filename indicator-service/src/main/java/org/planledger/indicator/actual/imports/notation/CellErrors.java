package org.planledger.indicator.actual.imports.notation;

import java.util.Set;

/// What a spreadsheet shows in place of the result of a formula that has none.
public final class CellErrors {
    /// Shown for a formula whose result was never computed.
    public static final String NOT_COMPUTED = "#CALC!";

    private static final Set<String> ERRORS = Set.of(
            "#N/A",
            "#DIV/0!",
            "#REF!",
            "#VALUE!",
            "#NAME?",
            "#NUM!",
            "#NULL!",
            "#SPILL!",
            "#GETTING_DATA",
            "#BLOCKED!",
            "#UNKNOWN!",
            "#CONNECT!",
            "#FIELD!",
            NOT_COMPUTED);

    private CellErrors() {}

    public static boolean isError(String text) {
        return !text.isEmpty() && text.charAt(0) == '#' && ERRORS.contains(text);
    }
}
