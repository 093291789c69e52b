package org.planledger.deploy.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.planledger.deploy.settings.DatabaseAccess;

class LocalPostgresIT {
    @TempDir
    Path folder;

    @Test
    void dataSurvivesStopsAndKills() throws Exception {
        int port = freePort();
        try (LocalPostgres postgres = start(port)) {
            postgres.createDatabase("plan");
            postgres.createDatabase("plan");
            execute(postgres, "create table kept (n int)");
            execute(postgres, "insert into kept values (1)");
        }
        assertTrue(LocalPostgres.findRunning(folder).isEmpty());

        try (LocalPostgres postgres = start(port)) {
            execute(postgres, "insert into kept values (2)");
            ProcessHandle server = LocalPostgres.findRunning(folder).orElseThrow();
            server.destroyForcibly();
            server.onExit().join();
            assertFalse(postgres.isAlive());
            postgres.restart();
            execute(postgres, "insert into kept values (3)");
            assertEquals(6, sum(postgres));
        }
    }

    @Test
    void aServerLeftByAKilledLauncherIsEndedAndItsDataTakenOver() throws Exception {
        int port = freePort();
        Process launcher = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Abandoned.class.getName(),
                        folder.toString(),
                        String.valueOf(port))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("abandoned.log").toFile())
                .start();
        while (launcher.isAlive() && Files.notExists(folder.resolve("abandoned"))) {
            TimeUnit.MILLISECONDS.sleep(20);
        }
        launcher.destroyForcibly().onExit().join();
        ProcessHandle left = LocalPostgres.findRunning(folder).orElseThrow();

        try (LocalPostgres postgres = start(port)) {
            assertFalse(left.isAlive());
            assertEquals(7, sum(postgres));
        }
    }

    @Test
    void aServerThatDoesNotBecomeReadyIsEnded() throws Exception {
        int port = freePort();
        try (LocalPostgres postgres = start(port)) {
            postgres.createDatabase("plan");
            execute(postgres, "create table kept as select 7 as n");
        }
        Path password = folder.resolve("password");
        String usual = Files.readString(password);
        Files.writeString(password, "another");
        assertThrows(
                IOException.class,
                () -> LocalPostgres.start(folder, folder.resolve("postgres.log"), port, Duration.ofSeconds(1)));
        assertTrue(LocalPostgres.findRunning(folder).isEmpty());

        Files.writeString(password, usual);
        try (LocalPostgres postgres = start(port)) {
            assertEquals(7, sum(postgres));
        }
    }

    @Test
    void nobodyGetsInWithoutThePassword() throws Exception {
        try (LocalPostgres postgres = start(freePort())) {
            DatabaseAccess access = postgres.access("postgres");
            assertEquals(access.password() + "\n", Files.readString(folder.resolve("password")));
            assertTrue(access.password().matches("[0-9a-f]{64}"));
            refuse(access.url(), "postgres", null);
            refuse(access.url(), "postgres", "postgres");

            postgres.createDatabase("plan");
            execute(postgres, "create role another superuser login password 'known'");
            refuse(access.url(), "another", "known");
            assertFalse(Files.readString(folder.resolve("postgres.log")).contains(access.password()));
            assertEquals("", setting(postgres, "unix_socket_directories"));
        }
    }

    @Test
    void theFolderAndThePasswordAreForTheirOwnerAlone() throws Exception {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
        try (LocalPostgres postgres = start(freePort())) {
            assertTrue(postgres.isAlive());
            assertEquals("rwx------", permissions(folder));
            assertEquals("rwx------", permissions(folder.resolve("data")));
            assertEquals("rw-------", permissions(folder.resolve("password")));
        }
    }

    /// As earlier versions have left it, and even without having been stopped.
    @Test
    void dataThatTrustedWhoeverReachedItIsKeptAndNeedsThePasswordFromNowOn() throws Exception {
        int port = freePort();
        EmbeddedPostgres trusting = EmbeddedPostgres.builder()
                .setDataDirectory(folder.resolve("data"))
                .setCleanDataDirectory(false)
                .setOverrideWorkingDirectory(folder.toFile())
                .setPort(port)
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .start();
        Files.createFile(folder.resolve("data-complete"));
        try (Connection connection = trusting.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create database plan");
        }
        try (Connection connection = trusting.getDatabase("postgres", "plan").getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create table kept as select 7 as n");
        }
        ProcessHandle server = LocalPostgres.findRunning(folder).orElseThrow();
        server.destroyForcibly();
        server.onExit().join();

        String password;
        try (LocalPostgres postgres = start(port)) {
            assertEquals(7, sum(postgres));
            DatabaseAccess access = postgres.access("plan");
            refuse(access.url(), "postgres", null);
            password = access.password();
        }
        try (LocalPostgres postgres = start(port)) {
            assertEquals(7, sum(postgres));
            assertEquals(password, postgres.access("plan").password());
        }

        Files.delete(folder.resolve("password"));
        try (LocalPostgres postgres = start(port)) {
            assertEquals(7, sum(postgres), "a password that was lost is made anew");
            assertNotEquals(password, postgres.access("plan").password());
            refuse(postgres.access("plan").url(), "postgres", password);
        }
    }

    @Test
    void aHalfWrittenFileOfTheServerNamesNoServer() throws IOException {
        Path file = Files.createDirectories(folder.resolve("data")).resolve("postmaster.pid");
        Files.writeString(file, "");
        assertTrue(LocalPostgres.findRunning(folder).isEmpty());
        Files.writeString(file, ProcessHandle.current().pid() + "\n/data\n\n");
        assertTrue(LocalPostgres.findRunning(folder).isEmpty());
        LocalPostgres.endLeftover(folder);
    }

    /// Starts a server, writes to it, says so by a file, and waits to be killed.
    static final class Abandoned {
        public static void main(String[] arguments) throws Exception {
            Path folder = Path.of(arguments[0]);
            LocalPostgres postgres =
                    LocalPostgres.start(folder, folder.resolve("postgres.log"), Integer.parseInt(arguments[1]));
            postgres.createDatabase("plan");
            execute(postgres, "create table kept as select 7 as n");
            Files.createFile(folder.resolve("abandoned"));
            Thread.currentThread().join();
        }
    }

    private LocalPostgres start(int port) throws IOException, SQLException {
        return LocalPostgres.start(folder, folder.resolve("postgres.log"), port);
    }

    private static void execute(LocalPostgres postgres, String sql) throws IOException, SQLException {
        try (Connection connection = connect(postgres);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static int sum(LocalPostgres postgres) throws IOException, SQLException {
        try (Connection connection = connect(postgres);
                Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery("select sum(n) from kept")) {
            answer.next();
            return answer.getInt(1);
        }
    }

    private static String setting(LocalPostgres postgres, String name) throws IOException, SQLException {
        try (Connection connection = connect(postgres);
                Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery("show " + name)) {
            answer.next();
            return answer.getString(1);
        }
    }

    private static void refuse(String url, String user, String password) {
        Properties login = new Properties();
        login.setProperty("user", user);
        if (password != null) {
            login.setProperty("password", password);
        }
        SQLException refused = assertThrows(
                SQLException.class,
                () -> DriverManager.getConnection(url, login).close());
        assertTrue(refused.getSQLState().matches("28...|08004"), refused.toString());
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    private static Connection connect(LocalPostgres postgres) throws IOException, SQLException {
        DatabaseAccess access = postgres.access("plan");
        return DriverManager.getConnection(access.url(), access.user(), access.password());
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
