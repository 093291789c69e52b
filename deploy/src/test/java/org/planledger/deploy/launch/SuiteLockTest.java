package org.planledger.deploy.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
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

    /// Takes the lock of the folder given and gives it back, again and again.
    static final class Taker {
        public static void main(String[] arguments) throws Exception {
            for (int time = 0; time < 200; time++) {
                SuiteLock.take(Path.of(arguments[0])).close();
            }
        }
    }

    @Test
    void askingWhetherItIsTakenKeepsNobodyFromTakingIt() throws Exception {
        Process taker = start(Taker.class);
        while (taker.isAlive()) {
            SuiteLock.isTaken(state);
        }
        assertEquals(0, taker.exitValue());
    }

    @Test
    void anotherProcessSeesTheLockUntilItsHolderIsKilled() throws Exception {
        assertFalse(SuiteLock.isTaken(state));
        Process holder = start(Holder.class);
        try (BufferedReader says =
                new BufferedReader(new InputStreamReader(holder.getInputStream(), StandardCharsets.UTF_8))) {
            assertTrue(says.readLine().startsWith("taken"));
            assertTrue(SuiteLock.isTaken(state));
        } finally {
            holder.destroyForcibly().onExit().join();
        }
        assertFalse(SuiteLock.isTaken(state));
    }

    private Process start(Class<?> program) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        program.getName(),
                        state.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }
}
