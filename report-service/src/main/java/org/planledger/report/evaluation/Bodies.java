package org.planledger.report.evaluation;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.Semaphore;
import org.planledger.kernel.problem.Failure;

/// Receives the bodies of trial calculations. What is held of all of them at a time is bounded by what has
/// arrived, so that a sender who stops takes no more room than he has filled.
final class Bodies {
    private static final int MOST_BYTES = 48 * 1024 * 1024;
    private static final int PIECE = 8 * 1024;

    private final Semaphore room = new Semaphore(MOST_BYTES);

    /// Receives a body to its end.
    ///
    /// @throws Failure when there is no room left
    ReceivedBody receive(InputStream body) throws IOException {
        ReceivedBody received = new ReceivedBody(room);
        try {
            byte[] piece = new byte[PIECE];
            for (int read = body.read(piece); read >= 0; read = body.read(piece)) {
                if (!room.tryAcquire(read)) {
                    throw Evaluations.tooMany();
                }
                received.add(piece, read);
            }
            return received;
        } catch (IOException | RuntimeException failed) {
            received.close();
            throw failed;
        }
    }
}
