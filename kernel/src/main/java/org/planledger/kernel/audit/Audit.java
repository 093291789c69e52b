package org.planledger.kernel.audit;

import io.quarkus.arc.Arc;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.planledger.kernel.version.Written;

/// Leaves the record of a write in the transaction of the write: neither is there without the other. Whatever else
/// becomes of a request [AuditFilter] records once it is answered.
@ApplicationScoped
public class Audit {
    /// Adds records; the one parameter is [#json]. It can stand among the common table expressions of a statement that
    /// writes something else.
    public static final String ADD = AuditStore.ADD;

    static final String CALL = "audited-call";

    private static final int OK = 200;
    private static final int CREATED = 201;
    private static final int NO_CONTENT = 204;
    private static final int FORBIDDEN = 403;

    private final AuditStore store;
    private final PendingRecords pending;
    private final CurrentVertxRequest current;

    Audit(AuditStore store, PendingRecords pending, CurrentVertxRequest current) {
        this.store = store;
        this.pending = pending;
        this.current = current;
    }

    /// What a write has stored, for its record.
    ///
    /// @param call the request; null when nobody asked for it
    /// @param status of the answer
    /// @param changed how many things were stored
    /// @param version the version that was stored; null for many
    /// @param key the key of what was made below what the address names; null when the address names it
    public record Stored(AuditedCall call, int status, long changed, Long version, String key) {
        public static Stored of(AuditedCall call, Written.Outcome outcome, long version) {
            int status = switch (outcome) {
                case CREATED -> CREATED;
                case CHANGED, UNCHANGED -> OK;
                case WITHDRAWN -> NO_CONTENT;
            };
            return new Stored(call, status, 1, version, null);
        }

        /// Of many things.
        public static Stored of(AuditedCall call, long changed) {
            return new Stored(call, OK, changed, null, null);
        }

        /// The same under a key of its own.
        public Stored as(String ownKey) {
            return new Stored(call, status, changed, version, ownKey);
        }

        private AuditEntry entry() {
            return new AuditEntry(
                    key == null ? call.facts() : call.facts().of(key), now(), status, null, null, 1, changed, version);
        }
    }

    /// The request that is being carried out; null outside of requests.
    ///
    /// @throws IllegalStateException when the request is for an operation that is not known to write
    public AuditedCall call() {
        if (!Arc.container().requestContext().isActive()) {
            return null;
        }
        RoutingContext exchange = current.getCurrent();
        if (exchange == null) {
            return null;
        }
        AuditedCall call = exchange.get(CALL);
        if (call == null) {
            throw new IllegalStateException("an operation that needs no more than to read has written");
        }
        return call;
    }

    /// Records a write of the present request in the running transaction, unless nothing has changed.
    ///
    /// @return what was given
    public <T> Written<T> written(Written<T> written) {
        return written(written, null);
    }

    /// The same of something that was given a key.
    ///
    /// @param key null when the address names it
    public <T> Written<T> written(Written<T> written, String key) {
        if (written.outcome() != Written.Outcome.UNCHANGED) {
            record(Stored.of(call(), written.outcome(), written.stored().version())
                    .as(key));
        }
        return written;
    }

    /// Records that the present request has changed things in the running transaction.
    public void changed(long things) {
        record(Stored.of(call(), things));
    }

    /// Tells what the present request is about where its address does not: all its records say so, also those of
    /// refusals and trials.
    ///
    /// @param key of one thing
    public void concerns(String key) {
        AuditedCall call = call();
        if (call != null) {
            call.concerns(key);
        }
    }

    private void record(Stored stored) {
        if (stored.call == null) {
            return;
        }
        try {
            store.add(List.of(stored.entry()));
        } catch (SQLException failed) {
            throw failure(failed);
        }
        stored.call.noteRecorded();
    }

    /// The same on a connection whose transaction the caller ends.
    public void record(Connection connection, Stored stored) throws SQLException {
        if (stored.call != null) {
            store.add(connection, List.of(stored.entry()));
            stored.call.noteRecorded();
        }
    }

    /// The parameter of [#ADD]. Whoever has executed the statement says so by [#noteRecorded].
    public String json(List<Stored> stored) {
        return store.json(stored.stream()
                .filter(each -> each.call != null)
                .map(Stored::entry)
                .toList());
    }

    public static void noteRecorded(List<Stored> stored) {
        stored.stream().map(Stored::call).filter(call -> call != null).forEach(AuditedCall::noteRecorded);
    }

    /// Notes that what the present request has written was a trial and is taken back, and its record with it: it is
    /// recorded as one that has stored nothing.
    public void takenBack() {
        AuditedCall call = call();
        if (call != null) {
            call.noteTakenBack();
        }
    }

    /// Records that parts of a request were refused, whatever becomes of the others.
    ///
    /// @param key the key of the request
    /// @param problem the code of what is said of each part
    /// @param parts how many
    public void refused(AuditedCall call, String key, String problem, int parts) {
        if (call != null && parts > 0) {
            pending.add(new AuditEntry(call.facts().of(key), now(), FORBIDDEN, problem, null, parts, 0, null));
        }
    }

    /// Records what has become of a request after it was answered.
    ///
    /// @param status with which it would have been answered
    /// @param problem the code of the problem
    public void failed(AuditedCall call, int status, String problem) {
        pending.add(new AuditEntry(call.facts(), now(), status, problem, null, 1, 0, null));
    }

    static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }

    private static IllegalStateException failure(SQLException failed) {
        return new IllegalStateException("the record of a write could not be stored", failed);
    }
}
