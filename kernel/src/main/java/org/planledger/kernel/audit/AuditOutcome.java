package org.planledger.kernel.audit;

/// What became of a recorded request.
public enum AuditOutcome {
    /// It was done, or found to be done already.
    DONE("status < 400"),
    /// Nobody was let in (401), or not to that (403), or not so often (429).
    REFUSED("status in (401, 403, 429)"),
    /// It was let in and not done.
    FAILED("status >= 400 and status not in (401, 403, 429)");

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
        return switch (status) {
            case 401, 403, 429 -> REFUSED;
            default -> FAILED;
        };
    }
}
