package org.planledger.kernel.follow;

import java.io.IOException;

/// The followed service has another database than the one that was followed, or an earlier state of it. To try
/// again does not help: the copy has to begin anew.
public final class ReplacedFeedException extends IOException {
    private static final long serialVersionUID = 1L;

    ReplacedFeedException(Throwable cause) {
        super(cause);
    }
}
