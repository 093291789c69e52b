package org.planledger.deploy.launch;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SuiteLockTest {
    @TempDir
    Path state;

    /// Holds the lock of the folder given, says so, and waits to be ended.
    static final class Holder {
        public static void main(String[] arguments) throws Exception {
            try (SuiteLock lock = SuiteLock.take(Path.of(arguments[0]))) {
                System.out.println(lock == null ? "" : "taken");
                System.in.read();
            }
        }
    }

    @Test
    void anotherProcessSeesTheLockUntilItsHolderIsKilled() throws Exception {
        assertFalse(SuiteLock.isTaken(state));
        Process holder = startHolder();
        try (BufferedReader says =
                new BufferedReader(new InputStreamReader(holder.getInputStream(), StandardCharsets.UTF_8))) {
            assertTrue(says.readLine().startsWith("taken"));
            assertTrue(SuiteLock.isTaken(state));
        } finally {
            holder.destroyForcibly().onExit().join();
        }
        assertFalse(SuiteLock.isTaken(state));
    }

    private Process startHolder() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Holder.class.getName(),
                        state.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }
}
