package org.planledger.indicator.actual.imports.table;

import java.io.IOException;
import org.planledger.kernel.problem.Text;
import org.planledger.kernel.problem.Violation;

/// A file cannot be read on.
public final class UnreadableException extends IOException {
    private static final long serialVersionUID = 1L;

    private final transient Text detail;
    private final transient Violation fault;

    /// @param detail what is wrong with the file as a whole
    /// @param fault where it is
    public UnreadableException(Text detail, Violation fault) {
        super(fault.message().english());
        this.detail = detail;
        this.fault = fault;
    }

    /// @param line of a CSV file from which on it cannot be read
    static UnreadableException ofCsv(int line, String code, Text message, Text expected) {
        return new UnreadableException(
                Text.of("内容不是可以读取的 CSV", "the content is not CSV that can be read"),
                new Violation(null, line, null, code, message, expected));
    }

    Text detail() {
        return detail;
    }

    Violation fault() {
        return fault;
    }
}
