package org.planledger.deploy.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
        Path access = folder.resolve("data/pg_hba.conf");
        String usual = Files.readString(access);
        Files.writeString(access, "host all all all reject\n");
        assertThrows(
                IOException.class,
                () -> LocalPostgres.start(folder, folder.resolve("postgres.log"), port, Duration.ofSeconds(1)));
        assertTrue(LocalPostgres.findRunning(folder).isEmpty());

        Files.writeString(access, usual);
        try (LocalPostgres postgres = start(port)) {
            assertEquals(7, sum(postgres));
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

    private static void execute(LocalPostgres postgres, String sql) throws SQLException {
        try (Connection connection = connect(postgres);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static int sum(LocalPostgres postgres) throws SQLException {
        try (Connection connection = connect(postgres);
                Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery("select sum(n) from kept")) {
            answer.next();
            return answer.getInt(1);
        }
    }

    private static Connection connect(LocalPostgres postgres) throws SQLException {
        return DriverManager.getConnection(postgres.jdbcUrl("plan"), "postgres", "postgres");
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
