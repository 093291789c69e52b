package org.planledger.deploy.settings;

import java.time.Duration;
import java.util.Locale;

/// The three services, in the order in which they are shown.
public enum ServiceName {
    PLAN(8081, Duration.ofSeconds(45)),
    INDICATOR(8082, Duration.ofMinutes(11)),
    REPORT(8083, Duration.ofSeconds(45));

    private final int usualPort;
    private final Duration longestStop;

    ServiceName(int usualPort, Duration longestStop) {
        this.usualPort = usualPort;
        this.longestStop = longestStop;
    }

    /// The port that it listens on unless another is configured.
    public int usualPort() {
        return usualPort;
    }

    /// How long it may take to end once it is asked to: longer than it gives the requests that it has begun
    /// (`quarkus.shutdown.timeout`).
    public Duration longestStop() {
        return longestStop;
    }

    /// The name of its folder, its process and its log: `plan-service`.
    public String folder() {
        return database() + "-service";
    }

    /// The name of its database in the embedded server.
    public String database() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The environment variable that sets its port: `PLAN_PORT`.
    public String portVariable() {
        return name() + "_PORT";
    }

    /// The environment variable that names an external database for it: `PLAN_DATABASE_URL`.
    public String databaseVariable() {
        return name() + "_DATABASE_URL";
    }
}
