package org.planledger.indicator.actual.imports.workbook;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.planledger.kernel.problem.Text;

/// A workbook in a temporary file, since its sheet may come before the texts that it needs. The archive is read
/// from its beginning to its end each time, and never by its directory, which is only held against what was
/// read.
final class SpooledWorkbook implements Closeable {
    private static final long MOST_BYTES = 200L << 20;
    private static final int MOST_PARTS = 10_000;
    private static final int BUFFER = 1 << 16;

    private final Path file;
    private ZipInputStream open;

    private SpooledWorkbook(Path file) {
        this.file = file;
    }

    /// Takes the body to its end.
    ///
    /// @param folder for the temporary file
    static SpooledWorkbook of(InputStream body, Path folder) throws IOException {
        SpooledWorkbook workbook = new SpooledWorkbook(Files.createTempFile(folder, "figures", ".xlsx"));
        try {
            workbook.spool(body);
            return workbook;
        } catch (IOException | RuntimeException failed) {
            workbook.close();
            throw failed;
        }
    }

    private void spool(InputStream body) throws IOException {
        byte[] buffer = new byte[BUFFER];
        int count = body.readNBytes(buffer, 0, BUFFER);
        if (count >= 4 && (buffer[0] & 0xFF) == 0xD0 && (buffer[1] & 0xFF) == 0xCF) {
            throw Broken.oldOrLocked();
        }
        if (count < 4 || buffer[0] != 'P' || buffer[1] != 'K') {
            throw Broken.noWorkbook();
        }
        long total = 0;
        try (OutputStream out = Files.newOutputStream(file)) {
            while (count > 0) {
                total += count;
                if (total > MOST_BYTES) {
                    throw Broken.tooLarge(Text.of("最多 %d MB", "at most %d MB", MOST_BYTES >> 20));
                }
                out.write(buffer, 0, count);
                count = body.readNBytes(buffer, 0, BUFFER);
            }
        }
    }

    /// Takes the parts of the workbook.
    interface PartReader {

        /// @param name the part's name in lower case
        void read(String name, InputStream part) throws IOException, XMLStreamException;
    }

    /// Reads the parts in the order of the archive. A part that the reader leaves unread is passed over.
    void readParts(PartReader reader) throws IOException {
        try (ZipInputStream zip = zip()) {
            int parts = 0;
            ZipDirectory.Parts read = new ZipDirectory.Parts();
            ZipEntry entry = nextEntry(zip);
            while (entry != null) {
                parts++;
                if (parts > MOST_PARTS) {
                    throw Broken.tooLarge(Text.of("最多 %d 个部分", "at most %d parts", MOST_PARTS));
                }
                reader.read(nameOf(entry), zip);
                zip.closeEntry();
                read.add(entry);
                entry = nextEntry(zip);
            }
            ZipDirectory.check(file, read);
        } catch (XMLStreamException | ZipException | EOFException | CharacterCodingException broken) {
            throw Broken.because(broken);
        }
    }

    /// Opens a part that is large, until another is opened or [#close()].
    XMLStreamReader sheet(String name) throws IOException {
        if (open != null) {
            open.close();
        }
        open = zip();
        ZipEntry entry = nextEntry(open);
        while (entry != null) {
            if (nameOf(entry).equals(name)) {
                try {
                    return SheetXml.reader(open, SheetXml.MOST_OF_A_SHEET);
                } catch (XMLStreamException broken) {
                    throw Broken.because(broken);
                }
            }
            entry = nextEntry(open);
        }
        throw Broken.of(name);
    }

    private ZipInputStream zip() throws IOException {
        return new ZipInputStream(new BufferedInputStream(Files.newInputStream(file), BUFFER));
    }

    private static ZipEntry nextEntry(ZipInputStream zip) throws IOException {
        try {
            return zip.getNextEntry();
        } catch (ZipException | EOFException | IllegalArgumentException broken) {
            throw Broken.because(broken);
        }
    }

    private static String nameOf(ZipEntry entry) {
        String name = entry.getName().replace('\\', '/').toLowerCase(Locale.ROOT);
        return name.startsWith("/") ? name.substring(1) : name;
    }

    @Override
    public void close() throws IOException {
        try {
            if (open != null) {
                open.close();
            }
        } finally {
            Files.deleteIfExists(file);
        }
    }
}
