package org.planledger.deploy.launch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.planledger.deploy.Trouble;
import org.planledger.deploy.access.SuiteAccess;
import org.planledger.deploy.database.LocalPostgres;
import org.planledger.deploy.process.Running;
import org.planledger.deploy.process.StartedProcess;
import org.planledger.deploy.settings.DatabaseAccess;
import org.planledger.deploy.settings.ServiceName;
import org.planledger.deploy.settings.SuiteSettings;
import org.planledger.kernel.problem.Text;

/// Starts PostgreSQL and the three services, starts again what ends by itself, and stops all of it in order
/// when it is asked to end.
public final class Launcher {
    private static final System.Logger LOG = System.getLogger("launcher");
    private static final String FAILURE_FILE = "failure";

    private final SuiteSettings settings;
    private final CountDownLatch asked = new CountDownLatch(1);
    private final Map<ServiceName, ServiceChild> children = new EnumMap<>(ServiceName.class);
    private SuiteAccess access;
    private LocalPostgres postgres;
    private Running running;
    private boolean isWrittenDown = true;

    public Launcher(SuiteSettings settings) {
        this.settings = settings;
    }

    /// Asks the launcher to stop everything and return.
    public void askToStop() {
        asked.countDown();
    }

    /// Runs until it is asked to stop.
    ///
    /// @throws Trouble when it cannot start; its sentence is also left where [#failure(SuiteSettings)] finds it
    public void run() throws IOException, InterruptedException {
        Files.createDirectories(settings.state().resolve("logs"));
        try (SuiteLock lock = SuiteLock.take(settings.state())) {
            Files.deleteIfExists(settings.state().resolve(FAILURE_FILE));
            try {
                start();
                supervise();
            } catch (Trouble trouble) {
                Files.writeString(settings.state().resolve(FAILURE_FILE), trouble.in(settings.language()));
                throw trouble;
            } finally {
                stop();
            }
        }
    }

    /// Why the last start failed, or an empty text.
    public static String failure(SuiteSettings settings) {
        try {
            Path file = settings.state().resolve(FAILURE_FILE);
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException unreadable) {
            return "";
        }
    }

    private void start() throws IOException, InterruptedException {
        Leftovers.end(settings);
        FreeSpace.require(settings.state());
        requireJars();
        access = SuiteAccess.prepare(settings);
        for (ServiceName service : ServiceName.values()) {
            Ports.requireFree(settings.ports().get(service), service.folder(), service.portVariable());
        }
        running = new Running(StartedProcess.of(ProcessHandle.current()), false, Map.of());
        running.write(settings.state());
        Map<ServiceName, DatabaseAccess> databases =
                settings.usesEmbeddedPostgres() ? startPostgres() : settings.external();
        running = running.withDatabasesReady();
        running.write(settings.state());
        for (ServiceName service : ServiceName.values()) {
            children.put(service, new ServiceChild(service, settings, databases.get(service), access));
            startChild(service);
        }
    }

    private Map<ServiceName, DatabaseAccess> startPostgres() {
        Ports.requireFree(settings.postgresPort(), "PostgreSQL", "POSTGRES_PORT");
        LOG.log(System.Logger.Level.INFO, "starting PostgreSQL on port {0,number,#}", settings.postgresPort());
        try {
            postgres = LocalPostgres.start(
                    settings.state().resolve("postgres"), settings.log("postgres"), settings.postgresPort());
            Map<ServiceName, DatabaseAccess> databases = new EnumMap<>(ServiceName.class);
            for (ServiceName service : ServiceName.values()) {
                postgres.createDatabase(service.database());
                databases.put(service, postgres.access(service.database()));
            }
            return databases;
        } catch (IOException | SQLException | IllegalStateException failed) {
            FreeSpace.explain(failed, settings.log("postgres"));
            throw new Trouble(
                    Text.of(
                            "内嵌 PostgreSQL 启动失败，原因见 %s。",
                            "The embedded PostgreSQL does not start; %s says why.", settings.log("postgres")),
                    failed);
        }
    }

    private void requireJars() {
        for (ServiceName service : ServiceName.values()) {
            if (Files.notExists(settings.jar(service))) {
                throw new Trouble(Text.of(
                        "缺少 %s：请运行 ./suite up，它会先构建。",
                        "%s is missing: run ./suite up, which builds it first.", settings.jar(service)));
            }
        }
    }

    private void startChild(ServiceName service) throws IOException {
        ServiceChild child = children.get(service);
        child.start();
        running = running.with(
                service, new Running.Service(child.process(), settings.ports().get(service), child.restarts()));
        isWrittenDown = false;
        writeDown();
    }

    private void writeDown() {
        running.write(settings.state());
        isWrittenDown = true;
    }

    private void supervise() throws InterruptedException {
        while (!asked.await(500, TimeUnit.MILLISECONDS)) {
            if (postgres != null && !postgres.isAlive()) {
                restartPostgres();
            }
            for (ServiceName service : ServiceName.values()) {
                if (children.get(service).isDueToStartAgain()) {
                    startAgain(service);
                }
            }
            if (!isWrittenDown) {
                writeDownIfPossible();
            }
            renewTokens();
        }
    }

    /// What cannot be done now, as on a full disk, is tried again: whatever else runs goes on meanwhile.
    private void startAgain(ServiceName service) {
        try {
            startChild(service);
        } catch (IOException | UncheckedIOException failed) {
            LOG.log(
                    System.Logger.Level.ERROR,
                    service.folder() + " could not be started again, or not be written down; trying again",
                    failed);
        }
    }

    private void writeDownIfPossible() {
        try {
            writeDown();
        } catch (UncheckedIOException failed) {
            LOG.log(System.Logger.Level.DEBUG, "what runs could not be written down", failed);
        }
    }

    private void renewTokens() {
        try {
            access.keepFresh();
        } catch (IOException failed) {
            LOG.log(System.Logger.Level.ERROR, "the tokens of the services could not be renewed; trying again", failed);
        }
    }

    private void restartPostgres() throws InterruptedException {
        LOG.log(System.Logger.Level.WARNING, "PostgreSQL has ended; starting it again");
        try {
            postgres.restart();
            LOG.log(System.Logger.Level.INFO, "PostgreSQL runs again");
        } catch (IOException | UncheckedIOException | SQLException | IllegalStateException failed) {
            LOG.log(System.Logger.Level.ERROR, "PostgreSQL does not start again; the next attempt is in 10 s", failed);
            asked.await(10, TimeUnit.SECONDS);
        }
    }

    /// The follower first, then those it follows, then the database under them.
    private void stop() throws IOException {
        for (ServiceName service : List.of(ServiceName.REPORT, ServiceName.INDICATOR, ServiceName.PLAN)) {
            if (children.containsKey(service)) {
                children.get(service).stop(service.longestStop());
            }
        }
        if (postgres != null) {
            postgres.close();
        }
        Running.forget(settings.state());
    }
}
