package org.planledger.kernel.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;

/// What was received and fills no memory until it is used. The file has no name from the beginning where the system
/// allows it, so nothing is left of it when the process ends.
public final class TemporaryFile implements AutoCloseable {
    private final FileChannel file;

    private TemporaryFile(FileChannel file) {
        this.file = file;
    }

    /// @param name how its name begins for as long as it has one
    /// @throws IOException when the disk is full or may not be written
    public static TemporaryFile open(String name) throws IOException {
        return new TemporaryFile(FileChannel.open(
                Files.createTempFile(name, null),
                StandardOpenOption.READ,
                StandardOpenOption.WRITE,
                StandardOpenOption.DELETE_ON_CLOSE));
    }

    /// Takes what is written into it.
    public OutputStream output() {
        return Channels.newOutputStream(file);
    }

    /// All that was written, once.
    public InputStream input() throws IOException {
        file.position(0);
        return Channels.newInputStream(file);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
