package org.planledger.indicator.actual.imports.table;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.planledger.kernel.problem.Text;
import org.planledger.kernel.problem.Violation;

/// The characters of a text file in the encoding that is told, that its byte order mark tells, or that it
/// seems to be in: UTF-8 or GB18030, of which GBK and GB2312 are parts.
///
/// Which of the two is decided where the first byte stands that is not ASCII, by that byte and those that
/// follow it in the buffer. Some Chinese texts in GB18030 begin as UTF-8 does (指 is U+05B8 in UTF-8), so that
/// one character does not tell; but soon there is what UTF-8 cannot be. Where the bytes are in neither, the line with
/// the first of them decides, so that it can be read up to the broken place.
final class FileText implements Closeable {
    private static final int BUFFER = 1 << 16;
    private static final String WORKBOOK_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final Charset GB18030 = Charset.forName("GB18030");

    private final InputStream body;
    private final ByteBuffer bytes = ByteBuffer.allocate(BUFFER).flip();
    private CharsetDecoder decoder;
    private boolean begun;
    private boolean ended;

    /// @param charset the encoding; null when it is not told
    FileText(InputStream body, Charset charset) {
        this.body = body;
        if (charset != null) {
            decoder = strict(charset);
        }
    }

    /// The bytes cannot be read as what the file is, or seems to be, encoded in.
    static final class MalformedException extends IOException {
        private static final long serialVersionUID = 1L;

        MalformedException(String charset) {
            super(charset);
        }

        String charset() {
            return getMessage();
        }
    }

    /// Reads some characters, as many as are there.
    ///
    /// @return how many; -1 at the end
    /// @throws MalformedException where the next byte does not fit the encoding; all before it has been read
    int read(char[] target, int offset, int length) throws IOException {
        if (!begun) {
            begin();
        }
        while (decoder == null) {
            if (!bytes.hasRemaining() && !fill()) {
                return -1;
            }
            int count = readAscii(target, offset, length);
            if (count > 0) {
                return count;
            }
            decide();
        }
        CharBuffer characters = CharBuffer.wrap(target, offset, length);
        while (true) {
            CoderResult result = decoder.decode(bytes, characters, ended);
            int count = characters.position() - offset;
            if (count > 0) {
                return count;
            }
            if (result.isError()) {
                throw new MalformedException(decoder.charset().name());
            }
            if (!fill() && !bytes.hasRemaining()) {
                return -1;
            }
        }
    }

    /// The encoding that the text is read in; UTF-8 when it is nothing but ASCII, unless UTF-16 is told.
    Charset charset() throws IOException {
        if (!begun) {
            begin();
        }
        if (decoder != null && decoder.charset().name().startsWith("UTF-16")) {
            return decoder.charset();
        }
        char[] ascii = new char[BUFFER];
        while (bytes.hasRemaining() || fill()) {
            if (readAscii(ascii, 0, ascii.length) == 0) {
                if (decoder == null) {
                    decide();
                }
                return decoder.charset();
            }
        }
        return StandardCharsets.UTF_8;
    }

    private int readAscii(char[] target, int offset, int length) {
        byte[] source = bytes.array();
        int from = bytes.position();
        int most = Math.min(length, bytes.remaining());
        int count = 0;
        while (count < most && source[from + count] >= 0) {
            target[offset + count] = (char) source[from + count];
            count++;
        }
        bytes.position(from + count);
        return count;
    }

    /// Reads some more bytes.
    ///
    /// @return whether there were some
    private boolean fill() throws IOException {
        if (ended) {
            return false;
        }
        bytes.compact();
        int count = body.read(bytes.array(), bytes.position(), bytes.remaining());
        if (count > 0) {
            bytes.position(bytes.position() + count);
        }
        bytes.flip();
        ended = count < 0;
        return count > 0;
    }

    private void begin() throws IOException {
        begun = true;
        while (bytes.remaining() < 4 && fill()) {
            // Once more, as long as there is more.
        }
        if (beginsWith('P', 'K', 3, 4) || beginsWith(0xD0, 0xCF, 0x11, 0xE0)) {
            throw new UnreadableException(
                    Text.of("内容不是 CSV", "the content is not CSV"),
                    Violation.of(
                            null,
                            "xlsx",
                            Text.of("是工作簿，不是 CSV", "it is a workbook, not CSV"),
                            Text.of(
                                    "CSV；XLSX 工作簿的 Content-Type 应为 %s",
                                    "CSV; an XLSX workbook has the Content-Type %s", WORKBOOK_TYPE)));
        }
        if (beginsWith(0xEF, 0xBB, 0xBF)) {
            begin(3, StandardCharsets.UTF_8);
        } else if (beginsWith(0xFF, 0xFE)) {
            begin(2, StandardCharsets.UTF_16LE);
        } else if (beginsWith(0xFE, 0xFF)) {
            begin(2, StandardCharsets.UTF_16BE);
        }
    }

    private boolean beginsWith(int... mark) {
        if (bytes.remaining() < mark.length) {
            return false;
        }
        for (int i = 0; i < mark.length; i++) {
            if ((bytes.get(i) & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }

    private void begin(int mark, Charset charset) {
        bytes.position(mark);
        decoder = strict(charset);
    }

    private void decide() throws IOException {
        while (bytes.remaining() < BUFFER && fill()) {
            // Once more, as long as there is more.
        }
        boolean isUtf8 = Utf8Likeness.isUtf8(bytes, ended) || (!isIn(GB18030, bytes, ended) && isFirstLineUtf8());
        decoder = strict(isUtf8 ? StandardCharsets.UTF_8 : GB18030);
    }

    private static boolean isIn(Charset charset, ByteBuffer text, boolean ended) {
        CharBuffer characters = CharBuffer.allocate(text.remaining());
        return !strict(charset).decode(text.duplicate(), characters, ended).isError();
    }

    private boolean isFirstLineUtf8() {
        int end = bytes.position();
        while (end < bytes.limit() && bytes.get(end) != '\n' && bytes.get(end) != '\r') {
            end++;
        }
        return isIn(StandardCharsets.UTF_8, bytes.duplicate().limit(end), true);
    }

    private static CharsetDecoder strict(Charset charset) {
        return charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    @Override
    public void close() throws IOException {
        body.close();
    }
}
