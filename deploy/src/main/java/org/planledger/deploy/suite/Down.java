package org.planledger.deploy.suite;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.planledger.deploy.Trouble;
import org.planledger.deploy.launch.Leftovers;
import org.planledger.deploy.launch.SuiteLock;
import org.planledger.deploy.process.Running;
import org.planledger.deploy.settings.ServiceName;
import org.planledger.deploy.settings.SuiteSettings;
import org.planledger.kernel.problem.Text;

/// Stops what runs: asks the launcher to end and waits until it has; what a killed launcher has left is ended too.
final class Down {
    private static final Duration LONGEST_STOP_OF_POSTGRES = Duration.ofMinutes(1);
    /// One after the other, and the database last.
    private static final long LONGEST_STOP_SECONDS = Arrays.stream(ServiceName.values())
            .map(ServiceName::longestStop)
            .reduce(LONGEST_STOP_OF_POSTGRES, Duration::plus)
            .toSeconds();

    private final SuiteSettings settings;
    private final Progress progress;

    Down(SuiteSettings settings, PrintStream out) {
        this.settings = settings;
        this.progress = new Progress(out, settings.language());
    }

    void run() throws InterruptedException {
        if (!SuiteLock.isTaken(settings.state())) {
            Leftovers.end(settings);
            progress.say(Text.of("没有启动器在运行", "no launcher is running"));
            return;
        }
        Optional<ProcessHandle> launcher = Running.read(settings.state())
                .flatMap(running -> running.launcher().find());
        if (launcher.isEmpty()) {
            throw new Trouble(Text.of("启动器正在启动，请稍后再试。", "The launcher is just starting; try again in a moment."));
        }
        progress.say(Text.of("正在停止服务和数据库……", "stopping the services and the database ..."));
        launcher.get().destroy();
        while (SuiteLock.isTaken(settings.state())) {
            if (progress.seconds() > LONGEST_STOP_SECONDS) {
                throw new Trouble(Text.of(
                        "启动器（进程 %d）没有在 %d 秒内结束，详情见 %s。",
                        "The launcher (process %d) has not ended within %d seconds; %s says more.",
                        launcher.get().pid(),
                        LONGEST_STOP_SECONDS,
                        settings.log("launcher")));
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
        progress.say(Text.of("已停止，数据保留", "stopped; the data is kept"));
    }
}
