package org.planledger.kernel.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.planledger.kernel.problem.EarlyProblem;

/// Records what was refused before an operation was looked for: what foreign pages send, and what comes too often.
@ApplicationScoped
class EarlyRefusals {
    private final PendingRecords pending;

    EarlyRefusals(PendingRecords pending) {
        this.pending = pending;
    }

    void record(@Observes EarlyProblem problem) {
        int status = problem.type().status();
        if (AuditOutcome.of(status) == AuditOutcome.REFUSED) {
            pending.add(new AuditEntry(
                    AuditedCalls.early(problem.request()).facts(),
                    Audit.now(),
                    status,
                    problem.type().code(),
                    problem.instance(),
                    1,
                    0,
                    null));
        }
    }
}
