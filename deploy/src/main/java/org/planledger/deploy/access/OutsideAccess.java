package org.planledger.deploy.access;

import java.nio.file.Files;
import java.util.Map;
import org.planledger.deploy.Trouble;
import org.planledger.deploy.settings.OutsideIssuer;
import org.planledger.deploy.settings.ServiceName;
import org.planledger.kernel.problem.Text;

/// Tokens of an issuer that is configured. The services inherit what the environment says of it, and whoever runs it
/// renews the tokens.
final class OutsideAccess implements SuiteAccess {
    private OutsideAccess() {}

    static OutsideAccess of(OutsideIssuer issuer) {
        if (!Files.isReadable(issuer.serviceTokenFile())) {
            throw new Trouble(Text.of(
                    "无法读取 SERVICE_TOKEN_FILE 所指的 %s：indicator-service 和 report-service 用其中的令牌调用其他服务。",
                    "SERVICE_TOKEN_FILE names %s, which cannot be read: with the token in it indicator-service and"
                            + " report-service call other services.",
                    issuer.serviceTokenFile()));
        }
        return new OutsideAccess();
    }

    @Override
    public Map<String, String> admit(ServiceName service) {
        return Map.of();
    }

    @Override
    public void keepFresh() {
        // Its tokens are renewed by whoever runs the issuer.
    }
}
