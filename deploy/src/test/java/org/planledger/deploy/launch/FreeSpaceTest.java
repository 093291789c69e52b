package org.planledger.deploy.launch;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.planledger.deploy.Trouble;

class FreeSpaceTest {
    @TempDir
    Path state;

    @Test
    void aFullDiskIsRecognisedInTheCauseOfAFailure() {
        IOException failure = new IOException("cannot start", new IOException("write: No space left on device"));
        assertThrows(Trouble.class, () -> FreeSpace.explain(failure, state.resolve("logs/postgres.log")));
    }

    @Test
    void aFullDiskIsRecognisedInTheLogOfPostgres() throws IOException {
        Path log = Files.createDirectories(state.resolve("logs")).resolve("postgres.log");
        Files.writeString(log, "FATAL: could not write lock file: No space left on device\n");
        assertThrows(Trouble.class, () -> FreeSpace.explain(new IOException("ended"), log));
    }

    @Test
    void otherFailuresAreLeftToTheCaller() {
        assertDoesNotThrow(() -> FreeSpace.explain(new IOException("ended"), state.resolve("logs/postgres.log")));
    }
}
