package org.planledger.kernel.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.exceptionsorter.PostgreSQLExceptionSorter;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.planledger.kernel.testing.TestPostgres;

/// The connection that listens for commits dies, and another one takes its place.
class CommitSignalIT {
    private static final Duration LONGEST = Duration.ofMinutes(1);
    private static final int NOBODY = 0;

    private AgroalDataSource pool;
    private Connection other;
    private CommitSignal signal;

    @BeforeEach
    void listen() throws SQLException {
        String url = TestPostgres.newDatabase();
        pool = AgroalDataSource.from(new AgroalDataSourceConfigurationSupplier()
                .connectionPoolConfiguration(connections -> connections
                        .maxSize(5)
                        .exceptionSorter(new PostgreSQLExceptionSorter())
                        .connectionFactoryConfiguration(factory -> factory.jdbcUrl(url)
                                .principal(new NamePrincipal("postgres"))
                                .credential(new SimplePassword("postgres")))));
        other = DriverManager.getConnection(url, "postgres", "postgres");
        signal = new CommitSignal();
        signal.database = pool;
        signal.start(new StartupEvent());
    }

    @AfterEach
    void stop() throws SQLException {
        signal.stop(new ShutdownEvent());
        other.close();
        pool.close();
    }

    @Test
    void aConnectionThatTheServerEndsIsReplaced() throws Exception {
        int first = listenerOtherThan(NOBODY);
        execute("select pg_terminate_backend(" + first + ")");
        listenerOtherThan(first);
        assertAnotherInstanceIsHeard();
    }

    /// As when a firewall forgets the connection: nothing comes any more, and nobody says that it is closed.
    @Test
    void aConnectionThatFallsSilentIsReplaced() throws Exception {
        int first = listenerOtherThan(NOBODY);
        send("STOP", first);
        try {
            listenerOtherThan(first);
            assertAnotherInstanceIsHeard();
        } finally {
            send("CONT", first);
        }
    }

    private void assertAnotherInstanceIsHeard() throws SQLException {
        long seen = signal.generation();
        execute("notify plan_ledger_changes");
        signal.await(seen, LONGEST);
        assertTrue(signal.generation() > seen);
    }

    /// The server process of the connection that listens, once it is another one than the given.
    private int listenerOtherThan(int process) throws SQLException, InterruptedException {
        String sql = "select pid from pg_stat_activity where datname = current_database() and pid <> " + process
                + " and query = 'listen plan_ledger_changes' and state = 'idle'";
        Instant end = Instant.now().plus(LONGEST);
        while (Instant.now().isBefore(end)) {
            try (Statement statement = other.createStatement();
                    ResultSet row = statement.executeQuery(sql)) {
                if (row.next()) {
                    return row.getInt(1);
                }
            }
            Thread.sleep(10);
        }
        throw new AssertionError("no connection listens other than that of process " + process);
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = other.createStatement()) {
            statement.execute(sql);
        }
    }

    private static void send(String processSignal, int process) throws IOException, InterruptedException {
        assertEquals(
                0,
                new ProcessBuilder("kill", "-" + processSignal, Integer.toString(process))
                        .inheritIO()
                        .start()
                        .waitFor());
    }
}
