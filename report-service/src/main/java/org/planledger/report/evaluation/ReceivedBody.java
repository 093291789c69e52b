package org.planledger.report.evaluation;

import java.io.InputStream;
import java.util.concurrent.Semaphore;
import org.apache.commons.io.output.UnsynchronizedByteArrayOutputStream;

/// A body that was received. Closing it gives its room back.
final class ReceivedBody implements AutoCloseable {
    private final Semaphore room;
    private final UnsynchronizedByteArrayOutputStream content =
            UnsynchronizedByteArrayOutputStream.builder().get();

    ReceivedBody(Semaphore room) {
        this.room = room;
    }

    /// Adds a piece whose room was taken.
    void add(byte[] piece, int length) {
        content.write(piece, 0, length);
    }

    boolean isEmpty() {
        return content.size() == 0;
    }

    InputStream content() {
        return content.toInputStream();
    }

    @Override
    public void close() {
        room.release(content.size());
    }
}
