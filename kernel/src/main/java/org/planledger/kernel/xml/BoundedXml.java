package org.planledger.kernel.xml;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/// Breaks off XML that is longer than it may be, that has a piece (a tag, a text, a comment) longer than the parser
/// should be given, since it keeps each whole, or that has a document type.
public final class BoundedXml extends FilterReader {
    /// How many characters a piece has at the most. The longest text of a cell has 32,767, each of which may be
    /// written as a reference (`&#x4E2D;`).
    public static final int LONGEST_PIECE = 300_000;

    private final long most;
    private final Refusal refusal;
    private long total;
    private int piece;
    private int begun;
    private String awaited;
    private int matched;

    /// How XML is refused. Each method throws; what it throws goes through the parser.
    public interface Refusal {
        /// Comes before each reading, so that one which takes too long can be given up.
        default void mayGoOn() throws IOException {}

        void tooLong() throws IOException;

        void longPiece() throws IOException;

        void documentType() throws IOException;
    }

    /// @param most how many characters it may have
    public BoundedXml(Reader text, long most, Refusal refusal) {
        super(text);
        this.most = most;
        this.refusal = refusal;
    }

    @Override
    public int read() throws IOException {
        char[] one = new char[1];
        return read(one, 0, 1) < 0 ? -1 : one[0];
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        refusal.mayGoOn();
        int count = in.read(buffer, offset, length);
        if (count < 0) {
            return count;
        }
        boolean isMarked = total == 0 && count > 0 && buffer[offset] == '\uFEFF';
        total += count;
        if (total > most) {
            refusal.tooLong();
        }
        if (isMarked) {
            System.arraycopy(buffer, offset + 1, buffer, offset, count - 1);
            return count == 1 ? read(buffer, offset, length) : looked(buffer, offset, count - 1);
        }
        return looked(buffer, offset, count);
    }

    private int looked(char[] buffer, int offset, int count) throws IOException {
        for (int i = offset; i < offset + count; i++) {
            look(buffer[i]);
        }
        if (piece > LONGEST_PIECE) {
            refusal.longPiece();
        }
        return count;
    }

    /// A piece begins with `<`; but in a comment, an instruction or a literal text that is a character like others.
    private void look(char character) throws IOException {
        piece++;
        if (awaited != null) {
            matched = character == awaited.charAt(matched) ? matched + 1 : restart(character);
            if (matched == awaited.length()) {
                awaited = null;
            }
        } else if (character == '<') {
            piece = 1;
            begun = 1;
        } else if (begun > 0) {
            begun = begin(character);
        }
    }

    /// How much of the awaited end has been seen when a character is not the next of it: of `-->` and `]]>`, a third
    /// sign leaves two.
    private int restart(char character) {
        boolean isRepeated = matched == 2 && awaited.charAt(1) == character;
        return isRepeated ? 2 : character == awaited.charAt(0) ? 1 : 0;
    }

    /// @return how many characters after `<` leave open what begins there, with it; 0 when that is known
    private int begin(char character) throws IOException {
        if (begun == 1) {
            if (character == '?') {
                await("?>");
            }
            return character == '!' ? 2 : 0;
        }
        switch (character) {
            case '-' -> await("-->");
            case '[' -> await("]]>");
            default -> refusal.documentType();
        }
        return 0;
    }

    private void await(String end) {
        awaited = end;
        matched = 0;
    }
}
