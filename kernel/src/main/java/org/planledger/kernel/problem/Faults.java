package org.planledger.kernel.problem;

import jakarta.validation.ConstraintViolation;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Collects the faults of one request, so that the caller learns of all at once.
public final class Faults {
    private final List<Violation> violations = new ArrayList<>();

    /// @param expected what would be right; null where the message says it all
    public void add(String field, String code, Text message, Text expected) {
        add(Violation.of(field, code, message, expected));
    }

    /// Adds a fault; nothing when it is null.
    ///
    /// @throws Failure of type INVALID_REQUEST when there are more than anybody corrects one by one
    public void add(Violation fault) {
        if (fault != null) {
            violations.add(fault);
            if (violations.size() > CountedFaults.MOST) {
                throw CountedFaults.tooMany();
            }
        }
    }

    public void addBroken(Set<? extends ConstraintViolation<?>> broken) {
        violations.addAll(ConstraintFaults.violations(broken));
    }

    /// The faults so far.
    public List<Violation> found() {
        return List.copyOf(violations);
    }

    /// @throws Failure of type INVALID_REQUEST with all faults, when there are any
    public void throwIfAny() {
        if (!violations.isEmpty()) {
            throw Failure.invalid(violations);
        }
    }
}
