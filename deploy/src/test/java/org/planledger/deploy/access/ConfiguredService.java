package org.planledger.deploy.access;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.planledger.deploy.http.Readiness;
import org.planledger.kernel.testing.TestPostgres;

/// A packaged service that is configured by its environment alone, as in production.
///
/// @param log what it has printed
record ConfiguredService(Process process, URI url, Path log) implements AutoCloseable {
    private static final long LONGEST_START_MINUTES = 4;

    /// @param variables what stands in the environment beside database and port
    static ConfiguredService start(String module, Map<String, String> variables) throws IOException {
        Path jar = Path.of("..", module, "target", "quarkus-app", "quarkus-run.jar");
        Path log = Files.createTempFile(module, ".log");
        int port = freePort();
        ProcessBuilder builder = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-jar",
                        jar.toString()))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        Map<String, String> environment = builder.environment();
        List.of("TOKEN_ISSUER", "TOKEN_KEYS", "TOKEN_AUDIENCE", "TOKEN_ROLES", "LOCAL_ISSUER", "SERVICE_TOKEN_FILE")
                .forEach(environment::remove);
        environment.putAll(new HashMap<>(Map.of(
                "DATABASE_URL",
                TestPostgres.newDatabase(),
                "DATABASE_USER",
                "postgres",
                "DATABASE_PASSWORD",
                "postgres",
                "HTTP_PORT",
                String.valueOf(port))));
        environment.putAll(variables);
        return new ConfiguredService(builder.start(), URI.create("http://127.0.0.1:" + port), log);
    }

    /// Waits until it has ended by itself.
    ///
    /// @return its exit code
    int end() throws InterruptedException, IOException {
        if (!process.waitFor(LONGEST_START_MINUTES, TimeUnit.MINUTES)) {
            throw new AssertionError("it runs on: " + Files.readString(log));
        }
        return process.exitValue();
    }

    void awaitReady() throws InterruptedException, IOException {
        try (Readiness readiness = new Readiness()) {
            while (!readiness.isReady(url)) {
                if (!process.isAlive()) {
                    throw new AssertionError("it has ended: " + Files.readString(log));
                }
                TimeUnit.MILLISECONDS.sleep(100);
            }
        }
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
