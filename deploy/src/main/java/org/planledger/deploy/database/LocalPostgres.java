package org.planledger.deploy.database;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import io.zonky.test.db.postgres.embedded.PgBinaryResolver;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.planledger.deploy.OwnerOnly;
import org.planledger.deploy.settings.DatabaseAccess;

/// The embedded PostgreSQL with data that is kept: it outlives `down`, `up` and a sudden end of any process. It lets in
/// whoever knows its password, and by TCP alone.
///
/// Nobody else may use the folder at the same time; the launcher's lock sees to that.
public final class LocalPostgres implements AutoCloseable {
    private static final int TRIES = 3;
    private static final Duration LONGEST_START = Duration.ofSeconds(30);
    private static final Duration LONGEST_END = Duration.ofSeconds(60);
    private static final Duration CLOCK_DIFFERENCE = Duration.ofSeconds(10);

    private final Path folder;
    private final Path data;
    private final Path log;
    private final int port;
    private final Duration longestStart;
    private final PasswordOnly access;
    private final PgBinaryResolver binaries = new OwnBinaries();
    private EmbeddedPostgres server;
    private ProcessHandle postmaster;

    private LocalPostgres(Path folder, Path log, int port, Duration longestStart) {
        this.folder = folder;
        this.data = folder.resolve("data");
        this.log = log;
        this.port = port;
        this.longestStart = longestStart;
        this.access = new PasswordOnly(folder, log);
    }

    /// Starts the server over the folder's data, or over new data when the folder has none yet. A server that was left
    /// running over the same data, because its launcher was killed, is ended first.
    ///
    /// @param folder holds the data, the unpacked binaries and the password, for its owner alone
    /// @param log where PostgreSQL writes
    /// @param port on 127.0.0.1
    public static LocalPostgres start(Path folder, Path log, int port) throws IOException, SQLException {
        return start(folder, log, port, LONGEST_START);
    }

    static LocalPostgres start(Path folder, Path log, int port, Duration longestStart)
            throws IOException, SQLException {
        LocalPostgres postgres = new LocalPostgres(folder, log, port, longestStart);
        postgres.start();
        return postgres;
    }

    /// Ends a server that still runs over the folder's data, if there is one.
    public static void endLeftover(Path folder) {
        findRunning(folder).ifPresent(LocalPostgres::endPostmaster);
    }

    /// The server that runs over the folder's data, if there is one.
    public static Optional<ProcessHandle> findRunning(Path folder) {
        return findPostmaster(folder.resolve("data"));
    }

