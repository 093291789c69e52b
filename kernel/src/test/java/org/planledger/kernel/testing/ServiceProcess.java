package org.planledger.kernel.testing;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// A packaged service running as a process of its own, as it runs in production.
public final class ServiceProcess implements AutoCloseable {
    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(30);
    private static final Duration LONGEST_START = Duration.ofMinutes(4);

    private final Path jar;
    private final int port;
    private final Map<String, String> settings;
    private final Path log;
    private Process process;

    private ServiceProcess(Path jar, int port, Map<String, String> settings, Path log) {
        this.jar = jar;
        this.port = port;
        this.settings = settings;
        this.log = log;
    }

    /// Starts the jar that the module's build has left, on a free port, and waits until it is ready.
    ///
    /// @param module the folder of the module, such as `plan-service`
    /// @param settings Quarkus settings by their full names
    public static ServiceProcess start(String module, Map<String, String> settings) throws IOException {
        return start(module, freePort(), settings);
    }

    /// The same on a port that others know of before.
    public static ServiceProcess start(String module, int port, Map<String, String> settings) throws IOException {
        Path jar = Path.of("..", module, "target", "quarkus-app", "quarkus-run.jar")
                .toRealPath();
        Path log = Files.createTempFile(module, ".log");
        ServiceProcess service = new ServiceProcess(jar, port, settings, log);
        service.restart();
        return service;
    }

    /// Starts the service again, on the same port and with the same settings, and waits until it is ready.
    public void restart() throws IOException {
        launch();
        awaitReady();
    }

    /// Starts the service again without waiting for it.
    public void launch() throws IOException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m"));
        TestLogin.settings().forEach((name, value) -> command.add("-D" + name + "=" + value));
        settings.forEach((name, value) -> command.add("-D" + name + "=" + value));
        command.add("-Dquarkus.http.host=127.0.0.1");
        command.add("-Dquarkus.http.port=" + port);
        command.add("-jar");
        command.add(jar.toString());
        process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
    }

    /// Waits until the service is ready.
    public void awaitReady() throws IOException {
        Instant end = Instant.now().plus(LONGEST_START);
        HttpRequest ready = HttpRequest.newBuilder(url().resolve("/q/health/ready"))
                .timeout(LONGEST_ANSWER)
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            while (Instant.now().isBefore(end) && process.isAlive()) {
                try {
                    if (http.send(ready, HttpResponse.BodyHandlers.discarding()).statusCode() == 200) {
                        return;
                    }
                } catch (IOException notYetListening) {
                    // It is asked again until the time is over.
                }
                TimeUnit.MILLISECONDS.sleep(100);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        kill();
        throw new IOException(jar + " did not become ready:\n" + Files.readString(log));
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + port + "/");
    }

    public Path log() {
        return log;
    }

    /// Ends the process at once, as a power cut would (kill -9).
    public void kill() {
        process.destroyForcibly().onExit().join();
    }

    /// Asks the process to end (SIGTERM) and waits until it has.
    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }

    /// A port that nobody listens on.
    public static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
