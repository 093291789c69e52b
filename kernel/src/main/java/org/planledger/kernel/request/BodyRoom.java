package org.planledger.kernel.request;

import io.quarkus.runtime.configuration.MemorySize;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.planledger.kernel.limit.Shares;
import org.planledger.kernel.problem.Failure;
import org.planledger.kernel.problem.ProblemType;
import org.planledger.kernel.problem.Text;

/// How much of all large bodies is worked on at the same time: what is made of them takes several times as much of the
/// service's memory. Only a body that is there as a whole takes room, so whoever has some needs nothing more of a
/// sender, and all come to their turn, in the order of their arrival.
@Singleton
final class BodyRoom {
    private static final int KILOBYTE = 1024;

    /// How many of one login are worked on or wait.
    private static final int MOST_OF_ONE = 4;

    private final int most;
    private final Duration patience;
    private final Semaphore room;
    private final Shares shares = new Shares(MOST_OF_ONE);

    BodyRoom(
            @ConfigProperty(name = "body-limit.at-once", defaultValue = "16M") MemorySize most,
            @ConfigProperty(name = "body-limit.patience", defaultValue = "30S") Duration patience) {
        this.most = Math.toIntExact(most.asLongValue() / KILOBYTE);
        this.patience = patience;
        this.room = new Semaphore(this.most, true);
    }

    /// Waits for its turn.
    ///
    /// @param whose the name of the login
    /// @param bytes how long the body is
    /// @throws Failure of type UNAVAILABLE when others of this login wait already, or its turn does not come
    Place enter(String whose, long bytes) {
        Shares.Share share = shares.take(whose).orElseThrow(BodyRoom::tooMany);
        int kilobytes = (int) Math.min(most, bytes / KILOBYTE);
        if (!isAdmitted(kilobytes)) {
            share.close();
            throw tooMany();
        }
        return new Place(share, kilobytes);
    }

    private boolean isAdmitted(int kilobytes) {
        try {
            return room.tryAcquire(kilobytes, patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static Failure tooMany() {
        return new Failure(
                ProblemType.UNAVAILABLE,
                Text.of(
                        "同时处理的大请求过多（同一用户最多 %d 个），请稍后重发同一请求",
                        "too many large requests at the same time (at most %d of one login); send the same again later",
                        MOST_OF_ONE));
    }

    /// What a body takes until it is closed; closing it again does nothing.
    final class Place implements AutoCloseable {
        private final Shares.Share share;
        private final int kilobytes;
        private final AtomicBoolean isClosed = new AtomicBoolean();

        private Place(Shares.Share share, int kilobytes) {
            this.share = share;
            this.kilobytes = kilobytes;
        }

        @Override
        public void close() {
            if (isClosed.compareAndSet(false, true)) {
                room.release(kilobytes);
                share.close();
            }
        }
    }
}
