package org.planledger.deploy.access;

import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import org.planledger.deploy.Trouble;
import org.planledger.deploy.settings.ServiceName;
import org.planledger.deploy.settings.SuiteSettings;

/// Where the tokens of a suite come from: what its services are told of it, and the tokens that they and the launcher
/// call with.
public sealed interface SuiteAccess permits LocalAccess, OutsideAccess {

    /// For the launcher. The first time the local issuer makes its key.
    ///
    /// @throws Trouble when the key is open to others, or the token for the services cannot be read
    static SuiteAccess prepare(SuiteSettings settings) throws IOException {
        return settings.outsideIssuer().isPresent()
                ? OutsideAccess.of(settings.outsideIssuer().get())
                : new LocalAccess(settings.state(), LocalIssuer.make(settings.state()), Instant::now);
    }

    /// What a service needs to know who calls, and to show who it is, as variables of its environment. A token that the
    /// launcher mints for it is written anew.
    Map<String, String> admit(ServiceName service) throws IOException;

    /// Renews the tokens of the services when it is time.
    void keepFresh() throws IOException;
}
