package org.planledger.kernel.follow;

import java.io.IOException;

/// This service was away for so long that the other one no longer tells what was withdrawn meanwhile: the feed has
/// to be read from the beginning.
public final class ExpiredCursorException extends IOException {
    private static final long serialVersionUID = 1L;

    ExpiredCursorException(Throwable cause) {
        super(cause);
    }
}
