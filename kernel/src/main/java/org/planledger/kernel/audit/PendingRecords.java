package org.planledger.kernel.audit;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;
import org.planledger.kernel.housekeeping.Regularly;

/// The records of what was refused or has failed, on their way into the database. Nobody waits for them:
/// they are written together, within a second. What the same caller is answered again and again is one
/// record a minute that says how often, so that a flood of refused calls neither fills the disk nor holds
/// up the service.
@ApplicationScoped
class PendingRecords {
    private static final Logger LOG = Logger.getLogger(PendingRecords.class);
    private static final Duration WRITTEN_EVERY = Duration.ofSeconds(1);
    private static final long ONE_RECORD_IN = Duration.ofMinutes(1).toNanos();

    /// How many of one caller are told apart at the same time. Beyond it only whose they are is kept, and their number:
    /// whoever makes many drives nobody else's out.
    static final int MOST_OF_ONE = 200;

    /// How many of all callers are told apart. Beyond it only their number is kept.
    static final int MOST = 10_000;

    private final AuditStore store;
    private final MeterRegistry meters;
    private final Map<Alike, Pending> pending = new HashMap<>();
    private final Map<String, Integer> ofEach = new HashMap<>();
    private final Object writing = new Object();
    private Regularly writer;

    PendingRecords(AuditStore store, MeterRegistry meters) {
        this.store = store;
        this.meters = meters;
    }

    /// What is one record. The address of nobody known does not count: whoever tries all addresses would be told apart
    /// from themselves.
    private record Alike(AuditedCall.Facts facts, int status, String problem) {
        private static final AuditedCall.Facts ANYBODY =
                new AuditedCall.Facts(null, null, null, List.of(), null, null, null, null, null, null);

        static Alike of(AuditEntry entry) {
            AuditedCall.Facts facts = entry.facts();
            return new Alike(
                    facts.name() != null
                            ? facts
                            : new AuditedCall.Facts(
                                    null,
                                    null,
                                    null,
                                    List.of(),
                                    null,
                                    facts.operation(),
                                    facts.method(),
                                    null,
                                    null,
                                    facts.remote()),
                    entry.status(),
                    entry.problem());
        }

        /// Who makes a record: a name that is known, or the network address of nobody known.
        String whose() {
            return facts.name() == null ? "?" + facts.remote() : "=" + facts.issuer() + ' ' + facts.name();
        }

        /// What stands for all of the same that are too many.
        Alike ofTheSame() {
            return new Alike(
                    new AuditedCall.Facts(
                            facts.name(),
                            facts.issuer(),
                            null,
                            List.of(),
                            null,
                            null,
                            null,
                            null,
                            null,
                            facts.name() == null ? facts.remote() : null),
                    status,
                    problem);
        }

        /// What stands for all that are too many.
        Alike withoutFacts() {
            return new Alike(ANYBODY, status, problem);
        }
    }

    private static final class Pending {
        private AuditEntry last;
        private int times;
        private long nextAt;

        Pending(long nextAt) {
            this.nextAt = nextAt;
        }

        boolean isDue(long now) {
            return nextAt - now <= 0;
        }
    }

    private record Due(Pending pending, AuditEntry entry) {}

    void start(@Observes StartupEvent event) {
        writer = Regularly.start("audit", WRITTEN_EVERY, this::writeDue);
    }

    void end(@Observes ShutdownEvent event) {
        writer.close();
        writeAll();
    }

    void add(AuditEntry entry) {
        Alike alike = Alike.of(entry);
        synchronized (pending) {
            Alike kept = withRoom(alike);
            Pending of = pending.computeIfAbsent(kept, key -> {
                ofEach.merge(key.whose(), 1, Integer::sum);
                return new Pending(System.nanoTime());
            });
            AuditedCall.Facts facts = kept.equals(alike) ? entry.facts() : kept.facts();
            of.last = new AuditEntry(
                    facts, entry.at(), entry.status(), entry.problem(), entry.instance(), 0, 0, entry.version());
            of.times += entry.times();
        }
    }

    private Alike withRoom(Alike alike) {
        if (pending.containsKey(alike)
                || (pending.size() < MOST && ofEach.getOrDefault(alike.whose(), 0) < MOST_OF_ONE)) {
            return alike;
        }
        Alike ofTheSame = alike.ofTheSame();
        return pending.containsKey(ofTheSame) || pending.size() < MOST ? ofTheSame : alike.withoutFacts();
    }

    /// Writes what is not to wait for others like it.
    void writeDue() {
        write(false);
    }

    /// Writes everything.
    void writeAll() {
        write(true);
    }

    /// What could not be written stays for the next time.
    private void write(boolean all) {
        synchronized (writing) {
            List<Due> due = due(all);
            if (due.isEmpty()) {
                return;
            }
            try {
                store.add(due.stream().map(Due::entry).toList());
            } catch (SQLException failed) {
                meters.counter("audit.failures").increment();
                LOG.errorf(
                        failed,
                        all ? "%d audit records are lost" : "%d audit records could not be written yet",
                        due.size());
                return;
            }
            synchronized (pending) {
                for (Due written : due) {
                    written.pending.times -= written.entry.times();
                    written.pending.nextAt = System.nanoTime() + ONE_RECORD_IN;
                }
            }
        }
    }

    private List<Due> due(boolean all) {
        List<Due> due = new ArrayList<>();
        long now = System.nanoTime();
        synchronized (pending) {
            for (Iterator<Map.Entry<Alike, Pending>> each = pending.entrySet().iterator(); each.hasNext(); ) {
                Map.Entry<Alike, Pending> entry = each.next();
                Pending next = entry.getValue();
                if (next.times > 0 && (all || next.isDue(now))) {
                    due.add(new Due(next, next.last.of(next.times)));
                } else if (next.times == 0 && next.isDue(now)) {
                    ofEach.computeIfPresent(entry.getKey().whose(), (whose, many) -> many == 1 ? null : many - 1);
                    each.remove();
                }
            }
        }
        return due;
    }
}
