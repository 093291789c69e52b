package org.planledger.plan.document.source;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;
import org.planledger.kernel.problem.Text;

/// Breaks off XML that is longer than it may be, that has a piece (a tag, a text, a comment) longer than the
/// parser
/// should be given, since it keeps each whole, or that takes too long.
final class BoundedXml extends FilterReader {
    static final int MOST_CHARACTERS = 48 << 20;

    private static final int LONGEST_PIECE = 300_000;

    private final Deadline deadline;
    private int total;
    private int piece;
    private int begun;
    private String awaited;
    private int matched;

    BoundedXml(Reader text, Deadline deadline) {
        super(text);
        this.deadline = deadline;
    }

    @Override
    public int read() throws IOException {
        char[] one = new char[1];
        return read(one, 0, 1) < 0 ? -1 : one[0];
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        deadline.check();
        int count = in.read(buffer, offset, length);
        if (count < 0) {
            return count;
        }
        int from = total == 0 && count > 0 && buffer[offset] == '\uFEFF' ? 1 : 0;
        total += count;
        if (total > MOST_CHARACTERS) {
            throw tooLarge(MOST_CHARACTERS);
        }
        if (from == 1) {
            System.arraycopy(buffer, offset + 1, buffer, offset, count - 1);
            return count == 1 ? read(buffer, offset, length) : looked(buffer, offset, count - 1);
        }
        return looked(buffer, offset, count);
    }

    private int looked(char[] buffer, int offset, int count) {
        for (int i = offset; i < offset + count; i++) {
            look(buffer[i]);
        }
        if (piece > LONGEST_PIECE) {
            throw tooLarge(LONGEST_PIECE);
        }
        return count;
    }

    /// A piece begins with `<`; but in a comment, an instruction or a literal text that is a character like
    /// others.
    private void look(char character) {
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

    /// How much of the awaited end has been seen when a character is not the next of it: of `-->` and `]]>`,
    /// a third
    /// sign leaves two.
    private int restart(char character) {
        boolean isRepeated = matched == 2 && awaited.charAt(1) == character;
        return isRepeated ? 2 : character == awaited.charAt(0) ? 1 : 0;
    }

    /// @return how many characters after `<` leave open what begins there, with it; 0 when that is known
    private int begin(char character) {
        if (begun == 1) {
            if (character == '?') {
                await("?>");
            }
            return character == '!' ? 2 : 0;
        }
        switch (character) {
            case '-' -> await("-->");
            case '[' -> await("]]>");
            default -> throw Unreadable.broken(DocumentFormat.DOCX, "DOCTYPE");
        }
        return 0;
    }

    private void await(String end) {
        awaited = end;
        matched = 0;
    }

    private static UnreadableDocumentException tooLarge(int most) {
        return Unreadable.tooLarge(
                Text.of("XML 的每个部分最多 %,d 个字符", "at most %,d characters in each part of the XML", most));
    }
}
