package org.planledger.indicator.actual.imports.workbook;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.planledger.indicator.actual.imports.table.UnreadableException;

/// The directory at the end of an archive. Parts are read without it; but one that does not name just the parts
/// that were read belongs to a file that was cut off or damaged on its way, of which nobody knows what is
/// missing.
final class ZipDirectory {
    private static final long LONGEST = 4L << 20;
    private static final int END = 0x06054b50;
    private static final int END_LENGTH = 22;
    private static final int LENGTH_IN_END = 12;
    private static final int LONGEST_COMMENT = 0xFFFF;
    private static final String NAME = "ZIP";

    private ZipDirectory() {}

    /// What tells parts from others in whatever order: their number, names, lengths and checksums.
    static final class Parts {
        private int count;
        private long sum;

        /// @param part one that was read to its end
        void add(ZipEntry part) {
            count++;
            sum += 31L * part.getName().hashCode() + Long.hashCode(part.getCrc() << 32 ^ part.getSize());
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Parts parts && parts.count == count && parts.sum == sum;
        }

        @Override
        public int hashCode() {
            return Objects.hash(count, sum);
        }
    }

    /// @param read the parts that the archive has
    /// @throws UnreadableException when the directory names others, or cannot be read
    static void check(Path file, Parts read) throws IOException {
        if (length(file) > LONGEST) {
            throw Broken.of(NAME);
        }
        Parts named = new Parts();
        try (ZipFile zip = new ZipFile(file.toFile())) {
            zip.stream().forEach(named::add);
        } catch (ZipException | IllegalArgumentException broken) {
            throw Broken.because(broken);
        }
        if (!named.equals(read)) {
            throw Broken.of(NAME);
        }
    }

    /// How long the directory says to be; where it is not clear which end is the right one, the longest that any says.
    /// It is taken into memory as a whole, and so must not be too long.
    private static long length(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            long from = Math.max(0, channel.size() - END_LENGTH - LONGEST_COMMENT);
            ByteBuffer tail = ByteBuffer.allocate((int) (channel.size() - from)).order(ByteOrder.LITTLE_ENDIAN);
            while (tail.hasRemaining() && channel.read(tail, from + tail.position()) >= 0) {
                // Once more, as long as there is more.
            }
            long longest = -1;
            for (int at = tail.position() - END_LENGTH; at >= 0; at--) {
                if (tail.getInt(at) == END) {
                    longest = Math.max(longest, Integer.toUnsignedLong(tail.getInt(at + LENGTH_IN_END)));
                }
            }
            if (longest >= 0) {
                return longest;
            }
        }
        throw Broken.of(NAME);
    }
}
