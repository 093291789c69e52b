package org.planledger.report.signals;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.planledger.kernel.testing.ServiceProcess;
import org.planledger.kernel.testing.TestPostgres;
import org.planledger.report.testing.Feeds;
import org.planledger.report.testing.Http;
import org.planledger.report.testing.Recorded;

/// The packaged service, killed and started again while signals change. The windows are long over, so that
/// nothing depends on the day.
class SignalRestartIT {
    private static final Instant THEN = Instant.parse("2021-01-05T00:00:00Z");
    private static final int TARGETS = 20;
    private static final int RESTARTS = 2;

    @Test
    void aRestartRepeatsNothingAndLeavesNothingOut() throws Exception {
        Feeds feeds = new Feeds();
        Map<String, String> settings = new HashMap<>(feeds.start());
        settings.put("quarkus.datasource.jdbc.url", TestPostgres.newDatabase());
        settings.put("quarkus.datasource.username", "postgres");
        settings.put("quarkus.datasource.password", "postgres");
        settings.put("signals.quiet", "0.05S");
        settings.put("signals.look-again", "0.2S");
        try (ServiceProcess report = ServiceProcess.start("report-service", settings)) {
            Recorded recorded = new Recorded(report.url());
            PublishedSignals published = new PublishedSignals(() -> new Http(report.url()), recorded);
            recorded.putPlan("2020-01", "2020-12");
            Map<String, String> expected = new TreeMap<>();
            for (int i = 0; i < TARGETS; i++) {
                recorded.putMonthlySum("t" + i);
                recorded.putTarget(
                        "t" + i,
                        "1",
                        "t" + i,
                        "\"comparator\": \"AT_LEAST\", \"value\": 100, \"from\": \"2020-12\", \"to\": \"2020-12\"");
                expected.put(recorded.code("t" + i), "BLUE");
            }
            published.await(expected);
            for (int restart = 1; restart <= RESTARTS; restart++) {
                boolean reached = restart % 2 == 0;
                // Some before the kill, which may or may not have been published, and some while nobody listens.
                IntStream.range(0, TARGETS / 2).forEach(i -> post(recorded, i, reached));
                report.kill();
                IntStream.range(TARGETS / 2, TARGETS).forEach(i -> post(recorded, i, reached));
                expected.replaceAll((target, signal) -> reached ? "NONE" : "RED");
                report.launch();
                report.awaitReady();
                published.await(expected);
            }
            PublishedSignals anew = new PublishedSignals(() -> new Http(report.url()), recorded);
            anew.await(expected);
            anew.read(0);
            assertEquals(published.changes, anew.changes);
            assertEquals(TARGETS * (1 + RESTARTS), anew.changes.size());
        } finally {
            feeds.stop();
        }
    }

    private static void post(Recorded recorded, int target, boolean reached) {
        recorded.record("t" + target, "2020-12", reached ? "100" : "10", THEN);
    }
}
