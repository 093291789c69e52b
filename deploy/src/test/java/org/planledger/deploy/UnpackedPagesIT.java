package org.planledger.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.planledger.kernel.testing.ServiceProcess;
import org.planledger.kernel.testing.TestPostgres;

/// What a service unpacks of its pages: whoever could write there would put scripts into them.
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class UnpackedPagesIT {
    @TempDir
    Path temporary;

    @Test
    void nobodyElseOfTheMachineGetsAtWhatPagesAreServedFrom() throws Exception {
        Map<String, String> settings = Map.of(
                "DATABASE_URL",
                TestPostgres.newDatabase(),
                "DATABASE_USER",
                "postgres",
                "DATABASE_PASSWORD",
                "postgres",
                "java.io.tmpdir",
                temporary.toString());
        try (ServiceProcess plan = ServiceProcess.start("plan-service", settings);
                HttpClient http = HttpClient.newHttpClient()) {
            HttpRequest page = HttpRequest.newBuilder(plan.url().resolve("/q/swagger-ui/swagger-ui-bundle.js"))
                    .build();
            assertEquals(
                    200, http.send(page, HttpResponse.BodyHandlers.discarding()).statusCode());
            List<Path> folders;
            try (Stream<Path> entries = Files.list(temporary)) {
                folders = entries.filter(Files::isDirectory)
                        .filter(folder -> !folder.getFileName().toString().startsWith("hsperfdata"))
                        .toList();
            }
            assertFalse(folders.isEmpty(), "nothing was unpacked");
            for (Path folder : folders) {
                assertEquals(
                        "rwx------",
                        PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)),
                        folder::toString);
            }
        }
        try (Stream<Path> left = Files.list(temporary)) {
            assertEquals(
                    List.of(),
                    left.filter(entry -> entry.getFileName().toString().startsWith("plan-ledger-"))
                            .toList());
        }
    }
}
