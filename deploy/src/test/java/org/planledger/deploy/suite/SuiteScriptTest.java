package org.planledger.deploy.suite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The script `suite` over a project that is built already, with a Java that only notes whether the launcher
/// was called.
@Timeout(60)
class SuiteScriptTest {
    private static final String JAVA = """
            #!/bin/sh
            launched=$(dirname "$0")/launched
            case "$*" in
              *' running') exit 3 ;;
              *' launch') touch "$launched" ;;
              *' welcome')
                kill -0 "$SUITE_LAUNCHER" 2>/dev/null || [ -e "$launched" ] || exit 1
                [ -n "$SUITE_LAUNCHER" ] || exit 1
                for i in $(seq 400); do
                  [ -e "$launched" ] && exit 0
                  sleep 0.1
                done
                exit 1
                ;;
            esac
            """;

    @TempDir
    Path folder;

    /// What SUITE_STATE says; null when it is not set.
    private String state;

    @Test
    void upStartsTheLauncherWhenItIsCalledByARelativePathFromElsewhere() throws Exception {
        Path project = Files.createDirectory(folder.resolve("project"));
        Files.copy(Path.of("..", "suite"), project.resolve("suite"), StandardCopyOption.COPY_ATTRIBUTES);
        write("project/.suite/apps/launcher/launcher.jar", "");
        for (String service : new String[] {"plan", "indicator", "report"}) {
            write("project/.suite/apps/" + service + "-service/quarkus-run.jar", "");
        }
        write("project/.suite/built", "");
        write("jdk/bin/javac", "#!/bin/sh\necho javac 25.0.1\n");
        write("jdk/bin/java", JAVA);
        // As earlier versions have left them.
        for (String open : new String[] {"", "postgres", "logs", "access"}) {
            Path left = Files.createDirectories(project.resolve(".suite").resolve(open));
            Files.setPosixFilePermissions(left, PosixFilePermissions.fromString("rwxrwxrwx"));
        }

        ProcessBuilder up = new ProcessBuilder("project/suite", "up")
                .directory(folder.toFile())
                .redirectErrorStream(true);
        up.environment().put("JAVA_HOME", folder.resolve("jdk").toString());
        up.environment().remove("SUITE_STATE");
        Process process = up.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        String log = Files.readString(project.resolve(".suite/logs/launcher.log"));
        assertEquals(0, process.waitFor(), said + log);
        for (String closed : new String[] {"", "postgres", "logs", "apps"}) {
            Path folder = project.resolve(".suite").resolve(closed);
            assertEquals(PosixFilePermissions.fromString("rwx------"), Files.getPosixFilePermissions(folder), closed);
        }
        assertEquals(
                PosixFilePermissions.fromString("rwxrwxrwx"),
                Files.getPosixFilePermissions(project.resolve(".suite/access")),
                "the launcher refuses a key that others may have read, so it has to see that they could");
    }

    @ParameterizedTest
    @CsvSource({
        "up extra, up does not take \"extra\"",
        "up --yes, up does not take \"--yes\"",
        "down now please, down does not take \"now please\"",
        "status extra, status does not take \"extra\"",
        "logs launcher extra, logs does not take \"extra\"",
        "reset extra, reset does not take \"extra\"",
        "reset --yes extra, reset does not take \"extra\"",
        "help extra, help does not take \"extra\""
    })
    void wordsThatACommandDoesNotTakeAreRefusedWithOneSentence(String words, String sentence) throws Exception {
        Path project = Files.createDirectory(folder.resolve("project"));
        Files.copy(Path.of("..", "suite"), project.resolve("suite"), StandardCopyOption.COPY_ATTRIBUTES);
        write("jdk/bin/javac", "#!/bin/sh\necho javac 25.0.1\n");

        assertEquals(sentence + "; see ./suite help.\n", said(1, words.split(" ", -1)));
        assertFalse(Files.exists(project.resolve(".suite")));
    }

    @Test
    void tokenHandsItsWordsOnAndPrintsNothingElse() throws Exception {
        Path project = Files.createDirectory(folder.resolve("project"));
        Files.copy(Path.of("..", "suite"), project.resolve("suite"), StandardCopyOption.COPY_ATTRIBUTES);
        write("project/.suite/apps/launcher/launcher.jar", "");
        write("jdk/bin/javac", "#!/bin/sh\necho javac 25.0.1\n");
        write("jdk/bin/java", "#!/bin/sh\nwhile [ \"$1\" != token ]; do shift; done\nprintf '%s|' $LC_ALL \"$@\"\n");
        assertEquals(
                "C.UTF-8|token|--role|reporter|--unit|*|--name|Zhang San|",
                said(0, "token", "--role", "reporter", "--unit", "*", "--name", "Zhang San"));
    }

