package org.planledger.deploy.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.planledger.deploy.access.SuiteAccess;
import org.planledger.deploy.process.StartedProcess;
import org.planledger.deploy.settings.DatabaseAccess;
import org.planledger.deploy.settings.ServiceName;
import org.planledger.deploy.settings.SuiteSettings;

/// One service as a process of the launcher, started again with growing pauses when it ends by itself.
final class ServiceChild {
    private static final System.Logger LOG = System.getLogger("launcher");
    private static final long LARGEST_LOG = 50L << 20;
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    private static final Duration WELL = Duration.ofMinutes(1);

    private final ServiceName name;
    private final SuiteSettings settings;
    private final DatabaseAccess database;
    private final SuiteAccess access;
    private Process process;
    private Instant startedAt;
    private Instant startAgainAt;
    private int restarts;
    private int endedInARow;

    ServiceChild(ServiceName name, SuiteSettings settings, DatabaseAccess database, SuiteAccess access) {
        this.name = name;
        this.settings = settings;
        this.database = database;
        this.access = access;
    }

    void start() throws IOException {
        if (startAgainAt != null) {
            restarts++;
            startAgainAt = null;
        }
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(settings.serviceOptions());
        command.add("-jar");
        command.add(settings.jar(name).toString());
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(logFile().toFile()));
        Map<String, String> environment = builder.environment();
        environment.put("DATABASE_URL", database.url());
        setUnlessEmpty(environment, "DATABASE_USER", database.user());
        setUnlessEmpty(environment, "DATABASE_PASSWORD", database.password());
        environment.put("PLAN_SERVICE_URL", settings.url(ServiceName.PLAN).toString());
        environment.put(
                "INDICATOR_SERVICE_URL", settings.url(ServiceName.INDICATOR).toString());
        environment.put("QUARKUS_HTTP_PORT", settings.ports().get(name).toString());
        environment.putIfAbsent("LOG_JSON", "false");
        environment.putAll(access.admit(name));
        process = builder.start();
        startedAt = Instant.now();
        LOG.log(
                System.Logger.Level.INFO,
                "started {0} as process {1,number,#} on port {2,number,#}",
                name.folder(),
                process.pid(),
                settings.ports().get(name));
    }

    StartedProcess process() {
        return StartedProcess.of(process.toHandle());
    }

    int restarts() {
        return restarts;
    }

    /// Whether it has ended by itself and its pause is over: 1 s after the first end, then twice as long each time, up
    /// to 30 s; one that ran well for a minute begins anew.
    boolean isDueToStartAgain() {
        if (process.isAlive()) {
            return false;
        }
        if (startAgainAt == null) {
            endedInARow = Duration.between(startedAt, Instant.now()).compareTo(WELL) > 0 ? 1 : endedInARow + 1;
            Duration pause = pauseAfter(endedInARow);
            startAgainAt = Instant.now().plus(pause);
            LOG.log(
                    System.Logger.Level.WARNING,
                    "{0} has ended by itself (exit code {1}); starting it again in {2} s, its log is {3}",
                    name.folder(),
                    process.exitValue(),
                    pause.toSeconds(),
                    settings.log(name.folder()));
        }
        return !Instant.now().isBefore(startAgainAt);
    }

    static Duration pauseAfter(int endedInARow) {
        Duration pause = Duration.ofSeconds(1L << Math.min(endedInARow - 1, 10));
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }

    void stop(Duration patience) {
        if (process != null && process.isAlive()) {
            LOG.log(System.Logger.Level.INFO, "stopping {0}", name.folder());
            process().end(patience);
        }
    }

    private Path logFile() throws IOException {
        Path log = settings.log(name.folder());
        if (Files.exists(log) && Files.size(log) > LARGEST_LOG) {
            Files.move(log, settings.log(name.folder() + ".old"), StandardCopyOption.REPLACE_EXISTING);
        }
        return log;
    }

    private static void setUnlessEmpty(Map<String, String> environment, String variable, String value) {
        if (!value.isEmpty()) {
            environment.put(variable, value);
        }
    }
}
