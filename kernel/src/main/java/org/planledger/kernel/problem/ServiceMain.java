package org.planledger.kernel.problem;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;

/// Starts a service. The HTTP server reads by a system property alone that it shall leave the check of addresses to
/// others, and reads it when it is loaded, so it is set before: the server would answer an address that it cannot read
/// with an empty 400, where [ReadableAddress] says what is wrong.
@QuarkusMain
public final class ServiceMain {
    private ServiceMain() {}

    /// @param arguments passed on to the service
    public static void main(String... arguments) {
        System.setProperty("vertx.disableURIValidation", "true");
        Quarkus.run(arguments);
    }
}
