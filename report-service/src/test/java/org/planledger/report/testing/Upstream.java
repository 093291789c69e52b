package org.planledger.report.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import org.planledger.kernel.testing.ServiceProcess;
import org.planledger.kernel.testing.TestPostgres;

/// The real plan-service and indicator-service, as their builds have packaged them; one of each for a test run.
public class Upstream implements QuarkusTestResourceLifecycleManager {
    private static ServiceProcess plans;
    private static ServiceProcess indicators;

    @Override
    public Map<String, String> start() {
        // The application that ran before in this JVM may be collected at any time, and nothing may depend on when.
        System.gc();
        return Map.of(
                "follow.plan-url", plans().url().toString(),
                "follow.indicator-url", indicators().url().toString());
    }

    @Override
    public void stop() {
        // They serve the next test class, too, and end with the JVM.
    }

    public static synchronized ServiceProcess plans() {
        if (plans == null) {
            plans = start("plan-service", Map.of());
        }
        return plans;
    }

    public static synchronized ServiceProcess indicators() {
        if (indicators == null) {
            indicators = start(
                    "indicator-service",
                    Map.of(
                            "indicator.plan-service.url",
                            plans().url().toString().replaceAll("/$", "")));
        }
        return indicators;
    }

    /// Starts a packaged service with an empty database of its own.
    public static ServiceProcess start(String module, Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(settings);
        all.put("quarkus.datasource.jdbc.url", TestPostgres.newDatabase());
        all.put("quarkus.datasource.username", "postgres");
        all.put("quarkus.datasource.password", "postgres");
        try {
            ServiceProcess service = ServiceProcess.start(module, all);
            Runtime.getRuntime().addShutdownHook(new Thread(service::kill));
            return service;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
