package org.planledger.deploy.suite;

import java.io.PrintStream;
import java.util.Optional;
import org.planledger.deploy.database.LocalPostgres;
import org.planledger.deploy.http.Readiness;
import org.planledger.deploy.launch.Leftovers;
import org.planledger.deploy.launch.SuiteLock;
import org.planledger.deploy.process.Running;
import org.planledger.deploy.settings.ServiceName;
import org.planledger.deploy.settings.SuiteSettings;
import org.planledger.kernel.problem.Text;

/// What runs, under which number, on which port, and how it feels.
final class Status {
    private static final Text READY = new Text("就绪", "ready");
    private static final Text NOT_READY = new Text("未就绪", "not ready");
    private static final Text ENDED = new Text("未运行", "not running");

    private final SuiteSettings settings;
    private final PrintStream out;

    Status(SuiteSettings settings, PrintStream out) {
        this.settings = settings;
        this.out = out;
    }

    /// Prints it, and says whether everything is ready.
    boolean print() {
        Optional<Running> found = Running.read(settings.state());
        if (!SuiteLock.isTaken(settings.state()) || found.isEmpty()) {
            Text text = Leftovers.exist(settings)
                    ? Text.of(
                            "启动器已被终止，它启动的进程仍在运行：./suite up 会接管，./suite down 会停止。",
                            "The launcher was killed and what it started still runs: ./suite up takes over, ./suite down"
                                    + " stops it.")
                    : Text.of("没有运行。", "Nothing is running.");
            out.println(text.in(settings.language()));
            return false;
        }
        Running running = found.get();
        line("launcher", running.launcher().pid(), "-", READY);
        boolean ready = running.databasesReady();
        if (settings.usesEmbeddedPostgres()) {
            Optional<Long> server = LocalPostgres.findRunning(settings.state().resolve("postgres"))
                    .map(ProcessHandle::pid);
            ready &= server.isPresent();
            line(
                    "PostgreSQL",
                    server.<Object>map(pid -> pid).orElse("-"),
                    settings.postgresPort(),
                    ready ? READY : ENDED);
        }
        for (ServiceName name : ServiceName.values()) {
            Running.Service service = running.services().get(name.folder());
            if (service == null || service.process().find().isEmpty()) {
                line(name.folder(), "-", "-", ENDED);
                ready = false;
                continue;
            }
            try (Readiness readiness = new Readiness()) {
                boolean well = readiness.isReady(SuiteSettings.url(service.port()));
                line(name.folder(), service.process().pid(), service.port(), well ? READY : NOT_READY);
                ready &= well;
            }
        }
        return ready;
    }

    private void line(String process, Object pid, Object port, Text health) {
        out.printf("%-18s pid %-8s port %-6s %s%n", process, pid, port, health.in(settings.language()));
    }
}
