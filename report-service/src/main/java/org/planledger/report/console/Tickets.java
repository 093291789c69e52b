package org.planledger.report.console;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.planledger.kernel.access.Ticket;

/// The tickets that wait for whoever enters the console with them. Each is a file, made by the local launcher, that
/// holds the token; whoever takes it away first has it, and nobody after.
@ApplicationScoped
class Tickets {
    private final Optional<Path> folder;
    private final InstantSource clock;

    @Inject
    Tickets(ConsoleConfig config) {
        this(config.tickets(), InstantSource.system());
    }

    Tickets(Optional<Path> folder, InstantSource clock) {
        this.folder = folder;
        this.clock = clock;
    }

    /// Takes the token that a ticket stands for.
    ///
    /// @return empty when there is no such ticket, or it was taken before, or it is too old
    /// @throws UncheckedIOException when its file can be read by the service and not taken away
    Optional<String> take(String ticket) {
        return folder.flatMap(tickets -> take(Ticket.file(tickets, ticket)));
    }

    private Optional<String> take(Path file) {
        try {
            Instant end = Files.getLastModifiedTime(file).toInstant().plus(Ticket.COUNTS);
            String token = Files.readString(file);
            Files.delete(file);
            return clock.instant().isBefore(end) ? Optional.of(token) : Optional.empty();
        } catch (NoSuchFileException takenOrNone) {
            return Optional.empty();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
