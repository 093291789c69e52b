package org.planledger.deploy.launch;

import java.time.Duration;
import org.planledger.deploy.database.LocalPostgres;
import org.planledger.deploy.process.Running;
import org.planledger.deploy.settings.SuiteSettings;

/// What a launcher that was killed has left running. Only what that launcher wrote down is touched, and only while it
/// is still the same process.
public final class Leftovers {
    private static final Duration PATIENCE = Duration.ofSeconds(45);

    private Leftovers() {}

    /// Ends them: the services first, then PostgreSQL. The caller holds the suite's lock, or knows that no launcher
    /// runs.
    public static void end(SuiteSettings settings) {
        Running.read(settings.state())
                .ifPresent(running -> running.services().values().parallelStream()
                        .forEach(service -> service.process().end(PATIENCE)));
        LocalPostgres.endLeftover(settings.state().resolve("postgres"));
        Running.forget(settings.state());
    }

    /// Whether there are any.
    public static boolean exist(SuiteSettings settings) {
        return Running.read(settings.state())
                .filter(running -> running.services().values().stream()
                        .anyMatch(service -> service.process().find().isPresent()))
                .isPresent();
    }
}