    @Test
    void tokenSaysThatThereIsNoSuiteYet() throws Exception {
        Path project = Files.createDirectory(folder.resolve("project"));
        Files.copy(Path.of("..", "suite"), project.resolve("suite"), StandardCopyOption.COPY_ATTRIBUTES);
        write("jdk/bin/javac", "#!/bin/sh\necho javac 25.0.1\n");
        assertEquals(
                "There is no key to mint tokens with yet: run ./suite up first.\n",
                said(1, "token", "--role", "viewer"));
        assertFalse(Files.exists(project.resolve(".suite")));
    }

    @Test
    void testRunsMavenAndWithAllTheFuzzerAfterIt() throws Exception {
        Path project = Files.createDirectory(folder.resolve("project"));
        Files.copy(Path.of("..", "suite"), project.resolve("suite"), StandardCopyOption.COPY_ATTRIBUTES);
        write("jdk/bin/javac", "#!/bin/sh\necho javac 25.0.1\n");
        write("project/mvnw", "#!/bin/sh\necho \"$@\"\n");
        write("project/deploy/fuzz/fuzz.py", "import os\nprint('fuzzed beside', os.environ['SUITE_STATE'])\n");
        assertEquals("-B -ntp verify -o\n", said(0, "test", "-o"));
        assertEquals(
                "-B -ntp -Pkeycloak verify -o\nfuzzed beside " + project.toRealPath() + "/.suite\n",
                said(0, "test", "--all", "-o"));
        write("project/mvnw", "#!/bin/sh\necho \"$@\"\nexit 1\n");
        assertEquals("-B -ntp -Pkeycloak verify\n", said(1, "test", "--all"));
    }

    @Test
    void resetLeavesAFolderAloneThatIsNoneOfASuite() throws Exception {
        Path project = Files.createDirectory(folder.resolve("project"));
        Files.copy(Path.of("..", "suite"), project.resolve("suite"), StandardCopyOption.COPY_ATTRIBUTES);
        write("jdk/bin/javac", "#!/bin/sh\necho javac 25.0.1\n");
        Path others = Files.createDirectory(folder.resolve("others"));
        state = others.toString();
        assertEquals(
                "SUITE_STATE names " + others + ", which is no folder of a suite: it is left alone.\n",
                said(1, "reset", "--yes"));
        assertTrue(Files.exists(others));
    }

    /// Only root can give a folder to somebody else.
    @Test
    @EnabledIf("isRoot")
    void aFolderOfSomebodyElseIsNotRunFrom() throws Exception {
        Path project = Files.createDirectory(folder.resolve("project"));
        Files.copy(Path.of("..", "suite"), project.resolve("suite"), StandardCopyOption.COPY_ATTRIBUTES);
        write("jdk/bin/javac", "#!/bin/sh\necho javac 25.0.1\n");
        write("jdk/bin/java", "#!/bin/sh\necho run\n");
        write("project/.suite/apps/launcher/launcher.jar", "");
        write("project/.suite/postgres/PG-1/bin/postgres", "");
        Path binaries = project.resolve(".suite/postgres/PG-1");
        Files.setAttribute(binaries, "unix:uid", 65534);
        assertEquals(
                project.toRealPath() + "/.suite/postgres/PG-1 belongs to another user: find out where it comes from,"
                        + " delete it and try again.\n",
                said(1, "up"));

        Files.setAttribute(project.resolve(".suite"), "unix:uid", 65534);
        for (String command : new String[] {"up", "down", "status", "token", "console", "reset", "bench"}) {
            assertEquals(
                    project.toRealPath() + "/.suite belongs to another user: let that user run this, or let"
                            + " SUITE_STATE name a folder of your own.\n",
                    said(1, command));
        }
    }

    static boolean isRoot() throws IOException {
        return Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0);
    }

    private String said(int code, String... words) throws Exception {
        List<String> command = new ArrayList<>(List.of("project/suite"));
        command.addAll(List.of(words));
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().put("JAVA_HOME", folder.resolve("jdk").toString());
        builder.environment().remove("LC_ALL");
        builder.environment().remove("MAVEN_REPO");
        builder.environment().remove("SUITE_STATE");
        if (state != null) {
            builder.environment().put("SUITE_STATE", state);
        }
        builder.environment().put("LC_MESSAGES", "en_GB.UTF-8");
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(code, process.waitFor(), said);
        return said;
    }

    private void write(String path, String text) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        if (!file.toFile().setExecutable(true)) {
            throw new IOException(file + " cannot be made executable");
        }
    }
}
