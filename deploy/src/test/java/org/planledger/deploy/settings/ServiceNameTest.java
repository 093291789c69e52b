package org.planledger.deploy.settings;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ServiceNameTest {

    @ParameterizedTest
    @EnumSource
    void aServiceMayTakeLongerToEndThanItGivesTheRequestsThatItHasBegun(ServiceName service) throws IOException {
        Properties properties = new Properties();
        Path file = Path.of("..", service.folder(), "src/main/resources/application.properties");
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        Duration requests = Duration.parse("PT" + properties.getProperty("quarkus.shutdown.timeout"));
        Duration delay = Duration.parse("PT" + properties.getProperty("%prod.quarkus.shutdown.delay"));
        assertTrue(service.longestStop().compareTo(requests.plus(delay)) > 0, requests + " and " + delay);
    }
}
