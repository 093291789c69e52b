package org.planledger.kernel.request;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.MalformedInputException;
import java.util.List;
import org.planledger.kernel.problem.Failure;
import org.planledger.kernel.problem.ProblemType;
import org.planledger.kernel.problem.Text;
import org.planledger.kernel.problem.Violation;

/// Passes on content that is UTF-8 (RFC 3629) without NUL characters, and fails on any other. Jackson takes overlong
/// forms of UTF-8, in which a forbidden character can hide. It also reads UTF-16 and UTF-32 where it finds NUL
/// characters, which JSON in UTF-8 has nowhere. What is skipped is checked, too, and nothing is read twice.
final class StrictUtf8 extends InputStream {
    private static final int FIRST_CONTINUATION = 0x80;
    private static final int LAST_CONTINUATION = 0xBF;

    private final InputStream in;

    /// How many bytes of the character are still to come, and between which the next one must be.
    private int toCome;

    private int least = FIRST_CONTINUATION;
    private int most = LAST_CONTINUATION;

    StrictUtf8(InputStream in) {
        this.in = in;
    }

    @Override
    public int read() throws IOException {
        int read = in.read();
        if (read < 0) {
            end();
        } else {
            check(read);
        }
        return read;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = in.read(buffer, offset, length);
        if (read < 0) {
            end();
        }
        for (int i = offset; i < offset + read; i++) {
            check(buffer[i] & 0xFF);
        }
        return read;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private void end() throws MalformedInputException {
        if (toCome > 0) {
            throw new MalformedInputException(1);
        }
    }

    private void check(int unit) throws MalformedInputException {
        if (toCome > 0) {
            if (unit < least || unit > most) {
                throw new MalformedInputException(1);
            }
            toCome--;
            least = FIRST_CONTINUATION;
            most = LAST_CONTINUATION;
        } else if (unit == 0) {
            throw withNul();
        } else if (unit >= FIRST_CONTINUATION) {
            begin(unit);
        }
    }

    /// Overlong forms, surrogates and what is beyond the last character of Unicode show in the second byte.
    private void begin(int unit) throws MalformedInputException {
        if (unit < 0xC2 || unit > 0xF4) {
            throw new MalformedInputException(1);
        }
        toCome = unit < 0xE0 ? 1 : unit < 0xF0 ? 2 : 3;
        switch (unit) {
            case 0xE0 -> least = 0xA0;
            case 0xED -> most = 0x9F;
            case 0xF0 -> least = 0x90;
            case 0xF4 -> most = 0x8F;
            default -> {}
        }
    }

    private static Failure withNul() {
        return new Failure(
                ProblemType.MALFORMED_REQUEST,
                Text.of("内容不是 UTF-8 编码的 JSON", "the content is not JSON in UTF-8"),
                List.of(Violation.of(
                        null,
                        "encoding",
                        Text.of("有 NUL 字符，如 UTF-16 编码", "there are NUL characters, as in UTF-16"),
                        Text.of("UTF-8 编码的 JSON", "JSON in UTF-8"))));
    }
}
