package org.planledger.plan.document.source;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/// The parts of an archive that is in memory, as the directory at its end tells. Only the parts that are asked for are
/// unpacked, and no more of them than is read.
final class ZipParts {
    private static final int END = 0x06054b50;
    private static final int END_LENGTH = 22;
    private static final int LONGEST_COMMENT = 0xFFFF;
    private static final int NAMED = 0x02014b50;
    private static final int NAMED_LENGTH = 46;
    private static final int LOCAL = 0x04034b50;
    private static final int LOCAL_LENGTH = 30;
    private static final int STORED = 0;
    private static final int DEFLATED = 8;

    private final ByteBuffer archive;
    private final Map<String, Place> places = new HashMap<>();

    private record Place(int method, boolean isEncrypted, int length, int header) {}

    private ZipParts(byte[] archive) {
        this.archive = ByteBuffer.wrap(archive).order(ByteOrder.LITTLE_ENDIAN);
    }

    /// @throws UnreadableDocumentException when the archive has no directory, as one that was cut off
    static ZipParts of(byte[] archive) {
        ZipParts parts = new ZipParts(archive);
        try {
            parts.readDirectory();
        } catch (IndexOutOfBoundsException outside) {
            throw Unreadable.broken(DocumentFormat.DOCX, "ZIP", outside);
        }
        return parts;
    }

    private void readDirectory() {
        int end = end();
        int count = Short.toUnsignedInt(archive.getShort(end + 10));
        int at = archive.getInt(end + 16);
        for (int i = 0; i < count; i++) {
            if (archive.getInt(at) != NAMED) {
                throw Unreadable.broken(DocumentFormat.DOCX, "ZIP");
            }
            int nameLength = Short.toUnsignedInt(archive.getShort(at + 28));
            byte[] name = new byte[nameLength];
            archive.get(at + NAMED_LENGTH, name);
            places.putIfAbsent(
                    nameOf(name),
                    new Place(
                            Short.toUnsignedInt(archive.getShort(at + 10)),
                            (archive.getShort(at + 8) & 1) != 0,
                            archive.getInt(at + 20),
                            archive.getInt(at + 42)));
            at += NAMED_LENGTH
                    + nameLength
                    + Short.toUnsignedInt(archive.getShort(at + 30))
                    + Short.toUnsignedInt(archive.getShort(at + 32));
        }
    }

    private int end() {
        int first = Math.max(0, archive.limit() - END_LENGTH - LONGEST_COMMENT);
        for (int at = archive.limit() - END_LENGTH; at >= first; at--) {
            if (archive.getInt(at) == END) {
                return at;
            }
        }
        throw Unreadable.broken(DocumentFormat.DOCX, "ZIP");
    }

    private static String nameOf(byte[] name) {
        String text =
                new String(name, StandardCharsets.UTF_8).replace('\\', '/').toLowerCase(Locale.ROOT);
        return text.startsWith("/") ? text.substring(1) : text;
    }

    /// @param name in lower case
    boolean has(String name) {
        return places.containsKey(name);
    }

    /// A part, unpacked while it is read. Whoever reads it closes it.
    ///
    /// @param name in lower case
    /// @throws UnreadableDocumentException when it is not there, or is packed in a way that is not read
    InputStream open(String name) {
        Place place = places.get(name);
        if (place == null || place.isEncrypted() || place.method() != STORED && place.method() != DEFLATED) {
            throw Unreadable.broken(DocumentFormat.DOCX, name);
        }
        try {
            if (archive.getInt(place.header()) != LOCAL) {
                throw Unreadable.broken(DocumentFormat.DOCX, name);
            }
            int from = place.header()
                    + LOCAL_LENGTH
                    + Short.toUnsignedInt(archive.getShort(place.header() + 26))
                    + Short.toUnsignedInt(archive.getShort(place.header() + 28));
            byte[] packed = new byte[Math.clamp(place.length(), 0, archive.limit())];
            archive.get(from, packed);
            InputStream bytes = new ByteArrayInputStream(packed);
            return place.method() == STORED ? bytes : unpacked(bytes);
        } catch (IndexOutOfBoundsException outside) {
            throw Unreadable.broken(DocumentFormat.DOCX, name, outside);
        }
    }

    private static InputStream unpacked(InputStream packed) {
        Inflater inflater = new Inflater(true);
        return new InflaterInputStream(packed, inflater) {
            @Override
            public void close() {
                inflater.end();
            }
        };
    }
}
