package org.planledger.indicator.actual.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.planledger.kernel.testing.ServiceProcess;
import org.planledger.kernel.testing.TestLogin;
import org.planledger.kernel.testing.TestPostgres;

/// The packaged service, killed while it receives a file.
class LeftFilesIT {
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

    private static final String HEADER = "indicator,region,period,value\n";
    private static final int LENGTH = 100_000;

    @TempDir
    Path folder;

    @Test
    void whatAKilledServiceHasReceivedIsRemovedByTheNextStartAndWhatALivingOneReceivesIsNot() throws Exception {
        Path foreign = Files.createDirectories(folder.resolve("of-somebody-else"));
        Files.writeString(foreign.resolve("kept.txt"), "kept");
        Path alike = Files.createDirectories(folder.resolve("plan-ledger-import-of-somebody-else"));
        Files.writeString(alike.resolve("kept.txt"), "kept");
        try (ServiceProcess killed = start();
                Socket toKilled = sendHalfAFile(killed.url())) {
            awaitFiles(1);
            try (ServiceProcess living = start();
                    Socket toLiving = sendHalfAFile(living.url())) {
                awaitFiles(2);
                List<Path> both = files();
                killed.kill();
                assertEquals(both, files());
                killed.launch();
                killed.awaitReady();
                assertEquals(1, files().size());
                assertTrue(both.containsAll(files()));
                assertTrue(Files.exists(foreign.resolve("kept.txt")));
                assertTrue(Files.exists(alike.resolve("kept.txt")));
                // An answer shows that the living one could read all of its file: it has empty lines only.
                assertEquals("HTTP/1.1 200 OK", complete(toLiving));
            }
        }
    }

    private ServiceProcess start() throws IOException {
        return ServiceProcess.start(
                "indicator-service",
                Map.of(
                        "quarkus.datasource.jdbc.url", TestPostgres.newDatabase(),
                        "quarkus.datasource.username", "postgres",
                        "quarkus.datasource.password", "postgres",
                        "indicator.plan-service.url", "http://127.0.0.1:9",
                        // The living one waits for the rest of its file while the other starts again.
                        "quarkus.http.read-timeout", "10M",
                        "indicator.import.folder", folder.toString()));
    }

    private static Socket sendHalfAFile(URI service) throws IOException {
        Socket socket = new Socket(service.getHost(), service.getPort());
        OutputStream out = socket.getOutputStream();
        String head = "POST /v1/actuals/imports HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/csv\r\n"
                + "Authorization: " + TestLogin.authorization() + "\r\nContent-Length: " + LENGTH + "\r\n\r\n" + HEADER;
        out.write(head.getBytes(StandardCharsets.UTF_8));
        out.flush();
        return socket;
    }

    /// Sends the rest, which is empty lines.
    ///
    /// @return the first line of the answer
    private static String complete(Socket socket) throws IOException {
        socket.setSoTimeout((int) LONGEST_WAIT.toMillis());
        OutputStream out = socket.getOutputStream();
        out.write("\n".repeat(LENGTH - HEADER.length()).getBytes(StandardCharsets.UTF_8));
        out.flush();
        return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8)).readLine();
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> found = Files.walk(folder)) {
            return found.filter(file -> file.toString().endsWith(".import"))
                    .sorted()
                    .toList();
        }
    }

    private void awaitFiles(int count) throws Exception {
        Instant end = Instant.now().plus(LONGEST_WAIT);
        while (files().size() < count) {
            assertTrue(Instant.now().isBefore(end), "no file was received");
            TimeUnit.MILLISECONDS.sleep(10);
        }
    }
}
