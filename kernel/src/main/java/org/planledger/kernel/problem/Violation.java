package org.planledger.kernel.problem;

/// One fault in what was sent: where it is, what is wrong and what would be right.
///
/// @param field the JSON path (`targets[3].value`), the parameter or the column; null when the whole body is at fault
/// @param line the line of a file, counted from 1; null where there are no lines
/// @param column the place in that line, counted from 1; null where it is not known
/// @param code the stable code of the broken rule, such as `decimals` or `unknown-field`
/// @param message what is wrong
/// @param expected what would be right; null where the message says it all
public record Violation(String field, Integer line, Integer column, String code, Text message, Text expected) {

    public Violation {
        field = field == null ? null : Text.shortened(field);
    }

    public static Violation of(String field, String code, Text message, Text expected) {
        return new Violation(field, null, null, code, message, expected);
    }

    public Violation atLine(int number) {
        return new Violation(field, number, column, code, message, expected);
    }
}
