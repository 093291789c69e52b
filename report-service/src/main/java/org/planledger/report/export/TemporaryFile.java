package org.planledger.report.export;

import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// A file without a name: it is gone when it is closed, or when the process ends however that comes.
public final class TemporaryFile implements AutoCloseable {
    private final FileChannel channel;

    private TemporaryFile(FileChannel channel) {
        this.channel = channel;
    }

    public static TemporaryFile create() throws IOException {
        Path path = Files.createTempFile("report-service-", null);
        return new TemporaryFile(FileChannel.open(
                path, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE));
    }

    public FileChannel channel() {
        return channel;
    }

    /// Sends it from its beginning, and closes it whether or not that succeeds.
    public StreamingOutput sent() {
        return out -> {
            try (TemporaryFile self = this) {
                WritableByteChannel to = Channels.newChannel(out);
                long size = self.channel.size();
                long done = 0;
                while (done < size) {
                    done += self.channel.transferTo(done, size - done, to);
                }
            }
        };
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
