package org.planledger.deploy.suite;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.planledger.deploy.Trouble;
import org.planledger.deploy.access.ConsoleLink;
import org.planledger.deploy.access.TokenCommand;
import org.planledger.deploy.launch.Launcher;
import org.planledger.deploy.launch.SuiteLock;
import org.planledger.deploy.reading.ReadCommand;
import org.planledger.deploy.settings.SuiteSettings;
import org.planledger.kernel.problem.Text;
import sun.misc.Signal;

/// The program behind `./suite`. Its first argument is what to do, and those after it are for `token`,
/// `console` and `read`; the system property `suite.project` names the project's folder, `suite.state` the
/// folder for everything that is written.
public final class Suite {
    private static final int WRONG = 1;
    private static final int NOT_RUNNING = 3;

    private Suite() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path project = Path.of(System.getProperty("suite.project", "."))
                .toAbsolutePath()
                .normalize();
        Path state = Path.of(
                System.getProperty("suite.state", project.resolve(".suite").toString()));
        SuiteSettings settings = null;
        try {
            settings = SuiteSettings.read(project, state, System.getenv());
            List<String> words = List.of(arguments);
            System.exit(run(words.getFirst(), words.subList(1, words.size()), settings));
        } catch (Trouble trouble) {
            System.err.println(
                    trouble.in(settings == null ? SuiteSettings.languageOf(System.getenv()) : settings.language()));
            System.exit(WRONG);
        }
    }

    private static int run(String command, List<String> words, SuiteSettings settings)
            throws IOException, InterruptedException {
        return switch (command) {
            case "launch" -> {
                Launcher launcher = new Launcher(settings);
                // Not a shutdown hook: those run all at once, and PostgreSQL has to outlive the services.
                Signal.handle(new Signal("TERM"), signal -> launcher.askToStop());
                Signal.handle(new Signal("INT"), signal -> launcher.askToStop());
                launcher.run();
                yield 0;
            }
            case "running" -> SuiteLock.isTaken(settings.state()) ? 0 : NOT_RUNNING;
            case "welcome" -> {
                new Welcome(settings, startedLauncher(System.getenv()), System.out).run();
                yield 0;
            }
            case "status" -> new Status(settings, System.out).print() ? 0 : NOT_RUNNING;
            case "down" -> {
                new Down(settings, System.out).run();
                yield 0;
            }
            case "token" -> {
                TokenCommand.run(words, settings, System.out);
                yield 0;
            }
            case "console" -> {
                System.out.println(ConsoleLink.of(words, settings));
                yield 0;
            }
            case "read" -> {
                new ReadCommand(settings, System.out).run(words);
                yield 0;
            }
            default -> throw new Trouble(Text.of("未知命令：%s。", "Unknown command: %s.", command));
        };
    }

    /// The process number of the launcher that the script has started, when it has.
    private static OptionalLong startedLauncher(Map<String, String> environment) {
        String number = environment.getOrDefault("SUITE_LAUNCHER", "");
        return number.isEmpty() ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(number));
    }
}
