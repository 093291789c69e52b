package org.planledger.kernel.request;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.function.LongConsumer;
import org.planledger.kernel.file.TemporaryFile;

/// A body that is received to its end before anything is made of it. Those that come slowly would otherwise keep in
/// memory what was made of them so far. The first of it is kept in memory, a longer one in a file. Once it is there, it
/// has to be admitted.
final class ReceivedBody extends InputStream {
    /// How many bytes are kept in memory, of each connection there can be.
    static final int SHORT = 1 << 13;

    private final InputStream coming;
    private final LongConsumer admission;
    private TemporaryFile file;
    private InputStream received;

    /// @param admission what is done with its length as soon as it is there
    ReceivedBody(InputStream coming, LongConsumer admission) {
        this.coming = coming;
        this.admission = admission;
    }

    @Override
    public int read() throws IOException {
        return received().read();
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        return received().read(buffer, offset, length);
    }

    @Override
    public void close() throws IOException {
        try (TemporaryFile closed = file) {
            coming.close();
        }
    }

    /// Lets go of what was received, when nobody reads it any more: of a request that broke off nobody closes it.
    void release() {
        try (TemporaryFile closed = file) {
            received = nullInputStream();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /// What was received, as soon as all of it is there.
    InputStream received() throws IOException {
        if (received == null) {
            byte[] beginning = coming.readNBytes(SHORT);
            if (beginning.length < SHORT) {
                admission.accept(beginning.length);
                received = new ByteArrayInputStream(beginning);
            } else {
                received = receiveLong(beginning);
            }
        }
        return received;
    }

    private InputStream receiveLong(byte[] beginning) throws IOException {
        file = TemporaryFile.open("body");
        OutputStream out = file.output();
        out.write(beginning);
        long length = beginning.length;
        for (int read = coming.read(beginning); read >= 0; read = coming.read(beginning)) {
            out.write(beginning, 0, read);
            length += read;
        }
        admission.accept(length);
        return file.input();
    }
}
