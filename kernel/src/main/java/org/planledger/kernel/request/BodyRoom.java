package org.planledger.kernel.request;

import io.quarkus.runtime.configuration.MemorySize;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.planledger.kernel.problem.Failure;
import org.planledger.kernel.problem.ProblemType;
import org.planledger.kernel.problem.Text;

/// How much of all bodies a service holds at the same time: what is made of them takes several times as much of its
/// memory. A third of it is the most that one login takes, but always a whole body, so that nobody takes it all.
@Singleton
final class BodyRoom {
    private final long most;
    private final long mostOfOne;
    private final AtomicLong taken = new AtomicLong();
    private final Map<String, Long> ofEach = new ConcurrentHashMap<>();

    BodyRoom(@ConfigProperty(name = "body-limit.at-once", defaultValue = "24M") MemorySize most) {
        this.most = most.asLongValue();
        this.mostOfOne = Math.max(this.most / 3, BodyLimit.MOST);
    }

    /// Room for the body of a request.
    ///
    /// @param whose the name of the login, or else the address
    Place place(String whose) {
        return new Place(whose);
    }

    /// What a body takes, until it is closed.
    final class Place implements AutoCloseable {
        private final String whose;
        private long bytes;
        private boolean isClosed;

        private Place(String whose) {
            this.whose = whose;
        }

        /// @throws Failure of type UNAVAILABLE when there is no room; the rest may come, and takes none
        synchronized void take(int more) {
            if (isClosed || more <= 0) {
                return;
            }
            bytes += more;
            long own = ofEach.merge(whose, (long) more, Long::sum);
            if (taken.addAndGet(more) > most || own > mostOfOne) {
                close();
                throw new Failure(
                        ProblemType.UNAVAILABLE,
                        Text.of(
                                "正在接收的内容过多，请稍后重发同一请求",
                                "too much is being received at once; send the same again later"));
            }
        }

        @Override
        public synchronized void close() {
            if (isClosed) {
                return;
            }
            isClosed = true;
            taken.addAndGet(-bytes);
            ofEach.computeIfPresent(whose, (same, own) -> own == bytes ? null : Long.valueOf(own - bytes));
        }
    }
}
