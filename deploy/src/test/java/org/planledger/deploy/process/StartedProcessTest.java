package org.planledger.deploy.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.planledger.deploy.settings.ServiceName;

class StartedProcessTest {
    @TempDir
    Path state;

    @Test
    void aStrangerThatGotTheSameNumberIsNotOurs() throws Exception {
        Process process = new ProcessBuilder("sleep", "60").start();
        StartedProcess ours = StartedProcess.of(process.toHandle());
        StartedProcess earlier = new StartedProcess(ours.pid(), ours.startedAt() - 10_000);
        assertTrue(ours.find().isPresent());
        assertTrue(earlier.find().isEmpty());
        earlier.end(Duration.ofSeconds(1));
        assertTrue(process.isAlive());
        ours.end(Duration.ofSeconds(10));
        assertFalse(process.isAlive());
    }

    @Test
    void aProcessIsTheSameWhenTheClockWasSetRightSinceItsStart() {
        StartedProcess now = StartedProcess.of(ProcessHandle.current());
        assertTrue(new StartedProcess(now.pid(), now.startedAt() - 1_000).find().isPresent());
        assertTrue(new StartedProcess(now.pid(), now.startedAt() + 1_000).find().isPresent());
    }

    @Test
    void whatRunsIsReadAsItWasWritten() {
        Running running = new Running(new StartedProcess(1, 2), false, Map.of())
                .withDatabasesReady()
                .with(ServiceName.PLAN, new Running.Service(new StartedProcess(3, 4), 8081, 1));
        running.write(state);
        assertEquals(Optional.of(running), Running.read(state));
        Running.forget(state);
        assertEquals(Optional.empty(), Running.read(state));
    }
}
