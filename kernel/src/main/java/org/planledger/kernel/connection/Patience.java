package org.planledger.kernel.connection;

/// How long a client is waited for that does not take its answer.
final class Patience {
    /// How many times the usual patience what was taken can give.
    private static final int MOST = 9;

    private final long seconds;
    private final long leastRate;
    private long takenBefore;
    private long secondsWaited;
    private long lost;

    /// @param seconds for how many seconds nothing need be taken
    /// @param leastRate how many bytes count for a second; 0 when there is always patience
    Patience(long seconds, long leastRate) {
        this.seconds = seconds;
        this.leastRate = leastRate;
    }

    /// A second has passed. What is taken in it gives further patience, but not without end: the operating system takes
    /// in megabytes at once, whether the client reads them or not, and then nothing until the client has read most.
    ///
    /// @param waiting how many bytes wait to be taken
    /// @param taken how many were taken since the beginning
    void second(long waiting, long taken) {
        secondsWaited = waiting == 0 ? 0 : secondsWaited + 1;
        if (waiting == 0) {
            lost = 0;
        } else if (leastRate > 0) {
            lost = Math.max(-MOST * seconds, lost + 1 - (taken - takenBefore) / leastRate);
        }
        takenBefore = taken;
    }

    /// For how many seconds something has waited to be taken.
    long secondsWaited() {
        return secondsWaited;
    }

    /// How much of it is lost: the more, the less was taken.
    long lost() {
        return lost;
    }

    boolean isLost() {
        return lost > seconds;
    }
}
