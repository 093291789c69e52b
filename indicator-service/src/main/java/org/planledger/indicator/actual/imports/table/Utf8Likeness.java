package org.planledger.indicator.actual.imports.table;

import java.nio.ByteBuffer;

/// Tells UTF-8 from the double-byte encodings of Chinese.
final class Utf8Likeness {
    private Utf8Likeness() {}

    /// Whether the bytes are UTF-8, or at least would be but for a few of them: Chinese characters take three
    /// bytes in UTF-8, so there are more well-formed sequences of three and more bytes than places where UTF-8
    /// is broken. Sequences of two do not count, since every third pair of GB18030 looks like one.
    ///
    /// @param ended whether the text ends with these bytes; if not, the last character may be incomplete
    static boolean isUtf8(ByteBuffer bytes, boolean ended) {
        int wellFormed = 0;
        int broken = 0;
        int i = bytes.position();
        while (i < bytes.limit()) {
            int length = sequenceAt(bytes, i);
            if (length == 0 && !ended) {
                break;
            }
            if (length <= 0) {
                broken++;
            } else if (length >= 3) {
                wellFormed++;
            }
            i += Math.max(length, 1);
            while (length <= 0 && i < bytes.limit() && (bytes.get(i) & 0xC0) == 0x80) {
                i++;
            }
        }
        return broken == 0 || wellFormed > broken;
    }

    /// The length of the well-formed sequence there; 0 when the bytes end in the midst of it, -1 when there is
    /// none.
    private static int sequenceAt(ByteBuffer bytes, int at) {
        int lead = bytes.get(at) & 0xFF;
        if (lead < 0x80) {
            return 1;
        }
        if (lead < 0xC2 || lead > 0xF4) {
            return -1;
        }
        int length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
        for (int i = 1; i < length; i++) {
            if (at + i >= bytes.limit()) {
                return 0;
            }
            int next = bytes.get(at + i) & 0xFF;
            if (next < (i == 1 ? lowestSecond(lead) : 0x80) || next > (i == 1 ? highestSecond(lead) : 0xBF)) {
                return -1;
            }
        }
        return length;
    }

    private static int lowestSecond(int lead) {
        return switch (lead) {
            case 0xE0 -> 0xA0;
            case 0xF0 -> 0x90;
            default -> 0x80;
        };
    }

    private static int highestSecond(int lead) {
        return switch (lead) {
            case 0xED -> 0x9F;
            case 0xF4 -> 0x8F;
            default -> 0xBF;
        };
    }
}
