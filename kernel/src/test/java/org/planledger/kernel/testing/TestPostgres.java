package org.planledger.kernel.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/// The PostgreSQL of a test run: one server in a JVM, a database for whoever asks.
public final class TestPostgres {
    private static final AtomicInteger DATABASES = new AtomicInteger();
    private static final Duration LONGEST_START = Duration.ofMinutes(2);
    private static EmbeddedPostgres server;

    private TestPostgres() {}

    /// Makes a new, empty database and gives its JDBC URL; the user is `postgres`, without a password.
    public static synchronized String newDatabase() {
        try {
            if (server == null) {
                server = EmbeddedPostgres.builder()
                        .setServerConfig("max_connections", "300")
                        .setPGStartupWait(LONGEST_START)
                        .start();
            }
            String name = "test_" + DATABASES.incrementAndGet();
            try (Connection connection = server.getPostgresDatabase().getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("create database " + name + " template template0 encoding 'UTF8'");
            }
            return "jdbc:postgresql://localhost:" + server.getPort() + "/" + name;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
