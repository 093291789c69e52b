package org.planledger.kernel.problem;

import java.io.IOException;

/// An answer could not be written, because its client has closed the connection.
public final class ClientGoneException extends IOException {
    private static final long serialVersionUID = 1;

    public ClientGoneException(Throwable cause) {
        super(cause);
    }
}
