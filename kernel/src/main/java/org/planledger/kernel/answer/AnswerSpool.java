package org.planledger.kernel.answer;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.planledger.kernel.file.TemporaryFile;

/// An answer as it will be sent. A short one is kept in memory, a longer one in a file.
final class AnswerSpool extends OutputStream {
    /// How many bytes are kept in memory.
    static final int SHORT = 1 << 16;

    private ByteArrayOutputStream beginning = new ByteArrayOutputStream();
    private OutputStream out = beginning;
    private TemporaryFile file;
    private long length;

    @Override
    public void write(int single) throws IOException {
        write(new byte[] {(byte) single}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int count) throws IOException {
        length += count;
        if (file == null && length > SHORT) {
            file = TemporaryFile.open("answer");
            out = file.output();
            beginning.writeTo(out);
            beginning = null;
        }
        out.write(bytes, offset, count);
    }

    long length() {
        return length;
    }

    /// All that was written, once: bytes, or a stream that ends the file when it is closed.
    Object content() throws IOException {
        return file == null ? beginning.toByteArray() : file.input();
    }

    /// Lets go of what was written, when it is not sent.
    void discard() throws IOException {
        if (file != null) {
            file.close();
        }
    }
}
