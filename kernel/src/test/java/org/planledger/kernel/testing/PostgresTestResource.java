package org.planledger.kernel.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.HashMap;
import java.util.Map;

/// Gives a `@QuarkusTest` an empty database of its own, and the issuer of the test run.
public class PostgresTestResource implements QuarkusTestResourceLifecycleManager {

    @Override
    public Map<String, String> start() {
        Map<String, String> settings = new HashMap<>(TestLogin.settings());
        settings.put("quarkus.datasource.jdbc.url", TestPostgres.newDatabase());
        settings.put("quarkus.datasource.username", "postgres");
        settings.put("quarkus.datasource.password", "postgres");
        return settings;
    }

    @Override
    public void stop() {
        // The server ends with the JVM.
    }
}
