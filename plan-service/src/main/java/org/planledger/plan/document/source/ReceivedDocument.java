package org.planledger.plan.document.source;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.planledger.kernel.file.TemporaryFile;
import org.planledger.kernel.problem.Text;

/// A document as it was received, kept on disk until there is a place to read it: many that come slowly fill no memory.
public final class ReceivedDocument implements AutoCloseable {
    private static final int PIECE = 1 << 13;

    private final TemporaryFile file;

    private ReceivedDocument(TemporaryFile file) {
        this.file = file;
    }

    /// Receives a body to its end.
    ///
    /// @throws UnreadableDocumentException when it is longer than a document may be
    /// @throws IOException when the body breaks off, or the disk is full
    public static ReceivedDocument receive(InputStream body) throws IOException {
        TemporaryFile file = TemporaryFile.open("document");
        try {
            copy(body, file.output());
            return new ReceivedDocument(file);
        } catch (IOException | RuntimeException | Error failed) {
            file.close();
            throw failed;
        }
    }

    private static void copy(InputStream body, OutputStream out) throws IOException {
        byte[] piece = new byte[PIECE];
        int left = DocumentText.MOST_BYTES;
        for (int read = body.read(piece); read >= 0; read = body.read(piece)) {
            left -= read;
            if (left < 0) {
                throw Unreadable.tooLarge(Text.of("最多 %d MB", "at most %d MB", DocumentText.MOST_BYTES >> 20));
            }
            out.write(piece, 0, read);
        }
    }

    /// All of it, once.
    byte[] bytes() throws IOException {
        return file.input().readAllBytes();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
