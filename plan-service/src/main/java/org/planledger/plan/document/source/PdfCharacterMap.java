package org.planledger.plan.document.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.apache.pdfbox.cos.COSStream;

/// Looks through a map of character codes before the library reads it: it makes an entry for each character of a
/// range, and a range of a few bytes can name billions.
final class PdfCharacterMap {
    private static final int MOST_CHARACTERS = 300_000;
    private static final int LONGEST_CODE = 8;

    private final String map;
    private int at;
    private long total;

    private PdfCharacterMap(String map) {
        this.map = map;
    }

    /// Whether the ranges of the map name a number of characters that a font can have.
    static boolean isBounded(COSStream map) throws IOException {
        try (InputStream bytes = map.createInputStream()) {
            return new PdfCharacterMap(new String(bytes.readAllBytes(), StandardCharsets.ISO_8859_1)).isBounded();
        }
    }

    private boolean isBounded() {
        boolean isInRanges = false;
        boolean isBounded = true;
        while (at < map.length() && isBounded) {
            char sign = map.charAt(at);
            if (sign == 'b' && (map.startsWith("beginbfrange", at) || map.startsWith("begincidrange", at))) {
                isInRanges = true;
            } else if (sign == 'e' && (map.startsWith("endbfrange", at) || map.startsWith("endcidrange", at))) {
                isInRanges = false;
            }
            if (isInRanges && sign == '<') {
                isBounded = takeRange();
            } else {
                at++;
            }
        }
        return isBounded;
    }

    /// Takes two codes and what they are mapped to.
    private boolean takeRange() {
        long first = code();
        at = Math.max(at, indexOf('<'));
        long last = code();
        if (first < 0 || last < 0) {
            return false;
        }
        total += Math.max(1, last - first + 1);
        skipTarget();
        return total <= MOST_CHARACTERS;
    }

    private void skipTarget() {
        while (at < map.length() && map.charAt(at) <= ' ') {
            at++;
        }
        if (at < map.length() && map.charAt(at) == '[') {
            at = indexOf(']');
        } else if (at < map.length() && map.charAt(at) == '<') {
            at = indexOf('>');
        }
    }

    private int indexOf(char sign) {
        int found = map.indexOf(sign, at);
        return found < 0 ? map.length() : found;
    }

    /// The code in angle brackets.
    ///
    /// @return -1 when it is none, or longer than codes are
    private long code() {
        long code = 0;
        int digits = 0;
        at++;
        while (at < map.length() && map.charAt(at) != '>') {
            int digit = Character.digit(map.charAt(at), 16);
            if (digit >= 0) {
                code = code << 4 | digit;
                digits++;
            }
            if (digits > LONGEST_CODE) {
                return -1;
            }
            at++;
        }
        at++;
        return digits == 0 ? -1 : code;
    }
}
