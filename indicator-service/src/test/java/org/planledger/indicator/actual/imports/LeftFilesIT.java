package org.planledger.indicator.actual.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
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
import org.planledger.kernel.testing.TestPostgres;

/// The packaged service, killed while it receives a file.
class LeftFilesIT {
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

    @TempDir
    Path folder;

    @Test
    void whatAKilledServiceHasReceivedIsRemovedByTheNextStartAndWhatALivingOneReceivesIsNot() throws Exception {
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
                assertTrue(toKilled.isBound() && toLiving.isConnected());
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
                        "indicator.import.folder", folder.toString()));
    }

    private static Socket sendHalfAFile(URI service) throws IOException {
        Socket socket = new Socket(service.getHost(), service.getPort());
        OutputStream out = socket.getOutputStream();
        String head = "POST /v1/actuals/imports HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/csv\r\n"
                + "Content-Length: 100000\r\n\r\nindicator,region,period,value\n";
        out.write(head.getBytes(StandardCharsets.UTF_8));
        out.flush();
        return socket;
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
