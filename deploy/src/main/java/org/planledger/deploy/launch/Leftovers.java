package org.planledger.deploy.launch;

import java.util.Arrays;
import org.planledger.deploy.database.LocalPostgres;
import org.planledger.deploy.process.Running;
import org.planledger.deploy.settings.ServiceName;
import org.planledger.deploy.settings.SuiteSettings;

/// What a launcher that was killed has left running. Only what that launcher wrote down is touched, and only while it
/// is still the same process.
public final class Leftovers {
    private Leftovers() {}

    /// Ends them: the services first, then PostgreSQL. The caller holds the suite's lock, or knows that no launcher
    /// runs.
    public static void end(SuiteSettings settings) {
        Running.read(settings.state())
                .ifPresent(running -> Arrays.stream(ServiceName.values())
                        .parallel()
                        .filter(name -> running.services().containsKey(name.folder()))
                        .forEach(name ->
                                running.services().get(name.folder()).process().end(name.longestStop())));
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
