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

    Text detail() {
        return detail;
    }

    Violation fault() {
        return fault;
    }
}
