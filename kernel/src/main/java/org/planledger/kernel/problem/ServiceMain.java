package org.planledger.kernel.problem;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Starts a service. The HTTP server reads by a system property alone that it shall leave the check of addresses to
/// others, and reads it when it is loaded, so it is set before: the server would answer an address that it cannot read
/// with an empty 400, where [ReadableAddress] says what is wrong. What the server unpacks of its pages goes into a
/// folder that nobody else of the machine can write to, and not into one that is common to all. Requests are carried
/// out
/// on more threads of the platform than there are processors: they are not interrupted for each other, and one that
/// computes for seconds, such as an import, would have all others wait.
@QuarkusMain
public final class ServiceMain {
    /// More than there are requests that may compute for long.
    private static final int CARRIERS = 32;

    private ServiceMain() {}

    /// @param arguments passed on to the service
    /// @throws IOException when there is no place for temporary files
    public static void main(String... arguments) throws IOException {
        System.setProperty("vertx.disableURIValidation", "true");
        System.setProperty("jdk.virtualThreadScheduler.parallelism", String.valueOf(CARRIERS));
        Path unpacked = Files.createTempDirectory("plan-ledger-");
        Path pages = unpacked.resolve("pages");
        // The server empties the inner one; what was named last is deleted first.
        unpacked.toFile().deleteOnExit();
        pages.toFile().deleteOnExit();
        System.setProperty("quarkus.vertx.cache-directory", pages.toString());
        Quarkus.run(arguments);
    }
}