    /// Makes the database unless it exists.
    public void createDatabase(String name) throws SQLException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            try (ResultSet existing =
                    statement.executeQuery("select 1 from pg_database where datname = '" + name + "'")) {
                if (existing.next()) {
                    return;
                }
            }
            statement.execute("create database " + name + " template template0 encoding 'UTF8'");
        }
    }

    /// How to reach a database of the server.
    public DatabaseAccess access(String database) throws IOException {
        return new DatabaseAccess(
                "jdbc:postgresql://127.0.0.1:" + port + "/" + database, PasswordOnly.USER, access.password());
    }

    public boolean isAlive() {
        return postmaster.isAlive();
    }

    /// Starts it again after it has ended by itself.
    public void restart() throws IOException, SQLException {
        server.close();
        start();
    }

    /// Stops it; what was committed is on disk.
    @Override
    public void close() throws IOException {
        server.close();
        if (postmaster.isAlive()) {
            endPostmaster(postmaster);
        }
    }

    /// Tries some times; an attempt that fails leaves no server behind.
    private void start() throws IOException, SQLException {
        for (int attempt = 1; ; attempt++) {
            endLeftover(folder);
            removeWhatWasNeverFinished();
            try {
                startOnce();
                return;
            } catch (IOException | SQLException | IllegalStateException failed) {
                endLeftover(folder);
                if (attempt == TRIES) {
                    throw failed;
                }
                pause();
            }
        }
    }

    private void startOnce() throws IOException, SQLException {
        // A lock left by a failed attempt of this same process would be in the way; the launcher holds the real one.
        Files.deleteIfExists(data.resolve("epg-lock"));
        try {
            server = server(access.password()).start();
        } catch (UncheckedIOException failed) {
            throw failed.getCause();
        }
        postmaster = findPostmaster(data)
                .orElseThrow(() -> new IOException("PostgreSQL answers, but not from the data in " + data));
        requireOn("fsync");
        requireOn("synchronous_commit");
        if (Files.notExists(finished())) {
            Files.createFile(finished());
        }
    }

    private EmbeddedPostgres.Builder server(String password) {
        return EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setOverrideWorkingDirectory(folder.toFile())
                .setPgBinaryResolver(binaries)
                .setPort(port)
                .setPGStartupWait(longestStart)
                .setLocaleConfig("locale", "C")
                .setServerConfig("listen_addresses", "127.0.0.1")
                // A socket of the usual kind would lie in /tmp.
                .setServerConfig("unix_socket_directories", "")
                .setServerConfig("max_connections", "200")
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setConnectConfig("password", password)
                .setDataDirectoryCustomizer(made -> beforeItStarts())
                .setOutputRedirector(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .setErrorRedirector(ProcessBuilder.Redirect.appendTo(log.toFile()));
    }

    /// The data is there by now, and no server runs yet.
    private void beforeItStarts() {
        try {
            // Whoever has unpacked the binaries has opened the folder to everybody.
            OwnerOnly.closeFolder(folder);
            access.require(data);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void requireOn(String setting) throws SQLException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery("show " + setting)) {
            answer.next();
            if (!answer.getString(1).equals("on")) {
                throw new SQLException("PostgreSQL runs with " + setting + "=" + answer.getString(1)
                        + "; acknowledged data could be lost");
            }
        }
    }

    /// Binaries half unpacked and data half made are of no use to anybody, and would stand in the way.
    private void removeWhatWasNeverFinished() throws IOException {
        OwnerOnly.createFolder(folder);
        OwnerOnly.closeFolder(folder);
        if (Files.exists(data) && Files.notExists(finished())) {
            removeAll(data);
        }
        try (Stream<Path> entries = Files.list(folder)) {
            List<Path> halfUnpacked = entries.filter(
                            entry -> entry.getFileName().toString().startsWith("PG-"))
                    .filter(entry -> Files.notExists(entry.resolve(".exists")))
                    .toList();
            for (Path binaries : halfUnpacked) {
                removeAll(binaries);
            }
        }
    }

    private Path finished() {
        return folder.resolve("data-complete");
    }

    private static void removeAll(Path path) throws IOException {
        try (Stream<Path> entries = Files.walk(path)) {
            for (Path entry : entries.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(entry);
            }
        }
    }

    /// The server that runs over the data, by the file that PostgreSQL keeps there: its number and its start. A file
    /// that is not written to its end yet, or that a full disk has kept from it, names no server.
    private static Optional<ProcessHandle> findPostmaster(Path data) {
        try {
            List<String> lines = Files.readAllLines(data.resolve("postmaster.pid"));
            if (lines.size() < 3) {
                return Optional.empty();
            }
            Instant started = Instant.ofEpochSecond(Long.parseLong(lines.get(2).trim()));
            return ProcessHandle.of(Long.parseLong(lines.get(0).trim()))
                    .filter(ProcessHandle::isAlive)
                    .filter(process -> process.info()
                            .startInstant()
                            .filter(start ->
                                    Duration.between(start, started).abs().compareTo(CLOCK_DIFFERENCE) < 0)
                            .isPresent());
        } catch (NoSuchFileException | NumberFormatException nothingRuns) {
            return Optional.empty();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /// Ends it the fast way: SIGINT makes PostgreSQL close its sessions and write a checkpoint.
    private static void endPostmaster(ProcessHandle postmaster) {
        try {
            new ProcessBuilder("sh", "-c", "kill -INT " + postmaster.pid())
                    .start()
                    .waitFor();
            postmaster.onExit().get(LONGEST_END.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (ExecutionException | TimeoutException failed) {
            throw new IllegalStateException("PostgreSQL (process " + postmaster.pid() + ") does not end", failed);
        }
    }

    private static void pause() {
        try {
            TimeUnit.SECONDS.sleep(1);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /// The usual binaries. Those of one resolver are unpacked once for all servers of a process, wherever their folders
    /// are; those of this server lie in its own folder.
    private static final class OwnBinaries implements PgBinaryResolver {
        @Override
        public InputStream getPgBinary(String system, String machine) throws IOException {
            return DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(system, machine);
        }
    }
}
