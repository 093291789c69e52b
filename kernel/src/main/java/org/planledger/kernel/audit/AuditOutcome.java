package org.planledger.kernel.audit;

/// What became of a recorded request.
public enum AuditOutcome {
    /// It was done, or found to be done already.
    DONE("status < 400"),
    /// Nobody was let in (401), or not to that (403).
    REFUSED("status in (401, 403)"),
    /// It was let in and not done.
    FAILED("status >= 400 and status not in (401, 403)");

    private final String condition;

    AuditOutcome(String condition) {
        this.condition = condition;
    }

    /// The same in SQL.
    String condition() {
        return condition;
    }

    static AuditOutcome of(int status) {
        if (status < 400) {
            return DONE;
        }
        return status == 401 || status == 403 ? REFUSED : FAILED;
    }
}
