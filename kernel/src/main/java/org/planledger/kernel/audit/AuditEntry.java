package org.planledger.kernel.audit;

import java.time.Instant;

/// A record that is to be written.
///
/// @param at when; of several, the last
/// @param problem the code of the problem that was answered; null when there was none
/// @param instance the id of the problem; null when there was none
/// @param times for how many requests it stands
/// @param changed how many things were stored
/// @param version the version that was stored; null for none, or many
record AuditEntry(
        AuditedCall.Facts facts,
        Instant at,
        int status,
        String problem,
        String instance,
        int times,
        long changed,
        Long version) {

    AuditEntry of(int count) {
        return new AuditEntry(facts, at, status, problem, instance, count, changed, version);
    }
}
