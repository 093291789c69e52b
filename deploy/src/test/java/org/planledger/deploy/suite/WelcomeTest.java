package org.planledger.deploy.suite;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.planledger.deploy.Trouble;
import org.planledger.deploy.settings.SuiteSettings;

@Timeout(60)
class WelcomeTest {
    @TempDir
    Path state;

    @Test
    void aLauncherThatTakesItsTimeIsWaitedForUntilItEnds() throws Exception {
        Process launcher = new ProcessBuilder("sleep", "600").start();
        SuiteSettings settings = SuiteSettings.read(state, state, Map.of());
        Welcome welcome = new Welcome(
                settings, OptionalLong.of(launcher.pid()), new PrintStream(OutputStream.nullOutputStream()));
        CompletableFuture<Void> said = CompletableFuture.runAsync(() -> {
            try {
                welcome.run();
            } catch (InterruptedException interrupted) {
                throw new IllegalStateException(interrupted);
            }
        });
        // Longer than a launcher takes on an idle machine.
        for (int moment = 0; moment < 80 && !said.isDone(); moment++) {
            TimeUnit.MILLISECONDS.sleep(100);
        }
        boolean gaveUp = said.isDone();
        launcher.destroyForcibly().onExit().join();
        Throwable ended = assertThrows(ExecutionException.class, said::get).getCause();
        assertTrue(ended instanceof Trouble, ended.toString());
        assertTrue(!gaveUp, "it was waited for");
    }
}
