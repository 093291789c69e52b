package org.planledger.plan.document.source;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// In what encoding a text is written: as its byte order mark says, or else UTF-8 or GB18030, whichever it
/// is without a fault.
final class Charsets {
    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final String NAMED = "charset=";
    private static final int BEGINNING = 4096;

    private Charsets() {}

    /// The characters without the byte order mark.
    ///
    /// @return null when it is neither, or has characters that no text has
    static String decode(byte[] bytes) {
        return decode(bytes, null);
    }

    /// The same of HTML, which may name its encoding.
    ///
    /// @return null when it is none of them, or has characters that no text has
    static String decodeHtml(byte[] bytes) {
        return decode(bytes, named(bytes));
    }

    private static String decode(byte[] bytes, Charset named) {
        Charset marked = marked(bytes);
        if (marked != null) {
            int mark = marked.equals(StandardCharsets.UTF_8) ? 3 : 2;
            return strict(bytes, mark, marked);
        }
        String text = named == null ? null : strict(bytes, 0, named);
        if (text == null) {
            text = strict(bytes, 0, StandardCharsets.UTF_8);
        }
        return text == null ? strict(bytes, 0, GB18030) : text;
    }

    private static Charset marked(byte[] bytes) {
        if (at(bytes, 0) == 0xEF && at(bytes, 1) == 0xBB && at(bytes, 2) == 0xBF) {
            return StandardCharsets.UTF_8;
        }
        if (at(bytes, 0) == 0xFF && at(bytes, 1) == 0xFE) {
            return StandardCharsets.UTF_16LE;
        }
        return at(bytes, 0) == 0xFE && at(bytes, 1) == 0xFF ? StandardCharsets.UTF_16BE : null;
    }

    private static int at(byte[] bytes, int place) {
        return place < bytes.length ? bytes[place] & 0xFF : -1;
    }

    private static String strict(byte[] bytes, int from, Charset charset) {
        try {
            String text = charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes, from, bytes.length - from))
                    .toString();
            return isText(text) ? text : null;
        } catch (CharacterCodingException other) {
            return null;
        }
    }

    private static boolean isText(String text) {
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (character < ' ' && "\t\n\r\f\u000b".indexOf(character) < 0 || character == '\uFFFE') {
                return false;
            }
        }
        return true;
    }

    /// What the beginning of HTML names.
    private static Charset named(byte[] bytes) {
        String beginning = new String(bytes, 0, Math.min(bytes.length, BEGINNING), StandardCharsets.ISO_8859_1)
                .toLowerCase(Locale.ROOT);
        int from = beginning.indexOf(NAMED);
        if (from < 0) {
            return null;
        }
        from += NAMED.length();
        while (from < beginning.length() && "\"' ".indexOf(beginning.charAt(from)) >= 0) {
            from++;
        }
        int to = from;
        while (to < beginning.length() && "\"' />;".indexOf(beginning.charAt(to)) < 0) {
            to++;
        }
        return switch (beginning.substring(from, to)) {
            case "gb2312", "gbk", "gb18030", "x-gbk" -> GB18030;
            case "big5" -> Charset.forName("Big5");
            default -> null;
        };
    }
}
