package org.planledger.kernel.audit;

import java.util.List;

/// A request as its audit records tell of it, and whether one has been written in the transaction of its write.
public final class AuditedCall {
    private volatile Facts facts;
    private volatile boolean recorded;

    AuditedCall(Facts facts) {
        this.facts = facts;
    }

    /// Who asked for what, and from where.
    ///
    /// @param name null when no token counted
    /// @param issuer null when no token counted
    /// @param subject null when it is the name
    /// @param postedBy for whom a service wrote; null when it did not say
    /// @param thing the key of what the address names; null when it names nothing
    /// @param remote null when it is not known
    record Facts(
            String name,
            String issuer,
            String subject,
            List<String> roles,
            String postedBy,
            String operation,
            String method,
            String path,
            String thing,
            String remote) {

        /// The same of what has been made, or is only told apart, below what the address names.
        Facts of(String key) {
            return new Facts(
                    name,
                    issuer,
                    subject,
                    roles,
                    postedBy,
                    operation,
                    method,
                    path,
                    thing == null ? key : thing + "/" + key,
                    remote);
        }
    }

    /// Notes what it is about where the address does not name it.
    void concerns(String key) {
        facts = facts.of(key);
    }

    Facts facts() {
        return facts;
    }

    /// Notes that the transaction of the write has a record. If it fails after all, the failure gets one, too.
    void noteRecorded() {
        recorded = true;
    }

    /// Notes that the transaction with the record was rolled back on purpose.
    void noteTakenBack() {
        recorded = false;
    }

    boolean isRecorded() {
        return recorded;
    }
}
