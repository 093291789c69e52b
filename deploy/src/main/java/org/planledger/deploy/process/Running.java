package org.planledger.deploy.process;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.planledger.deploy.settings.ServiceName;

/// What the launcher has started, written down so that other commands, and the launcher after this one, find it.
///
/// @param launcher the launcher itself
/// @param databasesReady whether the databases can be used
/// @param services what runs of each service, by its folder's name
public record Running(StartedProcess launcher, boolean databasesReady, Map<String, Service> services) {
    private static final ObjectMapper JSON = JsonMapper.builder().build();
    private static final String FILE = "running.json";

    /// A service that was started.
    ///
    /// @param process its present process
    /// @param port where it listens
    /// @param restarts how often it has ended by itself and was started again
    public record Service(StartedProcess process, int port, int restarts) {}

    /// The same with a service added or replaced.
    public Running with(ServiceName name, Service service) {
        Map<String, Service> changed = new TreeMap<>(services);
        changed.put(name.folder(), service);
        return new Running(launcher, databasesReady, changed);
    }

    public Running withDatabasesReady() {
        return new Running(launcher, true, services);
    }

    /// What was written last, if anything.
    public static Optional<Running> read(Path state) {
        try {
            return Optional.of(JSON.readValue(Files.readAllBytes(state.resolve(FILE)), Running.class));
        } catch (NoSuchFileException nothingRan) {
            return Optional.empty();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    public void write(Path state) {
        try {
            Path draft = Files.write(state.resolve(FILE + ".new"), JSON.writeValueAsBytes(this));
            Files.move(draft, state.resolve(FILE), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /// Forgets everything, once nothing runs any more.
    public static void forget(Path state) {
        try {
            Files.deleteIfExists(state.resolve(FILE));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
